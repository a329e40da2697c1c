"""What every request and response goes through."""

from collections.abc import Mapping
from traceback import extract_tb

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from typing_extensions import override

from contracts.problems import Problem, ProblemCode, title_of
from services.gateway.api.problems import INTERNAL_ERROR, answer
from services.gateway.api.transport.http_layer import HttpLayer

__all__ = ["BodyLimit", "CatchAll", "HeadAsGet", "JsonOnly", "SecurityHeaders"]

_TOO_LARGE = 413
_log = structlog.get_logger(__name__)


class BodyLimit(HttpLayer):
    """Refuses request bodies over a limit, by their declared length or as they arrive."""

    def __init__(self, app: ASGIApp, *, limit: int, others: Mapping[str, int]) -> None:
        """Take the limit in bytes, and by path those that differ."""
        super().__init__(app)
        self._limit = limit
        self._others = others

    @override
    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        limit = self._others.get(scope["path"], self._limit)
        declared = Headers(scope=scope).get("content-length", "")
        if declared.isdigit() and int(declared) > limit:
            await answer(_too_large(limit))(scope, receive, send)
            return
        received = 0

        async def limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise HTTPException(_TOO_LARGE, _too_large(limit).detail)
            return message

        await self._app(scope, limited, send)


def _too_large(limit: int) -> Problem:
    return Problem(
        title=title_of(ProblemCode.BODY_TOO_LARGE),
        status=_TOO_LARGE,
        detail=f"The request is larger than {limit // 1024} KiB. Shorten the text.",
        code=ProblemCode.BODY_TOO_LARGE,
    )


class CatchAll:
    """Answers a fault of our own with a problem; logs where it was raised, but no message: those may quote users."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle an ASGI connection."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            frames = [f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in extract_tb(error.__traceback__)]
            _log.error("request_failed", error=type(error).__name__, frames=frames[-8:])
            if started or scope["type"] != "http":
                raise
            await answer(INTERNAL_ERROR)(scope, receive, send)


class SecurityHeaders(HttpLayer):
    """Sets headers that a response does not set itself."""

    def __init__(self, app: ASGIApp, *, headers: Mapping[str, str]) -> None:
        super().__init__(app)
        self._headers = headers

    @override
    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith("/api/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, with_headers)


class HeadAsGet(HttpLayer):
    """Answers HEAD as GET without the body; not for streams, which would never end."""

    @override
    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "HEAD" or "/events" in scope["path"]:
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self._app({**scope, "method": "GET"}, receive, without_body)


class JsonOnly(HttpLayer):
    """Refuses bodies that do not say they are JSON, but where a route takes another type."""

    def __init__(self, app: ASGIApp, *, others: Mapping[str, frozenset[str]]) -> None:
        """Take, by path, the other types that are taken there."""
        super().__init__(app)
        self._others = others

    @override
    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith("/api/") and _has_body(scope):
            kind = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
            taken = self._others.get(scope["path"], frozenset({"application/json"}))
            if kind not in taken:
                await answer(_unsupported(taken), headers={"Accept-Post": ", ".join(sorted(taken))})(
                    scope, receive, send
                )
                return
        await self._app(scope, receive, send)


def _has_body(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers


def _unsupported(taken: frozenset[str]) -> Problem:
    code = ProblemCode.UNSUPPORTED_MEDIA_TYPE
    detail = f"Send the body as {' or '.join(sorted(taken))}, and say so in Content-Type."
    return Problem(title=title_of(code), status=415, detail=detail, code=code)
