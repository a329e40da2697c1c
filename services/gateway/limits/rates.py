"""How many requests a user, and an address, may make in a minute."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from pymongo.errors import DuplicateKeyError, PyMongoError

from services.gateway.errors import TooOftenError

__all__ = ["Rate", "Rates", "rate_headers"]

_WINDOW = 60
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Rate:
    """A limit, and what is left of it in the present minute."""

    name: str
    limit: int
    remaining: int
    seconds: int
    """Until the minute is over."""


class Rates:
    """Counts requests by minute."""

    def __init__(self, *, collection: Any) -> None:
        self._collection = collection

    async def prepare(self) -> None:
        """Have old minutes forgotten."""
        await self._collection.create_index("expiresAt", expireAfterSeconds=0)

    async def count(self, name: str, who: str, *, limit: int) -> Rate | None:
        """Count one request and return what is left; None when the database does not answer: nobody is refused then.

        Raises:
            TooOftenError: The minute's requests are used up.
        """
        now = datetime.now(UTC)
        window = int(now.timestamp()) // _WINDOW
        seconds = _WINDOW - int(now.timestamp()) % _WINDOW
        key = f"{name}:{who}:{window}"
        try:
            allowed = await self._add(key, limit, now + timedelta(seconds=2 * _WINDOW))
            counted = await self._collection.find_one({"_id": key}) or {}
        except PyMongoError as error:
            _log.warning("rate_not_counted", error=type(error).__name__)
            return None
        remaining = max(0, limit - counted.get("count", 0)) if allowed else 0
        rate = Rate(name=name, limit=limit, remaining=remaining, seconds=seconds)
        if not allowed:
            raise TooOftenError(seconds=seconds, headers=rate_headers([rate]))
        return rate

    async def _add(self, key: str, limit: int, expires_at: datetime) -> bool:
        """Count one more unless the limit is reached, in one guarded update: two gateways cannot both be the last."""
        free = {"_id": key, "count": {"$lt": limit}}
        update = {"$inc": {"count": 1}, "$setOnInsert": {"expiresAt": expires_at}}
        for _ in range(2):  # the first time, because two first requests of a minute may both try to insert
            try:
                await self._collection.update_one(free, update, upsert=True)
            except DuplicateKeyError:
                continue
            return True
        return False


def rate_headers(rates: Sequence[Rate]) -> dict[str, str]:
    """Return the `RateLimit` fields (IETF draft 10) for some limits."""
    return {
        "RateLimit-Policy": ", ".join(f'"{rate.name}";q={rate.limit};w={_WINDOW}' for rate in rates),
        "RateLimit": ", ".join(f'"{rate.name}";r={rate.remaining};t={rate.seconds}' for rate in rates),
    }
