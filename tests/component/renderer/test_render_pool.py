"""Worker processes: ready, replaced when they die or grow old, limited in time, gone with their parent."""

import asyncio
import contextlib
import gc
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from typing_extensions import override

from contracts.problems import ProblemCode
from runtime.errors import TransientError
from services.renderer import worker
from services.renderer.errors import LayoutFailedError, RenderTimeoutError
from services.renderer.guide import render_pdf
from services.renderer.look import Look
from services.renderer.pool import RenderPool
from services.renderer.settings import PoolSettings
from tests.support import guide_samples as samples


@contextlib.asynccontextmanager
async def pool_of(**settings: object) -> AsyncIterator[RenderPool]:
    async with RenderPool(settings=PoolSettings.model_validate({"size": 1, **settings}), look=Look()) as pool:
        yield pool


def workers(pool: RenderPool) -> list[int]:
    assert pool._executor is not None
    return list(pool._executor._processes or ())


async def test_one_worker_runs_before_work_comes_and_others_when_it_does() -> None:
    async with pool_of(size=2) as pool:
        assert len(workers(pool)) == 1
        await asyncio.gather(*(pool.render(samples.rich_job(), samples.rich_insights()) for _ in range(2)))
        assert len(workers(pool)) == 2


async def test_a_worker_has_loaded_all_faces_before_work_comes() -> None:
    async with pool_of() as pool:
        assert pool._executor is not None
        kept = pool._executor.submit(gc.get_freeze_count)
        assert await asyncio.wrap_future(kept) > 1000


async def test_a_worker_gives_the_same_bytes_as_this_process() -> None:
    async with pool_of() as pool:
        guide = await pool.render(samples.rich_job(), samples.rich_insights())
    assert guide.pdf == render_pdf(samples.rich_job(), samples.rich_insights())


async def test_guides_survive_a_killed_worker() -> None:
    async with pool_of() as pool:
        before = workers(pool)
        work = [asyncio.create_task(pool.render(samples.rich_job(), samples.rich_insights())) for _ in range(4)]
        await asyncio.sleep(0)
        os.kill(before[0], signal.SIGKILL)
        guides = await asyncio.gather(*work)
        assert len({guide.pdf for guide in guides}) == 1
        assert workers(pool) != before


async def test_a_guide_whose_workers_die_twice_is_left_to_the_delivery(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "lay_out", Fatal())
    async with pool_of() as pool:
        with pytest.raises(TransientError):
            await pool.render(samples.bare_job(), samples.bare_insights())
        monkeypatch.undo()
        assert (await pool.render(samples.bare_job(), samples.bare_insights())).pages > 0


async def test_a_layout_that_takes_too_long_fails_alone() -> None:
    async with pool_of(timeout=timedelta(milliseconds=50)) as pool:
        before = workers(pool)
        with pytest.raises(RenderTimeoutError) as caught:
            await pool.render(samples.rich_job(), samples.huge_insights())
        assert caught.value.code is ProblemCode.RENDER_FAILED
        assert workers(pool) == before


async def test_an_error_of_the_layout_reaches_the_caller_without_the_text() -> None:
    job = samples.rich_job().model_copy(update={"company_name": 12345})
    async with pool_of() as pool:
        with pytest.raises(LayoutFailedError) as caught, pytest.warns(UserWarning, match="company_name"):
            await pool.render(job, samples.rich_insights())
    assert caught.value.code is ProblemCode.RENDER_FAILED
    assert caught.value.reason.startswith("ValidationError in ")
    assert "12345" not in caught.value.reason + caught.value.message


async def test_old_workers_are_replaced() -> None:
    async with pool_of(renders_per_worker=2) as pool:
        seen = set()
        for _ in range(5):
            await pool.render(samples.bare_job(), samples.bare_insights())
            seen.update(workers(pool))
    assert len(seen) == 3


def test_workers_end_when_their_parent_is_killed() -> None:
    root = Path(__file__).parents[3]
    with subprocess.Popen(  # noqa: S603 — our own script
        [sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, text=True, cwd=root, env={"PYTHONPATH": str(root)}
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        parent.kill()
        # Every process holds the pipe open: the output ends with the last of them.
        rest, _ = parent.communicate(timeout=60)
        assert rest == ""


_PARENT = """
import asyncio, time
from services.renderer.look import Look
from services.renderer.pool import RenderPool
from services.renderer.settings import PoolSettings

async def main():
    async with RenderPool(settings=PoolSettings(size=1), look=Look()) as pool:
        print("ready", flush=True)
        await asyncio.sleep(60)

if __name__ == "__main__":
    asyncio.run(main())
"""


class Fatal:
    """Ends the process that unpickles it."""

    @override
    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)

    def __call__(self, *_: object, **__: object) -> None:
        raise AssertionError("a worker lives after all")
