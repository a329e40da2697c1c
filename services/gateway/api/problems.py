"""Problem documents (RFC 9457) for everything that goes wrong over HTTP."""

from collections.abc import Mapping

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pymongo.errors import PyMongoError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from contracts.problems import PROBLEM_JSON, Problem, ProblemCode, title_of
from runtime.storage import ObjectMissingError, StorageError
from services.gateway.api.bodies.flaws import flaws
from services.gateway.errors import (
    GatewayError,
    InvalidRequestError,
    NotFoundError,
    UnauthenticatedError,
    UnavailableError,
)

__all__ = ["EXPLAINED_AT", "INTERNAL_ERROR", "answer", "install"]

_CODES = {
    401: ProblemCode.UNAUTHENTICATED,
    403: ProblemCode.FORBIDDEN,
    404: ProblemCode.NOT_FOUND,
    405: ProblemCode.METHOD_NOT_ALLOWED,
    413: ProblemCode.BODY_TOO_LARGE,
    415: ProblemCode.UNSUPPORTED_MEDIA_TYPE,
    429: ProblemCode.TOO_MANY_REQUESTS,
    503: ProblemCode.UNAVAILABLE,
}
_DETAILS = {
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
}
EXPLAINED_AT = "/docs/problems"
"""The page that explains every code."""
INTERNAL_ERROR = Problem(
    title=title_of(ProblemCode.INTERNAL_ERROR),
    status=500,
    detail="Something went wrong on our side. Please try again.",
    code=ProblemCode.INTERNAL_ERROR,
)
"""The sentence users get for a fault of our own."""
_log = structlog.get_logger(__name__)


def answer(problem: Problem, *, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return the response for a problem."""
    problem = problem.model_copy(update={"type": f"{EXPLAINED_AT}#{problem.code}"})
    body = problem.model_dump(mode="json", exclude_none=True)
    return JSONResponse(body, status_code=problem.status, media_type=PROBLEM_JSON, headers=dict(headers or {}))


def install(app: FastAPI) -> None:
    """Have `app` answer every error with a problem document."""
    app.add_exception_handler(GatewayError, _expected)
    app.add_exception_handler(ObjectMissingError, _missing_file)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(PyMongoError, _unavailable)
    app.add_exception_handler(StorageError, _unavailable)


async def _expected(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, GatewayError)  # noqa: S101 — registered for this type
    if isinstance(error, UnauthenticatedError):
        _log.info("unauthenticated", reason=error.reason)
    problem = error.document().model_copy(update={"instance": request.url.path})
    return answer(problem, headers=error.headers)


async def _missing_file(request: Request, error: Exception) -> JSONResponse:
    return await _expected(request, NotFoundError(str(error)))


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 — registered for this type
    found = flaws(error.errors())
    first = found[0]["message"] if found else "The request is not valid."
    return await _expected(request, InvalidRequestError(first, errors=found[:20]))


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 — registered for this type
    code = _CODES.get(error.status_code, ProblemCode.VALIDATION_FAILED)
    problem = Problem(
        title=title_of(code),
        status=error.status_code,
        detail=_DETAILS.get(error.status_code, str(error.detail)),
        instance=request.url.path,
        code=code,
    )
    return answer(problem, headers=error.headers)


async def _unavailable(request: Request, error: Exception) -> JSONResponse:
    _log.error("dependency_unavailable", error=type(error).__name__)
    return await _expected(request, UnavailableError())
