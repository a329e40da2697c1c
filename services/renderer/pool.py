"""The processes that lay guides out, so that the event loop never waits for one."""

import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Self

import structlog

from contracts.insights import Insights
from contracts.job import JobDetails
from runtime.errors import TransientError
from services.renderer import worker
from services.renderer.errors import RendererError
from services.renderer.guide import RenderedGuide
from services.renderer.look import Look
from services.renderer.metrics import FAILURES, POOL_RESTARTS, RENDER_SECONDS
from services.renderer.settings import PoolSettings

__all__ = ["RenderPool"]

_PRELOADED = "services.renderer.preloaded"
_log = structlog.get_logger(__name__)


class RenderPool:
    """A pool of worker processes. One that dies is replaced, and what it worked on is tried once more.

    The pool replaces itself after a number of renders instead of using `max_tasks_per_child`, which can leave the
    executor of Python 3.11 without any worker (python/cpython#115634).
    """

    def __init__(self, *, settings: PoolSettings, look: Look) -> None:
        self._settings = settings
        self._look = look
        self._executor: ProcessPoolExecutor | None = None
        self._replacing = asyncio.Lock()
        self._taken = 0

    async def __aenter__(self) -> Self:
        self._executor = await self._start()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._executor is not None:
            await asyncio.to_thread(self._executor.shutdown, wait=True, cancel_futures=True)

    async def render(self, job: JobDetails, insights: Insights) -> RenderedGuide:
        """Return the guide, laid out by the next free process.

        Raises:
            RendererError: This content cannot be laid out.
            TransientError: Workers died twice while this guide was with them.
        """
        content = job.model_dump_json(), insights.model_dump_json()
        with RENDER_SECONDS.time():
            try:
                return await self._render(*content)
            except BrokenProcessPool:
                pass
            try:
                return await self._render(*content)
            except BrokenProcessPool as error:
                raise TransientError("the renderer's worker process died") from error

    async def _render(self, job: str, insights: str) -> RenderedGuide:
        executor = await self._fresh_executor()
        seconds = self._settings.timeout.total_seconds()
        try:
            future = executor.submit(worker.lay_out, job, insights, look=self._look, seconds=seconds)
            return await asyncio.wrap_future(future)
        except BrokenProcessPool:
            _log.warning("render_worker_died")
            await self._replace(executor, cause="died")
            raise
        except RendererError as error:
            FAILURES.labels(reason=type(error).__name__).inc()
            _log.exception("render_failed", reason=error.reason)
            raise

    async def _fresh_executor(self) -> ProcessPoolExecutor:
        assert self._executor is not None, "enter the pool before using it"  # noqa: S101 — a mistake in the wiring
        if self._taken >= self._settings.renders_per_worker * self._settings.size:
            await self._replace(self._executor, cause="age")
        self._taken += 1
        return self._executor

    async def _replace(self, executor: ProcessPoolExecutor, *, cause: str) -> None:
        """Put a new pool in the place of `executor`, unless somebody has done so already."""
        async with self._replacing:
            if self._executor is not executor:
                return
            self._executor = await self._start()
            self._taken = 0
            POOL_RESTARTS.labels(cause=cause).inc()
            executor.shutdown(wait=False)  # what it has in work is finished first

    async def _start(self) -> ProcessPoolExecutor:
        """Return a pool of which one process runs, with its fonts loaded; work that finds none idle starts the others.

        They are forked from a process that has done nothing else, so fonts and modules are in memory once.
        """
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([_PRELOADED])
        executor = ProcessPoolExecutor(
            max_workers=self._settings.size,
            mp_context=context,
            initializer=worker.prepare,
            initargs=(self._settings.memory_mib,),
        )
        await asyncio.to_thread(_warm, executor)
        return executor


def _warm(executor: ProcessPoolExecutor) -> None:
    """Have the process started that all others are forked from, and the first of them."""
    executor.submit(worker.ready).result()
