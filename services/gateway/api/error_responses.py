"""The errors of each route, for the OpenAPI document."""

from typing import Any

from contracts.problems import PROBLEM_JSON, Problem, ProblemCode, title_of

__all__ = ["REFUSALS", "problems"]

_SAYS = {
    400: (ProblemCode.VALIDATION_FAILED, "The request is not valid."),
    401: (ProblemCode.UNAUTHENTICATED, "No valid token, or too few credits; `code` says which."),
    403: (ProblemCode.MONTHLY_LIMIT_REACHED, "The monthly limit is reached."),
    404: (ProblemCode.NOT_FOUND, "There is no such preparation of yours."),
    409: (ProblemCode.CONFLICT, "The preparation's state does not allow this."),
    413: (ProblemCode.BODY_TOO_LARGE, "The body is too large."),
    415: (ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The body's type is not taken here."),
    416: (ProblemCode.VALIDATION_FAILED, "The part that is asked for lies behind the end."),
    422: (ProblemCode.IDEMPOTENCY_MISMATCH, "The Idempotency-Key was used for another request."),
    429: (ProblemCode.TOO_MANY_REQUESTS, "Too many preparations are running."),
    503: (ProblemCode.UNAVAILABLE, "A part of Prepline does not answer; try again."),
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a route that may answer with these statuses."""
    return {status: _response(status) for status in statuses}


def _response(status: int) -> dict[str, Any]:
    code, sentence = _SAYS[status]
    example = {"type": f"/docs/problems#{code}", "title": title_of(code), "status": status, "code": code.value}
    media = {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}, "example": example}
    return {"description": sentence, "content": {PROBLEM_JSON: media}}


REFUSALS = problems(400, 401, 403, 409, 503)
"""How asking for a guide may be refused."""
