"""The web address in what a user pasted."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

__all__ = ["check_address", "check_interview_date", "take_address"]

_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_AROUND = ".,;:!?)]}»”"
_ZONES = timedelta(hours=12)
"""West of Greenwich it may still be yesterday."""


def take_address(value: Any) -> Any:
    """Return the address in a pasted text such as `Apply here: https://…`; what holds no single one as it is.

    A text that begins with an address is left alone: where it ends, nobody can tell.
    """
    if not isinstance(value, str) or _ADDRESS.match(value.strip()):
        return value
    found = {address.rstrip(_AROUND) for address in _ADDRESS.findall(value)}
    return found.pop() if len(found) == 1 else value


def check_address(value: str | None) -> str | None:
    """Refuse what no browser would open; whether it may be fetched is the parser's to decide.

    Raises:
        ValueError: It is not a web address.
    """
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        host = None
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None or any(map(str.isspace, value)):
        raise ValueError("give the posting's web address, starting with https://")
    return value


def check_interview_date(value: date | None) -> date | None:
    """Refuse a day that is over everywhere.

    Raises:
        ValueError: It is.
    """
    if value is not None and value < (datetime.now(UTC) - _ZONES).date():
        raise ValueError("this day is over; give the day of an interview that is still to come")
    return value
