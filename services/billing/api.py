"""Billing's HTTP interface, for other services only."""

import hmac
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Header, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import SecretStr

from contracts.base import PrepId, UserId
from contracts.billing import Account, AccountChange, Hold, HoldRequest
from contracts.problems import PROBLEM_JSON, Problem, ProblemCode
from services.billing.errors import BillingError
from services.billing.holds import Holds

__all__ = ["add_routes"]


class _UnauthenticatedError(Exception):
    """The caller did not send the internal token."""


def add_routes(app: FastAPI, *, holds: Holds, internal_token: SecretStr) -> None:
    """Add the routes and the problem documents of their errors to `app`."""

    async def authenticate(authorization: Annotated[str, Header()] = "") -> None:
        expected = f"Bearer {internal_token.get_secret_value()}"
        if not hmac.compare_digest(authorization.encode(), expected.encode()):
            raise _UnauthenticatedError

    router = APIRouter(dependencies=[Depends(authenticate)])

    @router.post("/holds")
    async def hold(request: HoldRequest) -> Hold:
        return await holds.hold(request)

    @router.post("/holds/{prep_id}/release", status_code=204)
    async def release(prep_id: PrepId, user_id: UserId, attempt: Annotated[int, Query(ge=1)] = 1) -> None:
        await holds.release(prep_id=prep_id, user_id=user_id, attempt=attempt, reason="not_accepted")

    @router.get("/accounts/{user_id}")
    async def account(user_id: UserId) -> Account:
        return await holds.account(user_id)

    @router.post("/accounts/{user_id}/changes")
    async def change(user_id: UserId, change: AccountChange) -> Account:
        return await holds.change(user_id, change)

    @router.get("/accounts/{user_id}/ledger")
    async def entries(user_id: UserId, limit: Annotated[int, Query(ge=1, le=200)] = 50) -> dict[str, Any]:
        return {"entries": await holds.ledger.entries(user_id, limit=limit)}

    app.include_router(router)
    app.add_exception_handler(BillingError, _refused)
    app.add_exception_handler(_UnauthenticatedError, _unauthenticated)
    app.add_exception_handler(RequestValidationError, _invalid)


async def _refused(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, BillingError)  # noqa: S101 — registered for this type
    return _answer(error.to_problem(error.status))


async def _unauthenticated(_request: Request, _error: Exception) -> JSONResponse:
    return _answer(
        Problem(
            title="Unauthenticated", status=401, detail="Send the internal token.", code=ProblemCode.UNAUTHENTICATED
        )
    )


async def _invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 — registered for this type
    flaws = [{"field": ".".join(map(str, flaw["loc"])), "message": flaw["msg"]} for flaw in error.errors()]
    return _answer(Problem(title="Validation failed", status=400, code=ProblemCode.VALIDATION_FAILED, errors=flaws))


def _answer(problem: Problem) -> JSONResponse:
    headers = {"WWW-Authenticate": "Bearer"} if problem.code is ProblemCode.UNAUTHENTICATED else None
    return JSONResponse(
        problem.model_dump(mode="json", exclude_none=True),
        status_code=problem.status,
        media_type=PROBLEM_JSON,
        headers=headers,
    )
