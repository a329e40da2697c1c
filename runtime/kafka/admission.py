"""Asks billing to hold the credits of a preparation that another system brought into the chain here."""

from types import TracebackType
from typing import Any, Self

import httpx
from pydantic import SecretStr, ValidationError

from contracts.billing import Hold, HoldRequest
from contracts.envelope import Event
from contracts.problems import Problem, ProblemCode
from runtime.errors import ClaimRefusedError, ServiceError, TransientError
from runtime.internal_http import internal_client
from runtime.settings import BillingApiSettings

__all__ = ["HoldClient"]

_FOR_THE_USER = frozenset({ProblemCode.INSUFFICIENT_CREDITS, ProblemCode.MONTHLY_LIMIT_REACHED})


class HoldClient:
    """Lets an event in once its preparation is held. Asking again changes nothing."""

    def __init__(self, *, settings: BillingApiSettings, token: SecretStr, transport: Any = None) -> None:
        """Take the settings and the token for holds; `transport` replaces the network in tests."""
        self._seconds = settings.timeout.total_seconds()
        self._http = internal_client(
            base_url=settings.base_url, token=token, timeout=settings.timeout, transport=transport
        )

    async def __aenter__(self) -> Self:
        """Connect on first use."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def admit(self, event: Event) -> None:
        """Return when the event's preparation is paid for, should its guide be delivered.

        Raises:
            ServiceError: Its user cannot pay; this ends the preparation.
            ClaimRefusedError: It is somebody else's, or was delivered, or this attempt has ended.
            TransientError: Billing does not answer.
        """
        request = HoldRequest(prep_id=event.prep_id, user_id=event.user_id, attempt=event.attempt)
        try:
            response = await self._http.post(
                "/holds", json=request.model_dump(mode="json"), params={"wait": self._seconds}
            )
        except httpx.HTTPError as error:
            raise TransientError("billing does not answer") from error
        if not response.is_success:
            raise self._refusal(response)
        if Hold.model_validate_json(response.content).state != "held":
            raise ClaimRefusedError("this attempt has ended", field="attempt")

    def _refusal(self, response: httpx.Response) -> Exception:
        try:
            problem = Problem.model_validate_json(response.content)
        except ValidationError:
            return TransientError(f"billing answered {response.status_code}")
        if problem.code in _FOR_THE_USER:
            return ServiceError(problem.detail, code=problem.code)
        if problem.code is ProblemCode.CONFLICT:
            return ClaimRefusedError(problem.detail, field="prep_id")
        return TransientError(f"billing answered {response.status_code}")
