"""Counts what a request takes against the limits of its user and its address."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from services.gateway.limits.rates import Rate, Rates, rate_headers
from services.gateway.limits.running import RunningPreps
from services.gateway.settings import LimitSettings

__all__ = ["Pacing", "PrepStart", "address_of"]


@dataclass(frozen=True, kw_only=True)
class PrepStart:
    """The start of a preparation, which is counted when its place is taken; `headers` then say what is left."""

    rates: Rates
    running: RunningPreps
    user_id: str
    address: str
    per_address: int
    headers: MutableHeaders

    @contextlib.asynccontextmanager
    async def place(self, prep_id: str) -> AsyncIterator[None]:
        """Count the start while its place is taken; the place is given back when the block raises.

        Raises:
            TooOftenError: The user's or the address's minute is used up.
            BusyError: Too many of the user's preparations are running.
        """
        async with self._counting_address() as counting, self.running.place(self.user_id, prep_id) as mine:
            self._tell(mine, await counting)
            yield

    async def repeated(self) -> None:
        """Count the repetition of a start, which needs no place of its own.

        Raises:
            TooOftenError: The user's or the address's minute is used up.
        """
        async with self._counting_address() as counting:
            self._tell(await self.running.count(self.user_id), await counting)

    @contextlib.asynccontextmanager
    async def _counting_address(self) -> AsyncIterator[asyncio.Future[Rate | None]]:
        count = self.rates.count("address", self.address, limit=self.per_address)
        counting = asyncio.ensure_future(count)
        try:
            yield counting
        finally:
            await asyncio.wait({counting})
            counting.exception()  # nobody else looks when the user was refused

    def _tell(self, *rates: Rate | None) -> None:
        self.headers.update(rate_headers([rate for rate in rates if rate is not None]))


class Pacing:
    """The limits of this deployment."""

    def __init__(self, *, rates: Rates, running: RunningPreps, limits: LimitSettings) -> None:
        self._rates = rates
        self._running = running
        self._limits = limits

    def start(self, request: Request, user_id: str, headers: MutableHeaders) -> PrepStart:
        """Return the start of a preparation.

        Raises:
            TooOftenError: The user's or the address's minute is known to be used up.
        """
        address = address_of(request, self._limits.trusted_proxies)
        per_address = self._limits.starts_per_minute_and_address
        self._running.refuse_if_used_up(user_id)  # what a user asks too much is not at the cost of their address
        self._rates.refuse_if_used_up("address", address, limit=per_address)
        return PrepStart(
            rates=self._rates,
            running=self._running,
            user_id=user_id,
            address=address,
            per_address=per_address,
            headers=headers,
        )

    async def preview(self, user_id: str) -> None:
        """Count something free.

        Raises:
            TooOftenError: The user's minute is used up.
        """
        limit = self._limits.previews_per_minute
        self._rates.refuse_if_used_up("preview", user_id, limit=limit)
        await self._rates.count("preview", user_id, limit=limit)

    async def forget(self, user_id: str) -> None:
        """Forget which preparations of a user run."""
        await self._running.forget(user_id)


def address_of(request: Request, trusted_proxies: int) -> str:
    """Return the client's address: what the outermost trusted proxy saw, or without one who is connected."""
    connected = request.client.host if request.client else "unknown"
    if not trusted_proxies:
        return connected
    seen = [*map(str.strip, request.headers.get("x-forwarded-for", "").split(",")), connected]
    return seen[-1 - min(trusted_proxies, len(seen) - 1)] or connected
