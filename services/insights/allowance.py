"""What one user's guides may use of the model in a day, counted for all processes together."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import structlog
from pymongo.errors import PyMongoError

from contracts.insights import ModelUsage
from services.insights.engines.base import ModelLimits
from services.insights.settings import EngineSettings

__all__ = ["DailyAllowance", "ModelAllowance"]

_KEPT = timedelta(days=2)
_log = structlog.get_logger(__name__)


class ModelAllowance(Protocol):
    """Says what a user has left, and is told what was used."""

    async def left(self, user_id: str) -> ModelLimits:
        """Return what may still be used today."""

    async def book(self, user_id: str, usage: ModelUsage) -> None:
        """Count what a guide used."""


def _now() -> datetime:
    return datetime.now(UTC)


class DailyAllowance:
    """Counts in a MongoDB collection, a document for each user and day (UTC).

    Guides that are made at the same moment see the same rest, so that the last ones of a day may exceed it together.
    Where MongoDB does not answer, nothing is withheld: the limits of a single guide still hold.
    """

    def __init__(self, *, collection: Any, settings: EngineSettings, now: Callable[[], datetime] = _now) -> None:
        self._collection = collection
        self._tokens, self._micros = settings.user_day_tokens, settings.user_day_micros
        self._now = now

    async def prepare(self) -> None:
        """Create the index by which MongoDB removes former days."""
        await self._collection.create_index("expires_at", expireAfterSeconds=0)

    async def left(self, user_id: str) -> ModelLimits:
        """Return what may still be used today; None where there is no limit."""
        if self._tokens is None and self._micros is None:
            return ModelLimits()
        try:
            used = await self._collection.find_one({"_id": self._id(user_id)}) or {}
        except PyMongoError as error:
            _log.warning("allowance_unavailable", error=type(error).__name__)
            return ModelLimits()
        return ModelLimits(
            tokens=_rest(self._tokens, used.get("tokens", 0)), micros=_rest(self._micros, used.get("micros", 0))
        )

    async def book(self, user_id: str, usage: ModelUsage) -> None:
        """Count what a guide used; one that came from the cache used nothing."""
        tokens = usage.prompt_tokens + usage.completion_tokens
        if not tokens:
            return
        change = {
            "$inc": {"tokens": tokens, "micros": usage.cost_micros},
            "$set": {"expires_at": self._now() + _KEPT},
        }
        try:
            await self._collection.update_one({"_id": self._id(user_id)}, change, upsert=True)
        except PyMongoError as error:
            _log.warning("allowance_unavailable", error=type(error).__name__)

    def _id(self, user_id: str) -> str:
        return f"{self._now():%Y-%m-%d}:{user_id}"


def _rest(limit: int | None, used: int) -> int | None:
    return None if limit is None else max(0, limit - used)
