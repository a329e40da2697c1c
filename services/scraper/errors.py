"""Why a source gave less than it was asked for. None of these ends a preparation."""

from contracts.posts import SourceStatus

__all__ = [
    "BlockedError",
    "BudgetSpentError",
    "ForbiddenError",
    "GoneError",
    "MalformedError",
    "OverloadedError",
    "RateLimitedError",
    "SlowError",
    "SourceError",
    "SourceUnavailableError",
    "UnauthorizedError",
]


class SourceError(Exception):
    """The root: `status` is what the collection report says, the message is its detail."""

    status: SourceStatus = "failed"


class BlockedError(SourceError):
    """The source shows a block page instead of data; asking again would not help."""

    status: SourceStatus = "blocked"


class ForbiddenError(SourceError):
    """The source refuses this one resource, e.g. a private community."""

    status: SourceStatus = "blocked"


class GoneError(SourceError):
    """What was asked for does not exist, or no longer."""


class UnauthorizedError(SourceError):
    """The source does not accept the credentials."""

    status: SourceStatus = "blocked"


class RateLimitedError(SourceError):
    """Too many requests; `retry_after` seconds until the next is welcome."""

    status: SourceStatus = "rate_limited"

    def __init__(self, message: str, *, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class SlowError(SourceError):
    """The source did not answer in time."""

    status: SourceStatus = "timeout"


class SourceUnavailableError(SourceError):
    """The source could not be reached or answered with a server error."""


class OverloadedError(SourceUnavailableError):
    """This question is too large for the source at present; a smaller one may be answered."""


class MalformedError(SourceError):
    """The answer is too large or not of the documented shape."""


class BudgetSpentError(SourceError):
    """The requests that one collection may send are used up."""

    status: SourceStatus = "partial"
