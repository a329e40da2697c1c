"""What a design does when life is not kind: shown by the same script for Prepline and for the reference design."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx

from benchmarks.comparing.contenders.base import Finished, Running, Workbench
from benchmarks.comparing.measures.processes import limit_files

__all__ = ["asked_again_after_restart", "few_files", "killed_midway", "same_credits"]

Accounts = Callable[[str], Awaitable[Mapping[str, Any]]]
Restart = Callable[[], Awaitable[None]]


async def same_credits(run: Running, *, employers: range, account: Accounts) -> dict[str, Any]:
    """Return how many guides a user got who has credits for one and asks several times in the same moment."""
    user = "one-guide"
    ends = await asyncio.gather(*(_tried(run, number, user=user, patience=60) for number in employers))
    left = await account(user)
    delivered = sum(isinstance(end, Finished) and end.status == "completed" for end in ends)
    return {"asked": len(employers), "delivered": delivered, "account": dict(left)}


async def killed_midway(
    run: Running, *, employers: range, after: float, restart: Restart, patience: float
) -> dict[str, Any]:
    """Return how preparations ended during which every process was killed and started again."""
    working = [
        asyncio.ensure_future(_tried(run, number, user=f"k-{number}", patience=patience)) for number in employers
    ]
    await asyncio.sleep(after)
    began = time.time()
    await restart()
    ends = await asyncio.gather(*working)
    statuses = Counter(end.status if isinstance(end, Finished) else end for end in ends)
    last = max((end.ended for end in ends if isinstance(end, Finished) and end.status == "completed"), default=None)
    return {"started": len(employers), "ends": statuses, "seconds_after_kill": None if last is None else last - began}


async def asked_again_after_restart(
    run: Running, bench: Workbench, *, employer: int, restart: Restart
) -> dict[str, Any]:
    """Return how often the outside world is asked for a guide that was made before a restart."""
    await run.prepare(employer, user="before", patience=120)
    await restart()
    await bench.world.clear()
    end = await run.prepare(employer, user="after", patience=120)
    return {"status": end.status, "upstream_calls": len(await bench.world.journal())}


async def few_files(run: Running, *, employers: range, files: int, patience: float) -> dict[str, Any]:
    """Return how many preparations at once end well when no process may open more than so many files."""
    limit_files(run.processes().values(), files)
    ends = await asyncio.gather(*(_tried(run, number, user=f"f-{number}", patience=patience) for number in employers))
    statuses = Counter(end.status if isinstance(end, Finished) else end for end in ends)
    return {"at_once": len(employers), "files": files, "ends": statuses}


async def _tried(run: Running, employer: int, *, user: str, patience: float) -> Finished | str:
    """Return how a preparation ended, or in a word why there was none."""
    try:
        async with asyncio.timeout(patience):
            return await run.prepare(employer, user=user, patience=patience)
    except httpx.HTTPStatusError as error:
        return f"refused with {error.response.status_code}"
    except TimeoutError:
        return "never ended"
    except Exception as error:  # noqa: BLE001 — whatever went wrong is the finding
        return type(error).__name__
