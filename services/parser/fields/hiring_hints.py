"""What the posting states about its hiring process."""

import re
from collections.abc import Iterable

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.prefilter import required_literals
from lexicon.text import shorten

__all__ = ["find_hints"]

_LIMIT = 4000
_SENTENCES = 8
_ABOUT = lazy_compile(alternatives("hiring", "about"), re.IGNORECASE)
_NOT_ABOUT = lazy_compile(alternatives("hiring", "not_about"), re.IGNORECASE)
_STEMS = required_literals(_ABOUT.pattern)


def find_hints(process: Iterable[str], lines: Iterable[str]) -> str | None:
    """Return the section on hiring, or else the sentences that speak of it; None when there are none."""
    if section := list(process):
        return shorten("\n".join(section), _LIMIT)
    sentences = (part for line in lines if _is_near(line) for part in re.split(r"(?<=[.!?])\s+", line))
    near = (part for part in sentences if _is_near(part))
    kept = dict.fromkeys(part for part in near if _ABOUT.search(part) and not _NOT_ABOUT.search(part))
    return shorten("\n".join(list(kept)[:_SENTENCES]), _LIMIT) or None


def _is_near(text: str) -> bool:
    lowered = text.lower()
    return any(stem in lowered for stem in _STEMS)
