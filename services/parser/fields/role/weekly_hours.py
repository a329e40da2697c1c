"""Whether a job is full-time or part-time, by the hours of a week that it states."""

from lexicon import tables
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.vocabulary import load

__all__ = ["extent_by_hours"]

_WORDS = load("weekly_hours")
_HOURS, _WEEK = (tables.alternatives(_WORDS[name]) for name in ("hours", "week"))
_BETWEEN = r"\s?(?:bis|to|tot|a|az|do|til|till|och|и|до)?\s?"
_HOURS_A_WEEK = lazy_compile(
    rf"(?<![\d.,:])(?P<low>\d{{1,2}})(?:[ .,]\d\d?)?(?:{_BETWEEN}(?P<high>\d{{2}}))?\s?(?:{_HOURS})\b"
    rf"(?:\s\w{{1,6}}){{0,2}}?\s?(?:{_WEEK})\b"
)
_WEEK_BEFORE = lazy_compile(rf"(?:{_WEEK})\s?(?:\w{{1,6}}\s)?(?P<low>\d{{2}})\s?(?P<high>)(?:{_HOURS})")
# `38,5 Wochenstunden`
_WEEKLY_HOURS = lazy_compile(r"(?<![\d.,])(?P<low>\d{1,2})(?:[ .,]\d\d?)?\s(?P<high>)wochenstunden")
_POSSIBLE, _PART, _FULL = range(4, 61), 31, 35


def extent_by_hours(text: str) -> str | None:
    """Return `Full-time` or `Part-time` for `38 hours a week`; None where hours are missing, between, or differ."""
    folded = fold(text)
    found = set()
    for pattern in (_HOURS_A_WEEK, _WEEK_BEFORE, _WEEKLY_HOURS):
        for match in pattern.finditer(folded):
            low = int(match["low"])
            high = int(match["high"] or low)
            if low in _POSSIBLE and high in _POSSIBLE:
                found.add("Part-time" if high < _PART else "Full-time" if low >= _FULL else "")
    return next(iter(found)) or None if len(found) == 1 else None
