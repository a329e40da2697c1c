"""Running ASGI apps in this process until a signal or a failing health check."""

import asyncio
import contextlib
import gc
import linecache
import signal
import socket
from collections.abc import AsyncIterator, Iterator

import structlog
from starlette.applications import Starlette
from typing_extensions import override
from uvicorn.config import Config
from uvicorn.server import Server

__all__ = ["ServerDiedError", "serve", "serving", "settle_heap"]

_CLOSE_SECONDS = 5
_HEALTH_SECONDS = 5.0
_TICK_SECONDS = 1.0
"""How often the date in the answers' heads is renewed."""
_log = structlog.get_logger(__name__)


class ServerDiedError(Exception):
    """A server ended although nobody asked it to."""


class _Server(Server):
    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self._told_to_end = asyncio.Event()

    def end(self) -> None:
        """Stop serving."""
        self.should_exit = True
        self._told_to_end.set()

    @override
    async def main_loop(self) -> None:
        # uvicorn looks ten times a second whether it is to end, which is half of what an idle service does.
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._told_to_end.wait(), _TICK_SECONDS)

    @override
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        # uvicorn would re-raise the signal after serving, so that nothing after it could clean up.
        yield

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        except SystemExit:
            # Raised within a task it would tear down the event loop and everything else that runs in it.
            raise ServerDiedError(f"the service on port {self.config.port} did not start; its log says why") from None


@contextlib.asynccontextmanager
async def serving(app: Starlette, *, host: str, port: int) -> AsyncIterator[asyncio.Task[None]]:
    """Serve `app` while the block runs; yields the server's task once it accepts connections.

    Raises:
        ServerDiedError: The app's start failed.
    """
    config = Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        lifespan="on",
        timeout_graceful_shutdown=_CLOSE_SECONDS,
        server_header=False,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve())
    try:
        await _started(server, task)
        yield task
    finally:
        # Open event streams must end by themselves, or uvicorn would wait for them.
        if (service := getattr(app.state, "service", None)) is not None:
            service.stopping.set()
        server.end()
        if not server.started:
            task.cancel()
        await asyncio.wait({task})


async def serve(app: Starlette, *, host: str, port: int) -> int:
    """Serve one service until SIGTERM or SIGINT and return the exit code: 1 when it turned unhealthy."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    running = asyncio.ensure_future(_serve_until(stop, app, host=host, port=port))
    stopped = asyncio.ensure_future(stop.wait())
    await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if not running.done() and not app.state.service.ready:
        running.cancel()  # told to stop while it was still waiting for Kafka
        await asyncio.wait({running})
        return 0
    stopped.cancel()
    return await running


def settle_heap() -> None:
    """Tell the collector that what is there once a process has started stays, and forget what was only for the start.

    It would look through all of it at each full collection, which stops the process for a tenth of a second.
    """
    linecache.clearcache()  # whole source files, in which pydantic found the descriptions of fields
    gc.collect()
    gc.freeze()


async def _serve_until(stop: asyncio.Event, app: Starlette, *, host: str, port: int) -> int:
    async with serving(app, host=host, port=port) as server:
        settle_heap()
        while not stop.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), _HEALTH_SECONDS)
            if server.done() or not app.state.service.healthy:
                _log.critical("service_unhealthy")
                return 1
    return 0


async def _started(server: _Server, task: asyncio.Task[None]) -> None:
    while not server.started:
        if task.done():
            task.result()
            raise ServerDiedError(f"the service on port {server.config.port} ended at once; its log says why")
        await asyncio.sleep(0.01)
