"""A proxy in front of a port that may freeze: its connections stay open and carry nothing more."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

__all__ = ["FreezingProxy"]


class FreezingProxy:
    """Forwards bytes to `target`, until told to freeze."""

    def __init__(self, *, port: int, target: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._port = port
        self._target = target
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()

    def freeze(self) -> None:
        """Let all present connections hang; later ones work."""
        for task in self._tasks:
            task.cancel()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Forward while the block runs."""
        server = await asyncio.start_server(self._forward, "127.0.0.1", self._port)
        try:
            yield
        finally:
            server.close()
            for task in list(self._tasks):
                task.cancel()
            for writer in self._writers:
                writer.transport.abort()

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self._target)
        self._writers |= {writer, inner_writer}
        for source, sink in ((reader, inner_writer), (inner_reader, writer)):
            task = asyncio.create_task(self._pump(source, sink))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            while data := await source.read(65536):
                sink.write(data)
                await sink.drain()
            sink.close()
