"""Headings of a posting's parts, in many languages."""

from functools import lru_cache
from typing import Literal, get_args

from lexicon.text import fold
from services.parser.vocabulary import pattern

__all__ = ["SectionKind", "heading_kind", "spelled_out"]

# In the order in which headings are tried.
SectionKind = Literal["process", "preferred", "benefits", "responsibilities", "required", "other"]

_KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
_HEADINGS = tuple((kind, pattern("sections", kind)) for kind in _KINDS)
_LIMIT = 90


# The same headings come again and again.
@lru_cache(4096)
def heading_kind(text: str) -> SectionKind | None:
    """Return which section a heading opens; None when the line is no known heading."""
    if len(text) > _LIMIT:
        return None
    folded = spelled_out(text)
    return next((kind for kind, heading in _HEADINGS if heading.search(folded)), None)


def spelled_out(text: str) -> str:
    """Return the folded text without contractions: `what you will do` for `What you'll do`."""
    folded = fold(text)
    for short, full in (("you ll", "you will"), ("you re", "you are"), ("we re", "we are"), ("what s", "what is")):
        folded = folded.replace(short, full)
    return folded
