"""Releasing the holds of preparations that nobody ended."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta

import structlog
from pymongo.errors import PyMongoError

from services.billing.holds import Holds

__all__ = ["expiring"]

_log = structlog.get_logger(__name__)


@contextlib.asynccontextmanager
async def expiring(holds: Holds, *, interval: timedelta) -> AsyncIterator[None]:
    """Look for expired holds in the background while the block runs."""
    task = asyncio.create_task(_expire_forever(holds, interval))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def _expire_forever(holds: Holds, interval: timedelta) -> None:
    while True:
        await asyncio.sleep(interval.total_seconds())
        try:
            if count := await holds.release_expired():
                _log.warning("holds_expired", count=count)
        except PyMongoError as error:
            _log.warning("expiry_failed", error=type(error).__name__)
