"""Years of experience asked for."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import re
from collections.abc import Iterable

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.text.uncased import by_first_letter
from services.parser.text.words import without_markup

__all__ = ["find_years", "find_years_in_demands"]

_WORDS = alternatives("years", "numbers")
_NUMBER = rf"(?:\d{{1,2}}|{_WORDS})"
_UNIT = rf"(?:{alternatives('years', 'unit')})"
_START = lazy_compile(rf"(?<![\d.,$€£])\d{{1,2}}(?![\d.,%]\d|%)|\b(?:{by_first_letter(_WORDS)})\b", re.IGNORECASE)
_DEMAND = lazy_compile(
    rf"(?P<count>{_NUMBER}\s*(?:\+|plus|or more)?(?:\s*(?:-|–|—|to|bis|à|a|až|do)\s*{_NUMBER}\s*\+?)?\s*(?:\([^)]{{1,"
    rf"12}}\)\s*)?\+?\s*{_UNIT})"
    r"(?![^\W\d_])(?:['’´]s?)?(?P<after>.{0,70})",
    re.IGNORECASE,
)
_BOUND = lazy_compile(rf"\b(?:{alternatives('years', 'bound')})\s+$", re.IGNORECASE)
_ABOUT_WORK = lazy_compile(alternatives("years", "about_work"), re.IGNORECASE)
_WORK_BEFORE = lazy_compile(
    rf"(?:{alternatives('years', 'before')})\W{{0,4}}\w{{0,12}}\W{{0,3}}(?:at least |minimum |от )?$", re.IGNORECASE
)
_NOT_ASKED = lazy_compile(r"\b(?:old|of age|history|founded|in business|warranty|contract|term|plan)\b", re.IGNORECASE)
_PAST = lazy_compile(r"(?:last|past|next|for) (?:the )?(?:over |more than )?$", re.IGNORECASE)
_UNSPACED = lazy_compile(r"(?<!\d)\d{1,2}\s*(?:[-~〜～–]\s*\d{1,2}\s*)?(?:年|년)\s*(?:以上|及以上|이상)?")
_NEAR, _SOON = 14, 20
_LONGEST_DEMAND = 300
_LIMIT = 20_000
_LOOK_BACK = 60


def find_years(text: str) -> str | None:
    """Return the first demand for experience, e.g. `3-7 years` or `10+ years`; None when there is none."""
    return next((found for line in text[:_LIMIT].splitlines() if (found := _in_line(line))), None)


def find_years_in_demands(statements: Iterable[str]) -> str | None:
    """Return the first number of years among the demands, whatever they are for: `7+ years of WordPress`."""
    for line in statements:
        for start in _START.finditer(line[:_LONGEST_DEMAND]):
            match = _DEMAND.match(line, start.start())
            if match and not _is_of_something_else(match["after"]):
                bound = _BOUND.search(line[max(0, match.start() - _LOOK_BACK) : match.start()])
                return without_markup((bound.group() if bound else "") + match["count"])
        if unspaced := _UNSPACED.search(line):
            return unspaced.group()
    return None


def _is_of_something_else(after: str) -> bool:
    """Whether what follows a number of years says that they are an age, a warranty or the like."""
    found = _NOT_ASKED.search(after)
    return found is not None and found.end() <= _SOON


def _in_line(line: str) -> str | None:
    for start in _START.finditer(line):
        match = _DEMAND.match(line, start.start())
        if match is None:
            continue
        before = line[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _is_of_something_else(match["after"]) or _PAST.search(before):
            continue
        bound = _BOUND.search(before)
        if bound or _ABOUT_WORK.search(match["after"]) or _WORK_BEFORE.search(before):
            return without_markup((bound.group() if bound else "") + match["count"])
    unspaced = _UNSPACED.search(line)
    near = line[max(0, unspaced.start() - _NEAR) : unspaced.end() + _NEAR] if unspaced else ""
    return without_markup(unspaced.group()) if unspaced and _ABOUT_WORK.search(near) else None
