"""Small pieces of English: dates and counted nouns, the same in every locale of the machine."""

from datetime import date

__all__ = ["counted", "long_date", "month_of", "source_name"]

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """Return e.g. `4 May 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_of(day: date) -> str:
    """Return e.g. `May 2026`."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def counted(number: int, noun: str) -> str:
    """Return e.g. `1 source` or `12 sources`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_SOURCES = {
    "arctic_shift": "Reddit's archive",
    "corpus": "the operator's own collection",
    "employer": "the employer's own pages",
    "hackernews": "Hacker News",
    "notes": "your notes",
    "lemmy": "Lemmy",
    "reddit": "Reddit",
    "reddit_feed": "Reddit's feeds",
    "stackexchange": "Stack Exchange",
}


def source_name(source: str) -> str:
    """Return what readers call a source of posts, e.g. `Hacker News` for `hackernews`."""
    return _SOURCES.get(source, source.capitalize())
