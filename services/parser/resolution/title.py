"""The job's title on a page without data: of all that may be it, what most of the page speaks for."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lexicon.text import fold
from services.parser.document.page import Page
from services.parser.fields.role.title import has_gender_mark, is_statement, looks_like_title
from services.parser.formats.owners.page_witnesses import owner_keys
from services.parser.formats.page_title import split_title, without_page_words
from services.parser.text.facts import marked_fact_of
from services.parser.text.headings import marked_heading_kind
from services.parser.text.meanings import is_page_word
from services.parser.text.words import compact

__all__ = ["resolve_title"]

_LONGEST, _MOST_WORDS = 160, 16
_MOST_HEADINGS = 8
_FEW = 2
_ENOUGH, _UNKNOWN = 2.4, 1.5
_HEADINGS = "h1, h2, h3"
_SLUG_WORDS = 2


def resolve_title(page: Page) -> str | None:
    """Return the heading or the part of the page's title that is the job's title; None when nothing is sure enough."""
    scores: dict[str, float] = {}
    texts: dict[str, str] = {}
    owner = owner_keys(page)
    for text, score in _candidates(page):
        key = fold(text)
        if not key or not _is_possible(text) or compact(text) in owner:
            continue
        texts.setdefault(key, text)
        scores[key] = max(scores.get(key, 0.0), score)
    if not scores:
        return None
    total = {key: score + _support(texts[key], page) for key, score in scores.items()}
    if any(looks_like_title(text) for text in texts.values()):
        # An employer's name or a motto may be the main heading, above the job.
        total = {key: score - _UNKNOWN * _is_unsupported(texts[key], page) for key, score in total.items()}
    best = max(total, key=lambda key: total[key])
    return texts[best] if total[best] >= _ENOUGH else None


def _candidates(page: Page) -> Iterator[tuple[str, float]]:
    nodes = page.nodes(_HEADINGS)[:_MOST_HEADINGS]
    first = next((node.tag for node in nodes if node.tag == "h1"), nodes[0].tag if nodes else "")
    ranked = 0
    for at, node in enumerate(nodes):
        text = without_page_words(" ".join(node.text(separator=" ").split()))
        ranked += node.tag == first
        yield text, (2.5 if node.tag == first and ranked <= _FEW else 1.0) - 0.15 * at
    for text in (page.title, page.meta.get("og:title", "")):
        parts = split_title(text, site_name=page.meta.get("og:site_name"), url=page.address)
        if parts.title:
            yield without_page_words(parts.title), 1.0


def _is_possible(text: str) -> bool:
    is_short = 1 < len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    return is_short and bool(re.search(r"[^\W\d_]", text)) and not is_page_word(text) and marked_fact_of(text) is None


def _support(text: str, page: Page) -> float:
    """Return how much of the page speaks for a text as the title."""
    key = fold(text)
    is_known = looks_like_title(text)
    score = 1.0 * is_known + 1.0 * has_gender_mark(text)
    score += 1.5 * (key in fold(page.title)) + 1.5 * (key in fold(page.meta.get("og:title", "")))
    score += 1.0 * (len(_slug_words(page) & set(key.split())) >= _SLUG_WORDS)
    if not is_known and marked_heading_kind(text):
        score -= 3.0
    return score - 2.0 * (text[-1] in ".!?:" or is_statement(text))


def _is_unsupported(text: str, page: Page) -> bool:
    is_named = looks_like_title(text) or has_gender_mark(text)
    return not is_named and fold(text) not in fold(f"{page.title} {page.meta.get('og:title', '')}")


def _slug_words(page: Page) -> set[str]:
    path = unquote(urlsplit(page.address or "").path)
    return {word for word in fold(path).split() if len(word) > _FEW}
