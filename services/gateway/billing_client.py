"""Billing's internal HTTP interface, as the gateway uses it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Any
from urllib.parse import quote

import httpx
import structlog
from pydantic import SecretStr, TypeAdapter, ValidationError

from contracts.billing import Account, HoldAnswer, HoldRequest
from contracts.problems import Problem, ProblemCode
from runtime.concurrency.batching import Batches
from runtime.internal_http import internal_client
from runtime.settings import BillingApiSettings
from services.gateway.errors import RefusedByBillingError, UnavailableError

__all__ = ["BillingClient"]

_FOR_THE_USER = frozenset({ProblemCode.INSUFFICIENT_CREDITS, ProblemCode.MONTHLY_LIMIT_REACHED, ProblemCode.CONFLICT})
_ANSWERS = TypeAdapter(list[HoldAnswer])
_TOGETHER = 64
_UNDO_PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds; together less than a minute."""
_log = structlog.get_logger(__name__)


class BillingClient:
    """Asks billing; each call ends within the configured time."""

    def __init__(self, *, settings: BillingApiSettings, token: SecretStr, transport: Any = None) -> None:
        """Take the settings and the internal token; `transport` replaces the network in tests."""
        self._seconds = settings.timeout.total_seconds()
        self._undoing: set[asyncio.Task[None]] = set()
        self._holds = Batches[HoldRequest, None](self._hold_together, most=_TOGETHER)
        self._http = internal_client(
            base_url=settings.base_url, token=token, timeout=settings.timeout, transport=transport
        )

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Finish what was begun and close the connections afterwards."""
        async with self._http:
            try:
                yield
            finally:
                for task in self._undoing:
                    task.cancel()
                await asyncio.gather(*self._undoing, return_exceptions=True)

    async def hold(self, request: HoldRequest) -> None:
        """Reserve the credits of an attempt; asking again changes nothing.

        Raises:
            RefusedByBillingError: Billing says no to the user.
            UnavailableError: Billing did not answer properly.
        """
        try:
            await self._holds.submit(request.user_id, request)
        except (UnavailableError, asyncio.CancelledError):
            self._undo(request)  # the answer may only be late
            raise

    async def release(self, request: HoldRequest) -> None:
        """Give the credits of an attempt back that was not accepted after all.

        Raises:
            UnavailableError: Billing did not answer properly.
        """
        params = {"user_id": request.user_id, "attempt": request.attempt}
        await self._call("POST", f"/holds/{quote(request.prep_id, safe='')}/release", params=params)

    async def account(self, user_id: str) -> Account:
        """Return the user's account; a new user gets one.

        Raises:
            UnavailableError: Billing did not answer properly.
        """
        return self._read_account(await self._call("GET", f"/accounts/{quote(user_id, safe='')}"))

    async def statement(self, user_id: str, *, limit: int) -> list[dict[str, Any]]:
        """Return the account's entries, newest first.

        Raises:
            UnavailableError: Billing did not answer properly.
        """
        response = await self._call("GET", f"/accounts/{quote(user_id, safe='')}/ledger", params={"limit": limit})
        entries: list[dict[str, Any]] = response.json()["entries"]
        return entries

    async def forget(self, user_id: str) -> None:
        """Take the person out of the books.

        Raises:
            RefusedByBillingError: Preparations are still running.
            UnavailableError: Billing did not answer properly.
        """
        await self._call("DELETE", f"/accounts/{quote(user_id, safe='')}")

    async def _hold_together(self, _: str, requests: Sequence[HoldRequest]) -> list[Exception | None]:
        params = {"wait": self._seconds}
        bodies = [request.model_dump(mode="json") for request in requests]
        if len(bodies) == 1:
            await self._call("POST", "/holds", json=bodies[0], params=params)
            return [None]
        response = await self._call("POST", "/holds/several", json=bodies, params=params)
        try:
            answers = _ANSWERS.validate_json(response.content)
        except ValidationError as error:
            raise UnavailableError from error
        return [None if answer.problem is None else self._refusal(answer.problem) for answer in answers]

    def _undo(self, request: HoldRequest) -> None:
        task = asyncio.create_task(self._release_later(request))
        self._undoing.add(task)
        task.add_done_callback(self._undoing.discard)

    async def _release_later(self, request: HoldRequest) -> None:
        """Release a hold that nobody knows of, should there be one; if this fails too, billing does it by itself."""
        for pause in _UNDO_PAUSES:
            await asyncio.sleep(pause)
            with contextlib.suppress(UnavailableError, RefusedByBillingError):
                await self.release(request)
                return

    async def _call(self, method: str, path: str, **options: Any) -> httpx.Response:
        try:
            async with asyncio.timeout(self._seconds):
                response = await self._http.request(method, path, **options)
        except (httpx.HTTPError, TimeoutError) as error:
            _log.warning("billing_unreachable", error=type(error).__name__)
            raise UnavailableError from error
        if response.is_success:
            return response
        try:
            problem = Problem.model_validate_json(response.content)
        except ValidationError as error:
            _log.error("billing_failed", status=response.status_code)
            raise UnavailableError from error
        raise self._refusal(problem)

    def _refusal(self, problem: Problem) -> RefusedByBillingError | UnavailableError:
        if problem.code not in _FOR_THE_USER:
            # E.g. a wrong internal token: not the user's fault, and nothing they could do about.
            _log.error("billing_failed", status=problem.status, code=problem.code)
            return UnavailableError()
        return RefusedByBillingError(problem)

    def _read_account(self, response: httpx.Response) -> Account:
        try:
            return Account.model_validate_json(response.content)
        except ValidationError as error:
            raise UnavailableError from error
