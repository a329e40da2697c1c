"""Telling the user how far a stage has come."""

from typing import Protocol

from contracts.envelope import Event
from contracts.status import PrepStatus

__all__ = ["Progress"]


class Progress(Protocol):
    """Reports progress on a preparation."""

    async def report(
        self,
        event: Event,
        message: str,
        *,
        status: PrepStatus | None = None,
        done: int | None = None,
        total: int | None = None,
    ) -> None:
        """Publish progress on the preparation of `event`. Never fails, may be lost."""
