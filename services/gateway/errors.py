"""Why the gateway says no."""

from collections.abc import Mapping, Sequence
from typing import Any

from typing_extensions import override

from contracts.problems import Problem, ProblemCode
from runtime.errors import ServiceError

__all__ = [
    "BusyError",
    "ConflictError",
    "GatewayError",
    "IdempotencyMismatchError",
    "InvalidRequestError",
    "NotFoundError",
    "NotReadyError",
    "RangeError",
    "RefusedByBillingError",
    "RefusedByParserError",
    "TooOftenError",
    "UnauthenticatedError",
    "UnavailableError",
]


class GatewayError(ServiceError):
    """The root of the gateway's expected failures; `status` and `headers` are those of the HTTP response."""

    status = 400
    headers: Mapping[str, str] = {}

    def document(self) -> Problem:
        """Return the body of the response."""
        return self.to_problem(self.status)


class InvalidRequestError(GatewayError):
    """The request's body or parameters are not valid."""

    def __init__(self, message: str, *, errors: Sequence[Mapping[str, Any]] = ()) -> None:
        super().__init__(message, code=ProblemCode.VALIDATION_FAILED)
        self.errors = [dict(error) for error in errors]

    @override
    def document(self) -> Problem:
        return super().document().model_copy(update={"errors": self.errors})


class UnauthenticatedError(GatewayError):
    """No valid token was sent. The exact reason is logged, not shown."""

    status = 401
    headers = {"WWW-Authenticate": 'Bearer realm="prepline"'}  # noqa: RUF012 — a constant of the class

    def __init__(self, reason: str = "token_missing") -> None:
        super().__init__("Sign in and send a valid token.", code=ProblemCode.UNAUTHENTICATED)
        self.reason = reason
        if reason != "token_missing":  # RFC 6750: a request without a token is told no more than how to send one
            self.headers = {"WWW-Authenticate": 'Bearer realm="prepline", error="invalid_token"'}


class NotFoundError(GatewayError):
    """There is no such preparation, or it is somebody else's; the answer does not say which."""

    status = 404

    def __init__(self, message: str = "There is no such preparation.") -> None:
        super().__init__(message, code=ProblemCode.NOT_FOUND)


class ConflictError(GatewayError):
    """The preparation's state does not allow this."""

    status = 409

    def __init__(self, message: str) -> None:
        super().__init__(message, code=ProblemCode.CONFLICT)


class NotReadyError(GatewayError):
    """The guide is not finished."""

    status = 409

    def __init__(self) -> None:
        super().__init__("The guide is not finished yet.", code=ProblemCode.NOT_READY, retryable=True)


class RangeError(GatewayError):
    """The part of a file that is asked for lies behind its end."""

    status = 416

    def __init__(self, size: int) -> None:
        super().__init__(f"The file has {size} bytes.", code=ProblemCode.VALIDATION_FAILED)
        self.headers = {"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"}


class IdempotencyMismatchError(GatewayError):
    """The idempotency key belongs to a different request."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            "This Idempotency-Key was used for a different request. Use a new key.",
            code=ProblemCode.IDEMPOTENCY_MISMATCH,
        )


class BusyError(GatewayError):
    """The user has too many preparations running."""

    status = 429
    headers = {"Retry-After": "15"}  # noqa: RUF012 — a constant of the class

    def __init__(self, running: int) -> None:
        super().__init__(
            f"{running} of your preparations are still running. Wait until one is finished.",
            code=ProblemCode.TOO_MANY_REQUESTS,
            retryable=True,
        )


class TooOftenError(GatewayError):
    """The user, or the address, asked too often."""

    status = 429

    def __init__(self, *, seconds: float, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(
            "That was a lot at once. Please wait a minute.", code=ProblemCode.TOO_MANY_REQUESTS, retryable=True
        )
        self.headers = {"Retry-After": str(max(1, round(seconds))), **(headers or {})}


class UnavailableError(GatewayError):
    """A part of Prepline is not reachable."""

    status = 503
    headers = {"Retry-After": "5"}  # noqa: RUF012 — a constant of the class

    def __init__(self, message: str = "A part of Prepline does not answer. Please try again in a moment.") -> None:
        super().__init__(message, code=ProblemCode.UNAVAILABLE, retryable=True)


class RefusedByParserError(GatewayError):
    """A posting or a document could not be read."""

    status = 422

    def __init__(self, problem: Problem) -> None:
        super().__init__(
            problem.detail,
            code=problem.code,
            suggestions=problem.suggestions,
            needs_manual_input=problem.needs_manual_input,
        )
        self.company_name = problem.company_name
        self.job_title = problem.job_title


class RefusedByBillingError(GatewayError):
    """Billing's answer to the user: too few credits, the monthly limit, a conflict."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail, code=problem.code, suggestions=problem.suggestions)
        self.status = problem.status
        if problem.status == UnauthenticatedError.status:
            self.headers = UnauthenticatedError.headers
