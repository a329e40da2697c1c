"""Reading foreign data: optional fields may be anything, only an id must be right; what cannot be read is counted."""

import math
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import BaseModel, BeforeValidator, ValidationError

from lexicon import patterns
from lexicon.text import clean_lines, shorten

__all__ = [
    "Count",
    "Flag",
    "Moment",
    "Tally",
    "Text",
    "body_text",
    "is_withdrawn",
    "read_all",
    "read_one",
    "title_text",
]

LONGEST_TITLE = 500
LONGEST_BODY = 10_000

_MOST = 10**9
_OLDEST = datetime(2000, 1, 1, tzinfo=UTC)
_MILLISECONDS = 1e11
"""Larger numbers of seconds would lie in the year 5138: they are milliseconds."""
_LONGEST_NOTICE = 300
_NOTICE = patterns.pattern("signs", "notice")


M = TypeVar("M", bound=BaseModel)


class Tally(Protocol):
    """Counts what could not be read."""

    unreadable: int


def _text(value: Any) -> str:
    """Return a string without lone surrogates, which JSON can smuggle in and UTF-8 cannot write."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _count(value: Any) -> int:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return 0
    return max(-_MOST, min(_MOST, int(number))) if math.isfinite(number) else 0


def _moment(value: Any) -> datetime | None:
    """Return the moment a number or an ISO date names; None for nonsense and for the future."""
    moment = _of_text(value) if isinstance(value, str) else _of_number(value)
    if moment is None or not _OLDEST <= moment <= datetime.now(UTC) + timedelta(days=1):
        return None
    return moment


def _of_text(value: str) -> datetime | None:
    try:
        parsed = datetime.fromisoformat(value.strip())
    except ValueError:
        return _of_number(value)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def _of_number(value: Any) -> datetime | None:
    try:
        number = float(value)
        return datetime.fromtimestamp(number / 1000 if number > _MILLISECONDS else number, tz=UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


Text = Annotated[str, BeforeValidator(_text)]
Count = Annotated[int, BeforeValidator(_count)]
Flag = Annotated[bool, BeforeValidator(lambda value: value is True)]
Moment = Annotated[datetime | None, BeforeValidator(_moment)]


def read_one(model: type[M], data: Any, tally: Tally) -> M | None:
    """Return the entry, or None and count it."""
    try:
        return model.model_validate(data)
    except (ValidationError, RecursionError):
        tally.unreadable += 1
        return None


def read_all(model: type[M], entries: Iterable[Any], tally: Tally) -> Iterator[M]:
    """Yield the entries that can be read and count the others."""
    for data in entries:
        if (entry := read_one(model, data, tally)) is not None:
            yield entry


def is_withdrawn(text: str) -> bool:
    """Whether a text is nothing but a notice that its author or somebody else took it back."""
    text = text.strip()
    if not text or len(text) > _LONGEST_NOTICE:
        return False
    is_bracketed = text[0] in "[(" and text[-1] in "])"
    return (is_bracketed or text.casefold().startswith(("sorry", "this "))) and bool(_NOTICE.fullmatch(text))


def title_text(text: str) -> str:
    """Return a title of the length that a post may have."""
    return shorten(clean_lines(text), LONGEST_TITLE, ellipsis="")


def body_text(text: str) -> str:
    """Return a body of the length that is worth carrying."""
    return shorten(clean_lines(text), LONGEST_BODY, ellipsis="")
