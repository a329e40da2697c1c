"""Headings of a posting's parts, in many languages."""

from functools import lru_cache
from typing import Literal, get_args

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.text.meanings import key_of

__all__ = ["SectionKind", "heading_kind", "marked_heading_kind", "spelled_out"]

# In the order in which headings are tried.
SectionKind = Literal["process", "preferred", "benefits", "responsibilities", "required", "other"]

_KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
_HEADINGS = tuple((kind, lazy_compile(alternatives("sections", kind))) for kind in _KINDS)
_LIMIT = 90
_BY_MEANING: dict[str, SectionKind] = {
    "tasks": "responsibilities",
    "required": "required",
    "skills": "required",
    "experience": "required",
    "education": "required",
    "preferred": "preferred",
    "benefits": "benefits",
    "process": "process",
    "about": "other",
    "company": "other",
    "contact": "other",
    "pay": "other",
    "place": "other",
    "employment": "other",
    "form": "other",
}
_MOST_WORDS = 6


# The same headings come again and again.
@lru_cache(4096)
def heading_kind(text: str) -> SectionKind | None:
    """Return which section a heading opens; None when the line is no known heading."""
    if len(text) > _LIMIT:
        return None
    folded = spelled_out(text)
    return next((kind for kind, heading in _HEADINGS if heading.search(folded)), None)


@lru_cache(4096)
def marked_heading_kind(text: str) -> SectionKind | None:
    """Return which section a line opens that is known to be a heading: single words of many languages count then."""
    if kind := heading_kind(text):
        return kind
    if len(text) > _LIMIT or len(text.split()) > _MOST_WORDS:
        return None
    key = key_of(text)
    for entity in ("tasks", "required", "preferred", "benefits", "process"):
        if entity in key.entities:
            return _BY_MEANING[entity]
    if "job" in key.entities and key.has("body"):
        return "responsibilities"
    return _BY_MEANING.get(key.entity or "")


def spelled_out(text: str) -> str:
    """Return the folded text without contractions: `what you will do` for `What you'll do`."""
    folded = fold(text).replace("\u0451", "\u0435")  # as most Russians write it
    for short, full in (("you ll", "you will"), ("you re", "you are"), ("we re", "we are"), ("what s", "what is")):
        folded = folded.replace(short, full)
    return folded
