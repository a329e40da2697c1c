"""Counts what a request takes against the rates of its user and its address."""

import asyncio

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from services.gateway.limits.rates import Rates, rate_headers
from services.gateway.settings import LimitSettings

__all__ = ["Pacing", "address_of"]


class Pacing:
    """The rates of this deployment."""

    def __init__(self, *, rates: Rates, limits: LimitSettings) -> None:
        self._rates = rates
        self._limits = limits

    async def begin(self, request: Request, user_id: str, headers: MutableHeaders) -> None:
        """Count the start of a preparation, and say in `headers` what is left.

        Raises:
            TooOftenError: The user's or the address's minute is used up.
        """
        await self._count(
            headers,
            ("user", user_id, self._limits.starts_per_minute),
            ("address", address_of(request, self._limits.trusted_proxies), self._limits.starts_per_minute_and_address),
        )

    async def preview(self, user_id: str) -> None:
        """Count something free.

        Raises:
            TooOftenError: The user's minute is used up.
        """
        await self._count(MutableHeaders(), ("preview", user_id, self._limits.previews_per_minute))

    async def _count(self, headers: MutableHeaders, *limits: tuple[str, str, int]) -> None:
        for name, who, limit in limits:  # what a user asks too much is not at the cost of their address
            self._rates.refuse_if_used_up(name, who, limit=limit)
        counted = await asyncio.gather(*(self._rates.count(name, who, limit=limit) for name, who, limit in limits))
        if rates := [rate for rate in counted if rate is not None]:
            headers.update(rate_headers(rates))


def address_of(request: Request, trusted_proxies: int) -> str:
    """Return the client's address: what the outermost trusted proxy saw, or without one who is connected."""
    connected = request.client.host if request.client else "unknown"
    if not trusted_proxies:
        return connected
    seen = [*map(str.strip, request.headers.get("x-forwarded-for", "").split(",")), connected]
    return seen[-1 - min(trusted_proxies, len(seen) - 1)] or connected
