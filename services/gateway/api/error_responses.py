"""The errors of each route, for the OpenAPI document."""

from http import HTTPStatus
from typing import Any

from contracts.problems import PROBLEM_JSON, Problem

__all__ = ["REFUSALS", "problems"]

_SAYS = {
    400: "The request is not valid.",
    401: "No valid token, or too few credits; `code` says which.",
    403: "The monthly limit is reached.",
    404: "There is no such preparation of yours.",
    409: "The preparation's state does not allow this.",
    413: "The body is too large.",
    415: "The body's type is not taken here.",
    416: "The part that is asked for lies behind the end.",
    422: "The Idempotency-Key was used for another request.",
    429: "Too many preparations are running.",
    503: "A part of Prepline does not answer; try again.",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a route that may answer with these statuses."""
    schema = {"$ref": f"#/components/schemas/{Problem.__name__}"}
    return {
        status: {
            "description": _SAYS.get(status, HTTPStatus(status).phrase),
            "content": {PROBLEM_JSON: {"schema": schema}},
        }
        for status in statuses
    }


REFUSALS = problems(400, 401, 403, 409, 503)
"""How asking for a guide may be refused."""
