"""Asking a source over HTTP: politely, within limits, and trusting nothing in the answer."""

import asyncio
import json
import zlib
from collections.abc import Mapping
from typing import Any

import httpx
import stamina

from services.scraper.errors import (
    BlockedError,
    ForbiddenError,
    GoneError,
    MalformedError,
    RateLimitedError,
    SlowError,
    SourceError,
    UnauthorizedError,
    UnavailableError,
)
from services.scraper.metrics import REQUESTS
from services.scraper.settings import UpstreamSettings
from services.scraper.upstream.breaker import CircuitBreaker
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.rate_window import RateWindow, seconds

__all__ = ["Upstream"]

_DEFAULT_RETRY_AFTER = 5.0
_TOO_LARGE = "Its answer is too large."
_THREAD_FROM_BYTES = 100_000
"""Larger bodies are parsed in a thread: they would hold up the event loop noticeably."""


class Upstream:
    """One source's server."""

    def __init__(self, *, source: str, client: httpx.AsyncClient, settings: UpstreamSettings) -> None:
        self._source = source
        self._client = client
        self._settings = settings
        self._window = RateWindow()
        self._breaker = CircuitBreaker(failures=settings.failures_until_pause, pause=settings.pause.total_seconds())
        self._headers = {
            "user-agent": settings.user_agent,
            "accept": "application/json",
            "accept-encoding": "gzip",
        }
        self._slots = asyncio.Semaphore(settings.concurrency)

    async def get(
        self, url: str, *, params: Mapping[str, str], budget: Budget, headers: Mapping[str, str] | None = None
    ) -> Any:
        """Return the JSON at `url`.

        Raises:
            SourceError: What went wrong, after retries where they make sense.
        """
        sent_headers = {**self._headers, **(headers or {})}
        request = self._client.build_request("GET", url, params=dict(params), headers=sent_headers)
        return await self._send(request, budget=budget)

    async def post(
        self, url: str, *, form: Mapping[str, str], budget: Budget, auth: httpx.BasicAuth | None = None
    ) -> Any:
        """Send a form and return the JSON of the answer, see `get`."""
        request = self._client.build_request("POST", url, data=dict(form), headers=self._headers)
        return await self._send(request, budget=budget, auth=auth)

    async def _send(self, request: httpx.Request, *, budget: Budget, auth: httpx.BasicAuth | None = None) -> Any:
        def worth_retrying(error: Exception) -> bool | float:
            if isinstance(error, RateLimitedError):
                return error.retry_after if error.retry_after < budget.seconds_left else False
            return isinstance(error, SlowError | UnavailableError)

        async for attempt in stamina.retry_context(
            on=worth_retrying,
            attempts=self._settings.attempts,
            timeout=budget.seconds_left,
            wait_initial=0.2,
            wait_max=2.0,
            wait_jitter=0.5,
        ):
            with attempt:
                return await self._try(request, budget=budget, auth=auth)
        raise AssertionError  # the loop above returns or raises

    async def _try(self, request: httpx.Request, *, budget: Budget, auth: httpx.BasicAuth | None) -> Any:
        async with budget.slots, self._slots:
            await self._window.enter(budget)
            budget.check()
            self._breaker.check()
            budget.spend()
            try:
                answer = await self._exchange(request, auth=auth)
            except SourceError as error:
                self._note(error)
                raise
            except BaseException:
                self._breaker.undecided()
                raise
        self._breaker.succeeded()
        REQUESTS.labels(self._source, "ok").inc()
        return answer

    async def _exchange(self, request: httpx.Request, *, auth: httpx.BasicAuth | None) -> Any:
        try:
            async with asyncio.timeout(self._settings.request_timeout.total_seconds()):
                response = await self._client.send(request, stream=True, auth=auth, follow_redirects=False)
                try:
                    self._window.observe(response.headers)
                    body = await self._read(response)
                finally:
                    await response.aclose()
        except (TimeoutError, httpx.TimeoutException):
            raise SlowError("It did not answer in time.") from None
        except httpx.HTTPError as error:
            raise UnavailableError(f"It could not be reached ({type(error).__name__}).") from None
        _raise_for_status(response, body)
        return await _parsed(body)

    async def _read(self, response: httpx.Response) -> bytes:
        limit = self._settings.max_response_bytes
        raw = bytearray()
        async for chunk in response.aiter_raw():
            raw += chunk
            if len(raw) > limit:
                raise MalformedError(_TOO_LARGE)
        body = _unpacked(bytes(raw), encoding=response.headers.get("content-encoding", "identity"), limit=limit)
        if len(body) > limit:
            raise MalformedError(_TOO_LARGE)
        return body

    def _note(self, error: SourceError) -> None:
        REQUESTS.labels(self._source, error.status).inc()
        if isinstance(error, RateLimitedError):
            self._window.close(error.retry_after)
            self._breaker.undecided()
        elif isinstance(error, BlockedError):
            self._breaker.open(error, pause=self._settings.pause_when_blocked.total_seconds())
        elif isinstance(error, SlowError | UnavailableError):
            self._breaker.failed(error)
        else:
            self._breaker.undecided()


def _unpacked(raw: bytes, *, encoding: str, limit: int) -> bytes:
    """Return at most one byte more than `limit`: the HTTP library would unpack a small bomb to any size."""
    if encoding.casefold() == "identity":
        return raw
    if encoding.casefold() != "gzip":
        raise MalformedError("Its answer is packed in an unknown way.")
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(raw, limit + 1)
    except zlib.error:
        raise MalformedError("Its answer is damaged.") from None


def _raise_for_status(response: httpx.Response, body: bytes) -> None:
    """Raise what the status line and the kind of body mean."""
    status = response.status_code
    is_page = body.lstrip()[:1] == b"<"
    if status == httpx.codes.TOO_MANY_REQUESTS:
        raise RateLimitedError("It asked to slow down (HTTP 429).", retry_after=_retry_after(response))
    if status == httpx.codes.UNAUTHORIZED:
        raise UnauthorizedError("It does not accept the credentials (HTTP 401).")
    if status == httpx.codes.FORBIDDEN:
        kind = BlockedError if is_page else ForbiddenError
        raise kind("It refuses access (HTTP 403).")
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise UnavailableError(f"It answered with an error (HTTP {status}).")
    if status in {httpx.codes.NOT_FOUND, httpx.codes.GONE}:
        raise GoneError(f"It has no such page (HTTP {status}).")
    if status != httpx.codes.OK:
        raise MalformedError(f"It answered unexpectedly (HTTP {status}).")
    if is_page:
        raise BlockedError("It shows a web page instead of data.")


def _retry_after(response: httpx.Response) -> float:
    for name in ("retry-after", "x-ratelimit-reset"):
        delay = seconds(response.headers.get(name))
        if delay is not None:
            return delay
    return _DEFAULT_RETRY_AFTER


async def _parsed(body: bytes) -> Any:
    try:
        if len(body) < _THREAD_FROM_BYTES:
            return json.loads(body)
        return await asyncio.to_thread(json.loads, body)
    except (ValueError, RecursionError):
        raise MalformedError("Its answer is not valid JSON.") from None
