"""How long a source asks to wait, in all the forms in which sources say it."""

import math
import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

__all__ = ["retry_after", "seconds", "seconds_in_text"]

_IN_TEXT = re.compile(r"(?:available|again|wait|after|in)\D{0,20}(\d{1,7})\s*(?:s\b|sec)", re.IGNORECASE)


def retry_after(headers: Mapping[str, str], *, now: float) -> float | None:
    """Return the seconds that `Retry-After` (a number or a date) or `X-Ratelimit-Reset` asks for, at any size."""
    value = headers.get("retry-after")
    delay = seconds(value)
    if delay is None:
        delay = _until(value, said_at=headers.get("date"), now=now)
    return seconds(headers.get("x-ratelimit-reset")) if delay is None else delay


def seconds(value: str | None) -> float | None:
    """Return a header's number, or None when it is none."""
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if number >= 0 and math.isfinite(number) else None


def seconds_in_text(text: str) -> float | None:
    """Return the seconds named in a sentence such as `more requests available in 4711 seconds`."""
    match = _IN_TEXT.search(text)
    return float(match[1]) if match else None


def _until(value: str | None, *, said_at: str | None, now: float) -> float | None:
    """Return the seconds until a date; by the source's own clock where it names the time."""
    moment = _moment(value)
    if moment is None:
        return None
    sent = _moment(said_at)
    return max(0.0, moment - (now if sent is None else sent))


def _moment(value: str | None) -> float | None:
    try:
        parsed = parsedate_to_datetime(value or "")
    except (ValueError, TypeError, IndexError):
        return None
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC).timestamp()
