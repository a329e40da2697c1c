"""Billing's internal HTTP interface, as the gateway uses it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import quote

import httpx
import structlog
from pydantic import SecretStr, ValidationError

from contracts.billing import Account, AccountChange, HoldRequest
from contracts.problems import Problem, ProblemCode
from services.gateway.errors import RefusedByBillingError, UnavailableError
from services.gateway.settings import BillingApiSettings

__all__ = ["BillingClient"]

_FOR_THE_USER = frozenset({ProblemCode.INSUFFICIENT_CREDITS, ProblemCode.MONTHLY_LIMIT_REACHED, ProblemCode.CONFLICT})
_log = structlog.get_logger(__name__)


class BillingClient:
    """Asks billing; each call ends within the configured time."""

    def __init__(self, *, settings: BillingApiSettings, token: SecretStr, transport: Any = None) -> None:
        """Take the settings and the internal token; `transport` replaces the network in tests."""
        self._seconds = settings.timeout.total_seconds()
        self._http = httpx.AsyncClient(
            base_url=settings.base_url,
            headers={"Authorization": f"Bearer {token.get_secret_value()}"},
            timeout=self._seconds,
            transport=transport,
            trust_env=False,
        )

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Close the connections afterwards."""
        async with self._http:
            yield

    async def hold(self, request: HoldRequest) -> None:
        """Reserve the credits of an attempt; asking again changes nothing.

        Raises:
            RefusedByBillingError: Billing says no to the user.
            UnavailableError: Billing did not answer properly.
        """
        await self._call("POST", "/holds", json=request.model_dump(mode="json"))

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

    async def change(self, user_id: str, change: AccountChange) -> Account:
        """Change an account as an operator.

        Raises:
            UnavailableError: Billing did not answer properly.
        """
        path = f"/accounts/{quote(user_id, safe='')}/changes"
        return self._read_account(await self._call("POST", path, json=change.model_dump(mode="json")))

    async def _call(self, method: str, path: str, **options: Mapping[str, Any]) -> httpx.Response:
        try:
            async with asyncio.timeout(self._seconds):
                response = await self._http.request(method, path, **options)  # type: ignore[arg-type] # json, params
        except (httpx.HTTPError, TimeoutError) as error:
            _log.warning("billing_unreachable", error=type(error).__name__)
            raise UnavailableError from error
        if response.is_success:
            return response
        raise self._refusal(response)

    def _refusal(self, response: httpx.Response) -> RefusedByBillingError | UnavailableError:
        try:
            problem = Problem.model_validate_json(response.content)
        except ValidationError:
            problem = None
        if problem is None or problem.code not in _FOR_THE_USER:
            # E.g. a wrong internal token: not the user's fault, and nothing they could do about.
            _log.error("billing_failed", status=response.status_code, code=problem and problem.code)
            return UnavailableError()
        return RefusedByBillingError(problem)

    def _read_account(self, response: httpx.Response) -> Account:
        try:
            return Account.model_validate_json(response.content)
        except ValidationError as error:
            raise UnavailableError from error
