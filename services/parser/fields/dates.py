"""Dates as platforms write them."""

import re
from datetime import UTC, date, datetime
from typing import Any

from lexicon import tables
from lexicon.languages import words
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold

__all__ = ["parse_date"]

_ISO = lazy_compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_JAPANESE = lazy_compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_DAY_FIRST_DOTS = lazy_compile(r"^\D{0,20}(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SLASHES = lazy_compile(r"^\D{0,20}(\d{1,2})/(\d{1,2})/(\d{4})")
_MONTH_FIRST = lazy_compile(r"\b([^\W\d_]{3,10})\.? +(\d{1,2})(?:st|nd|rd|th)?,?(?: +[\d:]{5,8} +[A-Z]{3,5})? +(\d{4})")
_DAY_FIRST = lazy_compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?[ -](?:de +)?([^\W\d_]{3,12})\.?,?[ -](?:de +)?(\d{4})")
_EPOCH_MS = 100_000_000_000
_YEARS = range(1990, 2101)
_MONTHS = {
    stem: number
    for text in words("dates", "months").values()
    for number, stems in enumerate(tables.entries(text), start=1)
    for stem in stems.split()
}
"""By the first eight, four or three letters of their names."""


def parse_date(value: Any) -> date | None:
    """Return the calendar day of a timestamp, ISO or local date text; None when it is neither."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_epoch(value)
    if not isinstance(value, str) or not value.strip():
        return None
    text = value.strip()
    if re.fullmatch(r"\d{10}|\d{13}", text):
        return _from_epoch(int(text))
    return _numeric(text) or _named_month(text)


def _from_epoch(value: float) -> date | None:
    try:
        moment = datetime.fromtimestamp(value / 1000 if value > _EPOCH_MS else value, tz=UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return moment.date() if moment.year in _YEARS else None


def _numeric(text: str) -> date | None:
    for pattern, order in ((_ISO, (1, 2, 3)), (_JAPANESE, (1, 2, 3)), (_DAY_FIRST_DOTS, (3, 2, 1))):
        if match := pattern.search(text):
            return _date(*(int(match.group(index)) for index in order))
    if match := _SLASHES.search(text):
        first, second, year = (int(group) for group in match.groups())
        # Month first is the American habit of the platforms that use slashes; 25/12 can only be a day.
        return _date(year, first, second) or _date(year, second, first)
    return None


def _named_month(text: str) -> date | None:
    if match := _MONTH_FIRST.search(text):
        name, day, year = match.groups()
    elif match := _DAY_FIRST.search(text):
        day, name, year = match.groups()
    else:
        return None
    folded = fold(name)
    month = next((_MONTHS[folded[:size]] for size in (8, 4, 3) if folded[:size] in _MONTHS), None)
    return _date(int(year), month, int(day)) if month else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
