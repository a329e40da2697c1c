"""How long answers take, by route."""

import time

from starlette.types import Message, Receive, Scope, Send
from typing_extensions import override

from services.gateway.api.transport.http_layer import HttpLayer
from services.gateway.metrics import HTTP_SECONDS

__all__ = ["Timing"]

_UNKNOWN = "other"
"""What no route serves: everybody may ask for anything, so it has one name."""


class Timing(HttpLayer):
    """Observes the time to the first byte of each answer: streams go on for minutes afterwards."""

    @override
    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = time.perf_counter()

        async def timed(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", _UNKNOWN)
                labels = (scope["method"], route, str(message["status"]))
                HTTP_SECONDS.labels(*labels).observe(time.perf_counter() - began)
            await send(message)

        await self._app(scope, receive, timed)
