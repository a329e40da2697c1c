"""How many requests of a kind somebody may make in a minute."""

import contextlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from pymongo.errors import DuplicateKeyError, PyMongoError

from runtime.concurrency.batching import Batches
from services.gateway.errors import TooOftenError

__all__ = ["Rate", "Rates", "rate_at", "rate_headers", "too_often"]

_WINDOW = 60
_TOGETHER = 256
_REMEMBERED = 10_000
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
    """Counts requests by minute; those that come at once are counted together."""

    def __init__(self, *, collection: Any) -> None:
        self._collection = collection
        self._batches = Batches[int, int](self._add, most=_TOGETHER)
        self._counted: OrderedDict[str, int] = OrderedDict()
        """The counts that were seen last: they only grow, and a guess that is too low costs one more look."""

    async def prepare(self) -> None:
        """Have old minutes forgotten."""
        await self._collection.create_index("expiresAt", expireAfterSeconds=0)

    def refuse_if_used_up(self, name: str, who: str, *, limit: int) -> None:
        """Refuse at once what this process has seen to be used up, so that nothing else is counted of it.

        Raises:
            TooOftenError: The minute's requests are used up.
        """
        now = datetime.now(UTC)
        if self._counted.get(_key(name, who, now), 0) >= limit:
            raise too_often(rate_at(now, name, limit=limit, used=limit))

    async def count(self, name: str, who: str, *, limit: int) -> Rate | None:
        """Count one request and return what is left; None when the database does not answer: nobody is refused then.

        Raises:
            TooOftenError: The minute's requests are used up.
        """
        now = datetime.now(UTC)
        try:
            number = await self._batches.submit(_key(name, who, now), limit)
        except PyMongoError as error:
            _log.warning("rate_not_counted", error=type(error).__name__)
            return None
        rate = rate_at(now, name, limit=limit, used=number)
        if number > limit:
            raise too_often(rate)
        return rate

    async def _add(self, key: str, limits: Sequence[int]) -> list[int]:
        """Return for each request the which of its minute it is.

        The update is guarded by the count it was decided on, so two gateways cannot both have the last one.
        """
        limit, asked = min(limits), len(limits)
        expires_at = datetime.now(UTC) + timedelta(seconds=2 * _WINDOW)
        counted = self._counted.get(key, 0)
        while True:
            added = min(asked, max(0, limit - counted))
            if not added or await self._raise_count(key, counted, added, expires_at):
                self._remember(key, counted + added)
                return [counted + one + 1 for one in range(added)] + [limit + 1] * (asked - added)
            counted = (await self._collection.find_one({"_id": key}) or {}).get("count", 0)

    def _remember(self, key: str, count: int) -> None:
        self._counted[key] = count
        self._counted.move_to_end(key)
        if len(self._counted) > _REMEMBERED:
            self._counted.popitem(last=False)

    async def _raise_count(self, key: str, counted: int, added: int, expires_at: datetime) -> bool:
        """Add to the count if it still is what it was."""
        update = {"$inc": {"count": added}, "$setOnInsert": {"expiresAt": expires_at}}
        same = {"_id": key, "count": counted}
        with contextlib.suppress(DuplicateKeyError):  # another gateway counted the first ones of this minute
            result = await self._collection.update_one(same, update, upsert=not counted)
            return bool(result.matched_count or result.upserted_id)
        return False


def _key(name: str, who: str, now: datetime) -> str:
    return f"{name}:{who}:{int(now.timestamp()) // _WINDOW}"


def rate_at(now: datetime, name: str, *, limit: int, used: int) -> Rate:
    """Return what is left of a limit in the minute of `now` when so many requests came, the present one among them."""
    return Rate(
        name=name, limit=limit, remaining=max(0, limit - used), seconds=_WINDOW - int(now.timestamp()) % _WINDOW
    )


def too_often(rate: Rate) -> TooOftenError:
    """Return the refusal of who has used a limit up."""
    return TooOftenError(seconds=rate.seconds, headers=rate_headers([rate]))


def rate_headers(rates: Sequence[Rate]) -> dict[str, str]:
    """Return the `RateLimit` fields (IETF draft 10) for some limits."""
    return {
        "RateLimit-Policy": ", ".join(f'"{rate.name}";q={rate.limit};w={_WINDOW}' for rate in rates),
        "RateLimit": ", ".join(f'"{rate.name}";r={rate.remaining};t={rate.seconds}' for rate in rates),
    }
