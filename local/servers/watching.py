"""Starts processes again that died by themselves, and says so."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Collection
from datetime import timedelta

from local.servers.errors import ServerFailed
from local.servers.process import ChildProcess

__all__ = ["kept_running"]

_LOOK = timedelta(seconds=1)
_LONGEST_PAUSE = 30.0


@contextlib.asynccontextmanager
async def kept_running(
    processes: Collection[ChildProcess], *, report: Callable[[str], None], look: timedelta = _LOOK
) -> AsyncIterator[None]:
    """While the block runs, start each of `processes` again when it has died; `report` gets a sentence each time."""
    watchers = [asyncio.create_task(_watch(process, report, look.total_seconds())) for process in processes]
    try:
        yield
    finally:
        for watcher in watchers:
            watcher.cancel()
        await asyncio.gather(*watchers, return_exceptions=True)


async def _watch(process: ChildProcess, report: Callable[[str], None], look: float) -> None:
    pause = look
    while True:
        await asyncio.sleep(pause)
        if process.running:
            pause = look
            continue
        report(f"The {process.name} has died; its log is {process.log_file}. Starting it again.")
        try:
            await process.start()
        except ServerFailed as error:
            pause = min(pause * 2, _LONGEST_PAUSE)
            report(f"{error} Trying again in {pause:g} s.")
        else:
            report(f"The {process.name} is back.")
