from typing import Any

import pytest
from starlette.types import Receive, Scope, Send
from typing_extensions import override

from services.gateway.api.transport.http_layer import HttpLayer


class _Counting(HttpLayer):
    handled = 0

    @override
    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.handled += 1
        await self._app(scope, receive, send)


@pytest.mark.parametrize(("kind", "handled"), [("http", 1), ("lifespan", 0), ("websocket", 0)])
async def test_a_layer_sees_requests_and_nothing_else(kind: str, handled: int) -> None:
    reached: list[Any] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append((scope, receive, send))

    async def receive() -> Any: ...

    async def send(message: Any) -> None: ...

    layer = _Counting(app)
    await layer({"type": kind}, receive, send)
    assert layer.handled == handled
    assert reached == [({"type": kind}, receive, send)]
