"""Billing's HTTP interface: for services that ask for holds, for the gateway, and for operators."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, FastAPI, Header, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import SecretStr

from contracts.base import PrepId, UserId
from contracts.billing import Account, AccountChange, Hold, HoldAnswer, HoldRequest, Refund
from contracts.problems import PROBLEM_JSON, Problem, ProblemCode
from runtime.errors import ClaimRefusedError
from services.billing.accounts import Accounts
from services.billing.books import Books
from services.billing.errors import BillingError
from services.billing.holds import Holds

__all__ = ["Tokens", "add_routes"]


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """Who may call what. A stronger token opens what a weaker one does."""

    hold: SecretStr
    """Of every service: asks for holds."""
    internal: SecretStr
    """Of the gateway: releases holds that it did not use, reads accounts, has users forgotten."""
    operator: SecretStr
    """Of operators: grants, refunds, changes tiers, checks the books."""


class _UnauthenticatedError(Exception):
    """The caller did not send a token that opens this."""


def add_routes(app: FastAPI, *, holds: Holds, accounts: Accounts, books: Books, tokens: Tokens) -> None:
    """Add the routes and the problem documents of their errors to `app`."""
    app.include_router(_hold_routes(holds, tokens.hold, tokens.internal, tokens.operator))
    app.include_router(_gateway_routes(holds, accounts, tokens.internal, tokens.operator))
    app.include_router(_operator_routes(accounts, books, tokens.operator))
    app.add_exception_handler(BillingError, _refused)
    app.add_exception_handler(ClaimRefusedError, _claim_refused)
    app.add_exception_handler(_UnauthenticatedError, _unauthenticated)
    app.add_exception_handler(RequestValidationError, _invalid)


def _hold_routes(holds: Holds, *tokens: SecretStr) -> APIRouter:
    router = APIRouter(dependencies=[Depends(_with(*tokens))])

    @router.post("/holds")
    async def hold(request: HoldRequest, wait: Annotated[float | None, Query(gt=0, le=60)] = None) -> Hold:
        return await holds.hold(request, patience=wait)

    @router.post("/holds/several")
    async def hold_several(
        requests: Annotated[list[HoldRequest], Body(min_length=1, max_length=100)],
        wait: Annotated[float | None, Query(gt=0, le=60)] = None,
    ) -> list[HoldAnswer]:
        return await asyncio.gather(*(_answered(holds.hold(one, patience=wait)) for one in requests))

    return router


async def _answered(holding: Awaitable[Hold]) -> HoldAnswer:
    try:
        return HoldAnswer(hold=await holding)
    except BillingError as error:
        return HoldAnswer(problem=error.to_problem(error.status))


def _gateway_routes(holds: Holds, accounts: Accounts, *tokens: SecretStr) -> APIRouter:
    router = APIRouter(dependencies=[Depends(_with(*tokens))])

    @router.post("/holds/{prep_id}/release", status_code=204)
    async def release(prep_id: PrepId, user_id: UserId, attempt: Annotated[int, Query(ge=1, le=1000)] = 1) -> None:
        await holds.release(prep_id=prep_id, user_id=user_id, attempt=attempt, reason="not_accepted")

    @router.get("/accounts/{user_id}")
    async def account(user_id: UserId) -> Account:
        return await accounts.account(user_id)

    @router.get("/accounts/{user_id}/ledger")
    async def entries(user_id: UserId, limit: Annotated[int, Query(ge=1, le=200)] = 50) -> dict[str, Any]:
        return {"entries": await accounts.statement(user_id, limit=limit)}

    @router.delete("/accounts/{user_id}", status_code=204)
    async def forget(user_id: UserId) -> None:
        await accounts.forget(user_id)

    return router


def _operator_routes(accounts: Accounts, books: Books, *tokens: SecretStr) -> APIRouter:
    router = APIRouter(dependencies=[Depends(_with(*tokens))])

    @router.post("/accounts/{user_id}/changes")
    async def change(user_id: UserId, change: AccountChange) -> Account:
        return await accounts.change(user_id, change)

    @router.post("/accounts/{user_id}/refunds")
    async def refund(user_id: UserId, refund: Refund) -> Account:
        return await accounts.refund(user_id, refund)

    @router.post("/reconciliations")
    async def reconcile() -> dict[str, Any]:
        return {"wrong": [asdict(one) for one in await books.reconcile()]}

    return router


def _with(*tokens: SecretStr) -> Callable[..., Awaitable[None]]:
    async def authenticate(authorization: Annotated[str, Header()] = "") -> None:
        sent = authorization.encode()
        expected = [f"Bearer {token.get_secret_value()}".encode() for token in tokens]
        if not sum(hmac.compare_digest(sent, one) for one in expected):  # all of them: takes the same time
            raise _UnauthenticatedError

    return authenticate


async def _refused(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, BillingError)  # noqa: S101 — registered for this type
    return _answer(error.to_problem(error.status))


async def _claim_refused(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ClaimRefusedError)  # noqa: S101 — as above
    flaw = {"field": error.field, "message": str(error)}
    return _answer(Problem(title="Claim refused", status=409, code=ProblemCode.CONFLICT, errors=[flaw]))


async def _unauthenticated(_request: Request, _error: Exception) -> JSONResponse:
    detail = "Send a token that opens this."
    return _answer(Problem(title="Unauthenticated", status=401, detail=detail, code=ProblemCode.UNAUTHENTICATED))


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
