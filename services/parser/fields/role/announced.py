"""Titles without the words that announce them, and headings that announce several."""

import re

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold

__all__ = ["bare_title", "ends_in_article", "is_list_title"]

_ARTICLE = lazy_compile(
    r"^(?:an?|eine?n?(?:/n|/r|/en)?|une?(?:/e)?|un[ao]?(?:[/(][ao]\)?)?|uma?|een|en|et|ett)\s+(?=\S)", re.IGNORECASE
)
_SIGNS = lazy_compile(r"^(?:[^\w\s(\[«\"“„]\ufe0f?\u200d?)+\s*")
_LISTS = lazy_compile(alternatives("lists", "titles"))


def bare_title(text: str) -> str:
    """Return a title without an article before it and signs behind it: `un/a accordatore` is `Accordatore`."""
    bare = _ARTICLE.sub("", _SIGNS.sub("", text).strip(' -–„“"')).rstrip(" ,:")
    return bare[:1].upper() + bare[1:]


def ends_in_article(text: str) -> bool:
    """Whether a line breaks off before a noun."""
    last = text.rsplit(maxsplit=1)[-1]
    return last != text and _ARTICLE.match(f"{last} x") is not None


def is_list_title(text: str) -> bool:
    """Whether a heading is that of a list or a search: `Open positions`, `12 jobs in Kiel`."""
    return _LISTS.search(fold(text)) is not None
