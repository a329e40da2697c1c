"""What an abbreviation means where it stands: the employer that is called so, or a job, a degree, a certificate."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from lexicon.patterns import pattern
from lexicon.tables import read

__all__ = ["as_employer", "is_abbreviation", "is_of_job", "is_witnessed", "meaning"]

Meaning = Literal["employer", "job", "open"]
_BEFORE, _BEHIND = 60, 40
"""Characters around an abbreviation that are looked at."""


def is_abbreviation(name: str) -> bool:
    """Whether a name is written for a job, a degree, a certificate or another everyday thing as well."""
    return name in _entries()


def meaning(text: str, start: int, end: int) -> Meaning:
    """Return what an abbreviation means by the words next to it, or `open` where these fit both."""
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
    if _signs("deed_of_employer").search(behind):
        return "employer"
    if _signs("of_a_job").search(behind) or _is_apposition(text, start, end):
        return "job"
    if _signs("place_of_employer").search(before):
        return "employer"
    if _signs("for_either").search(behind):
        return "open"
    return "job" if _signs("one_of_many").search(before) else "open"


def is_of_job(text: str, start: int, end: int) -> bool:
    """Whether a name that stands somewhere is an abbreviation, and means a job, a degree or the like there."""
    return is_abbreviation(text[start:end]) and meaning(text, start, end) == "job"


def is_witnessed(text: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether a text certainly names an employer: by a longer name, or by what stands next to a short one."""
    return any(not is_abbreviation(match[0]) or meaning(text, *match.span()) == "employer" for match in found)


def as_employer(text: str, found: Iterable[re.Match[str]], *, witnessed: bool = False) -> Iterator[re.Match[str]]:
    """Yield those places of an employer's names that mean the employer.

    A short name that is an everyday abbreviation needs a second witness: words next to it, another place of the text
    that is beyond doubt, or `witnessed`. Where the text writes out what else it stands for, only words next to it do.

    Args:
        text: The text.
        found: The places of the names, in order.
        witnessed: Whether what surrounds the text says beyond doubt that it speaks of the employer.
    """
    places = list(found)
    if not any(is_abbreviation(match[0]) for match in places):
        yield from places
        return
    sure = witnessed or is_witnessed(text, places)
    for match in places:
        means = meaning(text, *match.span()) if is_abbreviation(match[0]) else "employer"
        if means == "employer" or (means == "open" and sure and not _is_written_out(match[0], text)):
            yield match


def _is_written_out(name: str, text: str) -> bool:
    return _written_out(name).search(text) is not None


def _is_apposition(text: str, start: int, end: int) -> bool:
    """Whether an abbreviation stands in brackets behind what it stands for, or the other way round."""
    written = _written_out(text[start:end])
    before, behind = text[max(0, start - _BEFORE) : start].rstrip("(\"'“ "), text[end : end + _BEHIND].lstrip(" (=")
    return any(match.end() == len(before) for match in written.finditer(before)) or written.match(behind) is not None


@cache
def _entries() -> Mapping[str, Mapping[str, Any]]:
    return read(Path(__file__).with_name("table.toml"))


@cache
def _written_out(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_entries()[name]['means']})(?!\w)", re.IGNORECASE)


@cache
def _signs(name: str) -> re.Pattern[str]:
    return pattern("abbreviations", name)
