"""The gateway on a port, with the services behind it imitated, for browsers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from types import SimpleNamespace
from typing import Any

from local.servers import free_port
from runtime.serving import serving
from tests.support.gateway import GatewayRig
from tests.support.imitated_chain import ImitatedChain

__all__ = ["Site"]


class Site:
    """The gateway on a port; it can be restarted there."""

    def __init__(self, collection: Any, **settings: Any) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.rig = GatewayRig(collection=collection, **settings)
        self.chain = ImitatedChain(self.rig)
        self._running: AbstractAsyncContextManager[None] | None = None

    async def start(self) -> None:
        """Answer on the port."""
        self._running = self._serve()
        await self._running.__aenter__()

    async def stop(self) -> None:
        """Stop answering."""
        if self._running is not None:
            await self._running.__aexit__(None, None, None)
            self._running = None

    def replaced(self) -> "Site":
        """Return a fresh process on the same port and database."""
        other = Site(self.rig.collection)
        other.port, other.url = self.port, self.url
        other.rig.objects.objects = self.rig.objects.objects
        return other

    @asynccontextmanager
    async def _serve(self) -> AsyncIterator[None]:
        stopping = asyncio.Event()
        self.rig.app.state.service = SimpleNamespace(stopping=stopping, healthy=True)
        async with self.rig.gateway.running(stopping=stopping), serving(self.rig.app, host="127.0.0.1", port=self.port):
            yield
