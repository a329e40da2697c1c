"""The likeliest title among the lines, headings and parts of titles that may be it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lexicon.company.legal_forms import without_legal_form
from lexicon.text import fold
from services.parser.document.boilerplate import is_boilerplate
from services.parser.employers.features import has_firm_word
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.role.employment import is_employment
from services.parser.fields.role.title import clean_title, has_gender_mark, is_statement, looks_like_title
from services.parser.ranker import Ranker
from services.parser.text.facts import is_fact, marked_fact_of
from services.parser.text.headings import heading_kind
from services.parser.text.lines import TextLine
from services.parser.text.meanings import is_page_word
from services.parser.text.words import compact

__all__ = ["RANKER", "Shown", "TitleChoice", "choose_title", "likeliest_title"]

RANKER = Ranker(Path(__file__).with_name("weights.json"))
_LONGEST, _MOST_WORDS, _HEAD, _SHORT = 140, 18, 16, 4
_LENGTHS = (1, 2, 3, 6, 9, _MOST_WORDS)
_ENDS = ".!?:;,"
_FIRST, _IN_HEAD = 2, 6
_LIKELY = 0.3
"""A line that is less likely is no title."""


@dataclass(frozen=True)
class Shown:
    """What a page says of itself around the posting; a text says nothing."""

    title: str = ""
    url: str | None = None
    owners: frozenset[str] = frozenset()
    """Letters of the names of the site's owner."""

    @property
    def slug(self) -> frozenset[str]:
        """The words of the address."""
        path = unquote(urlsplit(self.url or "").path)
        return frozenset(word for word in fold(path).split() if len(word) > _SHORT - 1)


NOTHING_SHOWN = Shown()


@dataclass(frozen=True)
class TitleChoice:
    """A title and how likely it is."""

    text: str
    chance: float
    features: frozenset[str]


def likeliest_title(
    proposals: Iterable[tuple[str, str]], lines: Sequence[TextLine], shown: Shown = NOTHING_SHOWN
) -> str | None:
    """Return the first proposal where it is called like a job, else the likeliest title.

    Args:
        proposals: Texts, and what proposes them, surest first.
        lines: The posting.
        shown: What the page says around it.
    """
    proposed = iter(proposals)
    first = next(proposed, None)
    if first and is_job(first[0]):
        return first[0]
    choices = choose_title([*([first] if first else []), *proposed], lines, shown)
    if choices and choices[0].chance >= _LIKELY:
        return choices[0].text
    return first and first[0]


def is_job(text: str) -> bool:
    """Whether a text is called like a job."""
    return looks_like_title(text) or has_gender_mark(text)


def choose_title(proposals: Iterable[tuple[str, str]], lines: Sequence[TextLine], shown: Shown) -> list[TitleChoice]:
    """Return what may be the title, likeliest first.

    Args:
        proposals: Texts, and what proposes them, surest first.
        lines: The posting; its first lines may be the title, too.
        shown: What the page says around it.
    """
    kinds: dict[str, list[str]] = {}
    texts: dict[str, str] = {}
    found = [*proposals]
    surest = fold(clean_title(found[0][0])) if found else None
    for text, kind in (*found, *((line.text, f"line {line.kind}") for line in lines[:_HEAD])):
        key = fold(clean_title(text))
        if key and len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS:
            texts.setdefault(key, text)
            kinds.setdefault(key, []).append(f"by {kind}")
            if key == surest:
                kinds[key].append("first")
    features = [frozenset({*kinds[key], *_features(text, key, lines, shown)}) for key, text in texts.items()]
    none = frozenset({"none", "none, no proposal"} if not any("first" in found for found in features) else {"none"})
    judged = zip(texts.values(), RANKER.chances(features, none), features, strict=True)
    return sorted((TitleChoice(*one) for one in judged), key=lambda choice: -choice.chance)


def _features(text: str, key: str, lines: Sequence[TextLine], shown: Shown) -> Iterator[str]:
    yield from _of_text(text)
    at = next((index for index, line in enumerate(lines[:_HEAD]) if key in fold(line.text)), None)
    yield "nowhere" if at is None else f"at {at if at < _FIRST else 'head' if at < _IN_HEAD else 'below'}"
    if at is not None and at + 1 < len(lines):
        below = lines[at + 1].text
        yield f"above {'facts' if is_fact(below) or is_place(below) or is_employment(below) else 'text'}"
    if shown.title:
        yield "in page title" if key in fold(shown.title) else "not in page title"
    if fold(shown.title) == key:
        yield "whole page title"
    if len(shown.slug & set(key.split())) >= min(_FIRST, len(key.split())) and shown.slug:
        yield "in address"
    if compact(text) in shown.owners:
        yield "owner"
    if sum(key in fold(line.text) for line in lines[: 4 * _HEAD]) > 1:
        yield "repeated"


@lru_cache(2048)
def _of_text(text: str) -> tuple[str, ...]:
    checks = {
        "trade": looks_like_title(text),
        "trade, short": looks_like_title(text) and len(text.split()) <= _SHORT,
        "gender mark": has_gender_mark(text),
        "statement": is_statement(text),
        "page word": is_page_word(text) or is_page_word(text, loosely=True),
        "boilerplate": is_boilerplate(text),
        "heading": heading_kind(text) is not None,
        "label": marked_fact_of(text) is not None,
        "fact": is_fact(text),
        "place": is_place(text),
        "employment": is_employment(text),
        "form": without_legal_form(text) != text,
        "firm word": has_firm_word(text),
        "ends in sign": text[-1] in _ENDS,
        "sentence within": bool(re.search(r"[^\W\d_]{3}[.!?] ", text)),
        "digits": any(map(str.isdigit, text)),
        "mail or link": "@" in text or "://" in text or "#" in text,
        "small": text[:1].islower(),
        "capitals": text.isupper(),
        "dash": bool(re.search(r"\s[|–—·•-]\s", text)),
        "colon": ":" in text,
        "comma": "," in text,
    }
    length = next(most for most in _LENGTHS if len(text.split()) <= most)
    return (*(name for name, holds in checks.items() if holds), f"words {length}")
