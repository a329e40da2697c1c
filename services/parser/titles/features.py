"""What speaks for and against a text as the title, as names of features that the ranker weighs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from lexicon.company.legal_forms import without_legal_form
from lexicon.text import fold
from services.parser.document.boilerplate import is_boilerplate
from services.parser.employers.name_features import has_firm_word
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.role.announced import is_list_title
from services.parser.fields.role.employment import is_employment
from services.parser.fields.role.title import has_gender_mark, is_statement, looks_like_title
from services.parser.text.facts import is_fact, marked_fact_of
from services.parser.text.headings import heading_kind
from services.parser.text.meanings import is_page_word
from services.parser.text.words import compact
from services.parser.titles.outline import Outline

__all__ = ["NOTHING_SHOWN", "Shown", "features_of"]

_MOST_WORDS, _HEAD, _SHORT, _REPEATED = 18, 16, 4, 64
_LENGTHS = (1, 2, 3, 6, 9, _MOST_WORDS)
_ENDS = ".!?:;,"
_FIRST, _IN_HEAD = 2, 6


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


def features_of(text: str, key: str, outline: Outline, shown: Shown) -> Iterator[str]:
    """Yield the features of a text.

    Args:
        text: The text.
        key: The same, cleaned and folded.
        outline: The posting.
        shown: What the page says around it.
    """
    yield from _of_text(text)
    at = outline.find(key, within=_REPEATED)
    head = at if at is not None and at < _HEAD else None
    yield "nowhere" if head is None else f"at {head if head < _FIRST else 'head' if head < _IN_HEAD else 'below'}"
    if at is not None:
        yield from outline.features(at)
        yield from _around(at, key, outline)
    if shown.title:
        yield "in page title" if key in fold(shown.title) else "not in page title"
    if fold(shown.title) == key:
        yield "whole page title"
    if len(shown.slug & set(key.split())) >= min(_FIRST, len(key.split())) and shown.slug:
        yield "in address"
    if compact(text) in shown.owners:
        yield "owner"


def _around(at: int, key: str, outline: Outline) -> Iterator[str]:
    if at + 1 < len(outline.lines):
        below = outline.lines[at + 1].text
        yield f"above {'facts' if is_fact(below) or is_place(below) or is_employment(below) else 'text'}"
    if sum(key in line for line in outline.folded[:_REPEATED]) > 1:
        yield "repeated"
    line = outline.folded[at]
    yield "alone" if line == key else "part of line" if len(line.split()) <= _MOST_WORDS else "part of paragraph"


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
        "list": is_list_title(text),
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
