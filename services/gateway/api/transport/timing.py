"""How long answers take, by route."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.gateway.metrics import HTTP_SECONDS

__all__ = ["Timing"]

_UNKNOWN = "other"
"""What no route serves: everybody may ask for anything, so it has one name."""


class Timing:
    """Observes the time to the first byte of each answer: streams go on for minutes afterwards."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle an ASGI connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()

        async def timed(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", _UNKNOWN)
                labels = (scope["method"], route, str(message["status"]))
                HTTP_SECONDS.labels(*labels).observe(time.perf_counter() - began)
            await send(message)

        await self._app(scope, receive, timed)
