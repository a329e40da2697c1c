"""Spans sent to a server by OTLP over HTTP, in the background: no preparation ever waits for it."""

import asyncio
import contextlib
import json
from collections import deque
from collections.abc import AsyncIterator

import httpx
import structlog

from runtime.metrics import SPANS_LOST
from runtime.tracing.encoding import otlp
from runtime.tracing.settings import TracingSettings
from runtime.tracing.spans import TimedSpan, spans_into

__all__ = ["spans_to_endpoint"]

_MOST_WAITING = 10_000
"""Spans; while the server is away the oldest are forgotten."""
_MOST_AT_ONCE = 500
_GATHERING = 0.5
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
_TIMEOUT = 5.0
_LAST_SECONDS = 3.0
"""How long a service that stops waits for the last spans to be taken."""
_COME_AGAIN = frozenset({429, 502, 503, 504})
"""What OTLP names as worth another try."""
_log = structlog.get_logger(__name__)


@contextlib.asynccontextmanager
async def spans_to_endpoint(settings: TracingSettings) -> AsyncIterator[None]:
    """Send the spans of what begins in the block to the endpoint, if one is set."""
    if settings.endpoint is None:
        yield
        return
    headers = {name: value.get_secret_value() for name, value in settings.headers.items()}
    async with httpx.AsyncClient(timeout=_TIMEOUT, headers=headers, trust_env=False) as client:
        export = _SpanExport(client, url=f"{str(settings.endpoint).rstrip('/')}/v1/traces")
        sending = asyncio.create_task(export.send_on())
        try:
            with spans_into(export):
                yield
        finally:
            export.end()
            await asyncio.wait({sending}, timeout=_LAST_SECONDS)
            sending.cancel()
            await asyncio.wait({sending})
            export.give_up()


class _SpanExport:
    """Waits for spans and sends them, some at a time."""

    def __init__(self, client: httpx.AsyncClient, *, url: str) -> None:
        self._client = client
        self._url = url
        self._waiting: deque[tuple[TimedSpan, int]] = deque()
        self._arrived = asyncio.Event()
        self._ending = asyncio.Event()

    def take(self, made: TimedSpan, *, ended: int) -> None:
        if len(self._waiting) >= _MOST_WAITING:
            self._waiting.popleft()
            SPANS_LOST.inc()
        self._waiting.append((made, ended))
        self._arrived.set()

    def end(self) -> None:
        """Have what is left sent at once, and nothing after it."""
        self._ending.set()
        self._arrived.set()

    def give_up(self) -> None:
        """Count what was not sent as lost."""
        SPANS_LOST.inc(len(self._waiting))

    async def send_on(self) -> None:
        """Send what arrives until the end, and what is left then."""
        pause = _FIRST_PAUSE
        while not self._ending.is_set():
            await self._arrived.wait()
            await self._rest(_GATHERING)
            if await self._send():
                pause = _FIRST_PAUSE
                continue
            await self._rest(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        while self._waiting and await self._send():
            pass

    async def _rest(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._ending.wait(), seconds)

    async def _send(self) -> bool:
        """Send some of the spans; false when the server wants them later."""
        some = [self._waiting.popleft() for _ in range(min(_MOST_AT_ONCE, len(self._waiting)))]
        if not self._waiting and not self._ending.is_set():
            self._arrived.clear()
        taken = False
        try:
            taken = not some or await self._is_answered(some)
        finally:
            if not taken:
                self._waiting.extendleft(reversed(some))
                self._arrived.set()
        return taken

    async def _is_answered(self, some: list[tuple[TimedSpan, int]]) -> bool:
        body = json.dumps(otlp(some), separators=(",", ":"))
        try:
            response = await self._client.post(self._url, content=body, headers={"Content-Type": "application/json"})
        except httpx.HTTPError as error:
            _log.warning("spans_not_sent", error=type(error).__name__)
            return False
        if response.status_code in _COME_AGAIN:
            _log.warning("spans_not_sent", status=response.status_code)
            return False
        if not response.is_success:
            _log.error("spans_refused", status=response.status_code)
            SPANS_LOST.inc(len(some))
        return True
