"""Compresses texts for clients that take it; streams and files that are compressed already go as they are."""

import gzip

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Compression"]

_TEXTS = ("text/", "application/json", "application/problem+json", "image/svg+xml", "text/javascript")
_STREAM = "text/event-stream"
_SMALLEST = 1000
_LEVEL = 6


class Compression:
    """Compresses responses that come in one piece."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle an ASGI connection."""
        if scope["type"] != "http" or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            await self._app(scope, receive, send)
            return
        held: Message | None = None

        async def compressing(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and _is_text(message):
                held = message
                return
            if held is not None:
                start, held = held, None
                whole = message["type"] == "http.response.body" and not message.get("more_body")
                await send(start if not whole else _shrunk(start, message))
            await send(message)

        await self._app(scope, receive, compressing)


def _is_text(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    kind = headers.get("content-type", "")
    return kind.startswith(_TEXTS) and not kind.startswith(_STREAM) and "content-range" not in headers


def _shrunk(start: Message, body: Message) -> Message:
    """Compress the body in place, and return the start that says so."""
    headers = MutableHeaders(raw=list(start["headers"]))
    headers.add_vary_header("Accept-Encoding")
    if len(body.get("body", b"")) >= _SMALLEST:
        body["body"] = gzip.compress(body["body"], _LEVEL, mtime=0)
        headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(body["body"]))
        if (tag := headers.get("etag")) and not tag.startswith("W/"):
            headers["ETag"] = f"W/{tag}"
    return {**start, "headers": headers.raw}
