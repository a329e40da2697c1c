"""From what went wrong on the wire to what the user is told, and whether another try may help."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpcore
import httpx

from runtime.fetch.errors import (
    ChallengeError,
    FetchError,
    PageForbiddenError,
    PageNotFoundError,
    SiteTimeoutError,
    SiteUnreachableError,
)

__all__ = ["RetryableFailure", "check_status", "translated"]

_GONE = {404, 410}
_LINKEDIN_REFUSAL = 999
_REFUSED = {401, 403, 407, 451, _LINKEDIN_REFUSAL}
_MAY_PASS = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
# Set by the big bot filters on the page that they serve instead.
_CHALLENGE_HEADERS = ("cf-mitigated", "x-amzn-waf-action", "x-datadome")


class RetryableFailure(Exception):  # noqa: N818 — a wrapper that never leaves this package, not an error of its own
    """A failure that may pass within the deadline.

    Args:
        error: What the user is told if it does not.
        wait: Seconds that the server asks for before the next try.
    """

    def __init__(self, error: FetchError, *, wait: float | None = None) -> None:
        super().__init__(error.message)
        self.error = error
        self.wait = wait


@contextmanager
def translated() -> Iterator[None]:
    """Turn failures of the connection into errors of fetching."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise RetryableFailure(SiteTimeoutError()) from error
    except (httpcore.UnsupportedProtocol, httpcore.LocalProtocolError) as error:
        raise SiteUnreachableError from error
    except httpcore.RemoteProtocolError as error:
        raise RetryableFailure(SiteUnreachableError("The site's answer broke off or was garbled.")) from error
    except (httpcore.NetworkError, OSError) as error:
        if _is_untrusted(error):
            raise SiteUnreachableError("The site's certificate is not valid, so the page was not read.") from error
        raise RetryableFailure(SiteUnreachableError("The site could not be reached.")) from error


def check_status(status: int, headers: httpx.Headers) -> None:
    """Return for an answer that carries a page.

    Raises:
        FetchError: The answer is final.
        RetryableFailure: Another try may do better.
    """
    if any(name in headers for name in _CHALLENGE_HEADERS) and not _is_success(status):
        raise ChallengeError
    if _is_success(status):
        return
    if status in _GONE:
        raise PageNotFoundError
    if status in _REFUSED:
        raise PageForbiddenError
    if status in _MAY_PASS:
        raise RetryableFailure(_temporary(status), wait=_retry_after(headers.get("retry-after", "")))
    raise SiteUnreachableError(f"The site answered with error {status} instead of a page.")


def _is_success(status: int) -> bool:
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES


def _temporary(status: int) -> SiteUnreachableError:
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return SiteUnreachableError("The site is receiving too many requests and asks to come back later.")
    return SiteUnreachableError(f"The site has a problem of its own right now (error {status}).")


def _retry_after(value: str) -> float | None:
    """Read the header: seconds, or a date."""
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (aware - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return None


def _is_untrusted(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
