"""A proxy in front of several processes that hands connections out in turn, and cuts some of them at random."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Sequence

__all__ = ["CuttingProxy"]


class CuttingProxy:
    """Forwards each new connection to the next of `targets`."""

    def __init__(self, *, port: int, targets: Sequence[int]) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.cuts = 0
        """How many connections were cut so far."""
        self._port = port
        self._targets = list(targets)
        self._turn = 0
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    async def die(self) -> None:
        """Cut everything and take no connection more."""
        if self._server is not None:
            self._server.close()
        for writer in list(self._open):
            writer.transport.abort()
            self.cuts += 1
        await asyncio.sleep(0)

    async def rise(self) -> None:
        """Take connections, for the first time or again."""
        self._server = await asyncio.start_server(self._forward, "127.0.0.1", self._port)

    async def cut(self, *, share: float) -> None:
        """Cut a share of the open connections, as a proxy does that dies."""
        for writer in [one for one in self._open if random.random() < share]:  # noqa: S311 — no secret
            writer.transport.abort()
            self.cuts += 1
        await asyncio.sleep(0)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Forward while the block runs."""
        await self.rise()
        try:
            yield
        finally:
            await self.die()

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._turn += 1
        try:
            inner_reader, inner_writer = await asyncio.open_connection(
                "127.0.0.1", self._targets[self._turn % len(self._targets)]
            )
        except OSError:
            writer.transport.abort()
            return
        self._open.add(writer)
        await asyncio.gather(_pump(reader, inner_writer), _pump(inner_reader, writer))
        self._open.discard(writer)


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
    sink.close()
