"""What an answer means: data, or one of the many ways in which sources refuse, read from status and body."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from services.scraper.errors import (
    BlockedError,
    ForbiddenError,
    GoneError,
    MalformedError,
    OverloadedError,
    RateLimitedError,
    SourceError,
    SourceUnavailableError,
    UnauthorizedError,
)
from services.scraper.upstream.retry_after import retry_after, seconds_in_text

__all__ = ["UpstreamResponse", "is_page", "refusal_of"]

_BOM = "\ufeff"
_HEAD = 2000
_THIS_RESOURCE_ONLY = frozenset({"private", "quarantined", "gold_only", "banned", "premium_only"})
_OVERLOADED = re.compile(r"slow\s+down|time(?:d\s*)?-?\s*out|too\s+(?:slow|heavy|busy)|overload", re.IGNORECASE)
_MAINTENANCE = re.compile(r"maintenance|temporarily|unavailable", re.IGNORECASE)
_THROTTLED = re.compile(r"throttle|too many requests|rate.?limit", re.IGNORECASE)
_NOT_FOUND = re.compile(r"/subreddits?/search|/404\b", re.IGNORECASE)
_SUCCESS = range(200, 300)
_REDIRECTS = range(300, 400)
_WHY: Mapping[int, str] = {HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: "It refuses access for legal reasons"}
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


@dataclass(frozen=True, kw_only=True)
class UpstreamResponse:
    """One complete answer of a source."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def head(self) -> str:
        """The first characters of the body, without byte-order mark and blanks."""
        return self.body[:_HEAD].decode("utf-8", "replace").lstrip(_BOM + " \t\r\n")

    @property
    def error(self) -> dict[str, Any]:
        """The body when it is a JSON object that speaks of an error, else nothing."""
        if len(self.body) > _HEAD or not self.head.startswith("{"):
            return {}
        try:
            data = json.loads(self.head)
        except ValueError:
            return {}
        return data if isinstance(data, dict) and _names_an_error(data) else {}


def is_page(text: str) -> bool:
    """Whether a text is a web page for people, not a feed and not data."""
    start = text.lstrip(_BOM + " \t\r\n")[:_HEAD].casefold()
    return start.startswith("<") and ("<html" in start or "<!doctype html" in start or not start.startswith("<?xml"))


def refusal_of(answer: UpstreamResponse, *, wants_feed: bool, now: float, default_wait: float) -> SourceError | None:
    """Return what is wrong with an answer, or None when it is data."""
    if answer.status in _SUCCESS:
        return _refusal_in_body(answer, wants_feed=wants_feed, default_wait=default_wait)
    return _by_status(answer, now=now, default_wait=default_wait)


def _by_status(answer: UpstreamResponse, *, now: float, default_wait: float) -> SourceError:
    status, wait = answer.status, retry_after(answer.headers, now=now)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return RateLimitedError("It asked to slow down (HTTP 429).", retry_after=default_wait if wait is None else wait)
    if status == HTTPStatus.SERVICE_UNAVAILABLE and "retry-after" in answer.headers and wait is not None:
        return RateLimitedError("It asked to come back later (HTTP 503).", retry_after=wait)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return SourceUnavailableError(f"It answered with an error (HTTP {status}).")
    return _redirected(answer) if status in _REDIRECTS else _refused(answer, default_wait=default_wait)


def _redirected(answer: UpstreamResponse) -> SourceError:
    target = answer.headers.get("location", "")
    if _NOT_FOUND.search(target):
        return GoneError("It has no such page.")
    where = "its login" if "login" in target.casefold() else "another page"
    return BlockedError(f"It redirects to {where} (HTTP {answer.status}).")


def _refused(answer: UpstreamResponse, *, default_wait: float) -> SourceError:
    status, said = answer.status, _words(answer.error)
    if status in _GONE:
        return GoneError(f"It has no such page (HTTP {status}).")
    if _THROTTLED.search(said):
        wait = seconds_in_text(said)
        return RateLimitedError(
            f"It asked to slow down (HTTP {status}).", retry_after=default_wait if wait is None else wait
        )
    if status == HTTPStatus.FORBIDDEN and str(answer.error.get("reason", "")).casefold() in _THIS_RESOURCE_ONLY:
        return ForbiddenError("It refuses access to this community (HTTP 403).")
    if status == HTTPStatus.UNPROCESSABLE_ENTITY and _OVERLOADED.search(said):
        return OverloadedError("It is too busy for this search (HTTP 422).")
    if status == HTTPStatus.UNAUTHORIZED:
        return UnauthorizedError("It does not accept the credentials (HTTP 401).")
    why = "It is under maintenance" if _MAINTENANCE.search(said) else _WHY.get(status, "It refuses access")
    return BlockedError(f"{why} (HTTP {status}).")


def _refusal_in_body(answer: UpstreamResponse, *, wants_feed: bool, default_wait: float) -> SourceError | None:
    """Return a refusal that came with a good status: a login page, a block page, an error object."""
    if answer.head.startswith("<") and (not wants_feed or is_page(answer.head)):
        return BlockedError("It shows a web page instead of data.")
    if wants_feed and not answer.head.startswith("<"):
        return MalformedError("Its answer is not a feed.")
    if not answer.error:
        return None
    said = _words(answer.error)
    if _THROTTLED.search(said) or _OVERLOADED.search(said) or _MAINTENANCE.search(said):
        status = HTTPStatus.UNPROCESSABLE_ENTITY if _OVERLOADED.search(said) else HTTPStatus.BAD_REQUEST
        return _refused(
            UpstreamResponse(status=status, headers=answer.headers, body=answer.body), default_wait=default_wait
        )
    return None


def _names_an_error(data: Mapping[str, Any]) -> bool:
    return any(name in data for name in ("error", "error_name", "error_message", "reason", "message"))


def _words(error: Mapping[str, Any]) -> str:
    """Return what an error object says, in all the fields that sources use."""
    fields = ("error", "error_name", "error_message", "message", "reason")
    return " ".join(str(error[name]) for name in fields if isinstance(error.get(name), str))
