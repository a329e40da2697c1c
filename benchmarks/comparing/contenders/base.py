"""What every contender offers the measurements."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benchmarks.comparing.world.running import RunningWorld

__all__ = ["Contender", "Finished", "Running", "Workbench"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """One preparation as its user saw it."""

    employer: int
    prep_id: str
    began: float
    """When the request was sent, in seconds since 1970."""
    accepted: float
    """When it was answered."""
    ended: float
    """When the user knew that it had ended."""
    ready: float | None = None
    """When it had ended by the server's own word, where users have to ask."""
    status: str
    asked: int
    """Requests about its state; an event stream is one."""
    sights: Mapping[str, float]
    """When the user first saw each status."""

    @property
    def seconds(self) -> float:
        """From request to the user's knowing."""
        return self.ended - self.began


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """What a contender works with."""

    folder: Path
    world: RunningWorld
    scale: float
    kafka: str
    """`apache` or `embedded`."""
    tools: Path
    """The Python that has Flask, Celery and Redis."""


class Running(Protocol):
    """A contender that runs."""

    async def prepare(self, employer: int, *, user: str, patience: float) -> Finished:
        """Make one guide for a user; raises TimeoutError when it does not end within these seconds."""

    def processes(self) -> Mapping[str, int]:
        """Return the ids of its own processes by name, each the leader of its group."""

    def servers(self) -> Mapping[str, int]:
        """Return the ids of the broker, database and store that it uses, by name."""


class Contender(Protocol):
    """One that can be started."""

    @property
    def name(self) -> str:
        """A word for it."""

    def running(self, bench: Workbench) -> AbstractAsyncContextManager[Running]:
        """Run it while the block runs."""
