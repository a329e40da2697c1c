"""Asking a source over HTTP: politely, within limits, and trusting nothing in the answer."""

import asyncio
import json
import zlib
from collections.abc import Mapping
from typing import Any, Literal

import httpx
import stamina

from runtime.tracing import span
from services.scraper.errors import (
    BlockedError,
    MalformedError,
    OverloadedError,
    RateLimitedError,
    SlowError,
    SourceError,
    SourceUnavailableError,
    UnauthorizedError,
)
from services.scraper.metrics import REQUESTS
from services.scraper.settings import UpstreamSettings
from services.scraper.upstream.answers import UpstreamResponse, refusal_of
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.retry_budget import RetryBudget
from services.scraper.upstream.shared import MemoryStates, SharedState, StateStore
from services.scraper.upstream.state import Permission, SourcePace, SourceState

__all__ = ["Upstream"]

Form = Literal["json", "feed"]

_TOO_LARGE = "Its answer is too large."
_THREAD_FROM_BYTES = 100_000
"""Larger bodies are parsed in a thread: they would hold up the event loop noticeably."""
_ACCEPTED = {"json": "application/json", "feed": "application/atom+xml, application/xml;q=0.9"}


class Upstream:
    """One source's server.

    Args:
        source: Its name; processes that use the same name share its pace and its breaker.
        client: Sends the requests.
        settings: The manners towards it.
        states: Where pace and breaker are kept; by default in this process.
    """

    def __init__(
        self, *, source: str, client: httpx.AsyncClient, settings: UpstreamSettings, states: StateStore | None = None
    ) -> None:
        self._source = source
        self._client = client
        self._settings = settings
        self._state = SharedState(source=source, store=states or MemoryStates())
        pace = settings.pace
        self._pace = SourcePace(requests=pace.requests, window=pace.window.total_seconds(), burst=pace.burst)
        self._retries = RetryBudget()
        self._headers = {"user-agent": settings.user_agent, "accept-encoding": "gzip"}
        self._slots = asyncio.Semaphore(settings.concurrency)

    async def get(
        self, url: str, *, params: Mapping[str, str], budget: Budget, headers: Mapping[str, str] | None = None
    ) -> Any:
        """Return the JSON at `url`.

        Raises:
            SourceError: What went wrong, after retries where they make sense.
        """
        request = self._request("GET", url, params=params, headers=headers)
        return await _parsed(await self._send(request, budget=budget))

    async def feed(self, url: str, *, params: Mapping[str, str], budget: Budget) -> bytes:
        """Return the XML at `url`, unparsed; see `get`."""
        return await self._send(self._request("GET", url, params=params, form="feed"), budget=budget, form="feed")

    async def post(
        self, url: str, *, form: Mapping[str, str], budget: Budget, auth: httpx.BasicAuth | None = None
    ) -> Any:
        """Send a form and return the JSON of the answer, see `get`."""
        headers = {**self._headers, "accept": _ACCEPTED["json"]}
        request = self._client.build_request("POST", url, data=dict(form), headers=headers)
        return await _parsed(await self._send(request, budget=budget, auth=auth))

    async def state(self) -> SourceState:
        """Return what all processes know of the source."""
        return await self._state.read()

    async def leave_alone(self, error: SourceError, *, seconds: float | None = None) -> None:
        """Send nothing for a while: the source refused, or asked to wait, in a way that only its plugin can read."""
        pause = self._settings.pause_when_blocked.total_seconds() if seconds is None else seconds
        now = self._state.clock()
        await self._state.change(
            lambda state: (state.closed(str(error), now=now, pause=pause, status=error.status), None)
        )

    def _request(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str],
        headers: Mapping[str, str] | None = None,
        form: Form = "json",
    ) -> httpx.Request:
        sent = {**self._headers, "accept": _ACCEPTED[form], **(headers or {})}
        return self._client.build_request(method, url, params=dict(params), headers=sent)

    async def _send(
        self, request: httpx.Request, *, budget: Budget, form: Form = "json", auth: httpx.BasicAuth | None = None
    ) -> bytes:
        def worth_retrying(error: Exception) -> bool | float:
            if budget.requests_left <= 0:
                return False  # why it failed says more than that it must not be tried again
            if isinstance(error, RateLimitedError):
                return error.retry_after if error.retry_after < budget.patience and self._retries.take() else False
            if isinstance(error, OverloadedError) or not isinstance(error, SlowError | SourceUnavailableError):
                return False
            return self._retries.take()

        self._retries.first_try()
        async for attempt in stamina.retry_context(
            on=worth_retrying,
            attempts=self._settings.attempts,
            timeout=budget.seconds_left,
            wait_initial=0.2,
            wait_max=2.0,
            wait_jitter=0.5,
        ):
            with attempt:
                return await self._try(request, budget=budget, form=form, auth=auth)
        raise AssertionError  # the loop above returns or raises

    async def _try(self, request: httpx.Request, *, budget: Budget, form: Form, auth: httpx.BasicAuth | None) -> bytes:
        async with budget.slots, self._slots:
            budget.check()
            await self._turn(budget)
            budget.check()
            budget.spend()
            try:
                with span(self._source, path=request.url.path):
                    answer = await self._exchange(request, auth=auth)
                self._check(answer, form=form)
            except SourceError as error:
                REQUESTS.labels(self._source, error.status).inc()
                await self._note_failure(error, is_signed="authorization" in request.headers)
                raise
            except BaseException:
                await asyncio.shield(self._state.change(lambda state: (state.undecided(), None)))
                raise
            await self._note_success(answer.headers)
        REQUESTS.labels(self._source, "ok").inc()
        return answer.body

    async def _turn(self, budget: Budget) -> None:
        """Return when a request may be sent.

        Raises:
            SourceError: Not within this collection's patience.
        """
        ends = asyncio.get_running_loop().time() + budget.patience
        while True:
            left = max(0.0, ends - asyncio.get_running_loop().time())
            permission = await self._state.change(lambda state: self._reserve(state, left))  # noqa: B023 — awaited here
            if permission.refused == "rate_limited":
                raise RateLimitedError(permission.reason, retry_after=permission.wait)
            if permission.refused:
                refusal = SourceError(permission.reason)
                refusal.status = permission.refused
                raise refusal
            if permission.wait:
                await asyncio.sleep(permission.wait)
            if not permission.must_ask_again:
                return

    def _reserve(self, state: SourceState, patience: float) -> tuple[SourceState, Permission]:
        allowed = self._settings.failures_until_pause
        return state.reserve(self._pace, now=self._state.clock(), patience=patience, failures_allowed=allowed)

    async def _exchange(self, request: httpx.Request, *, auth: httpx.BasicAuth | None) -> UpstreamResponse:
        try:
            async with asyncio.timeout(self._settings.request_timeout.total_seconds()):
                response = await self._client.send(request, stream=True, auth=auth, follow_redirects=False)
                try:
                    body = await self._read(response)
                finally:
                    await response.aclose()
        except (TimeoutError, httpx.TimeoutException):
            raise SlowError("It did not answer in time.") from None
        except httpx.HTTPError as error:
            raise SourceUnavailableError(f"It could not be reached ({type(error).__name__}).") from None
        return UpstreamResponse(status=response.status_code, headers=response.headers, body=body)

    def _check(self, answer: UpstreamResponse, *, form: Form) -> None:
        refusal = refusal_of(
            answer,
            wants_feed=form == "feed",
            now=self._state.clock(),
            default_wait=self._settings.pause_when_limited.total_seconds(),
        )
        if refusal is not None:
            raise refusal

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

    async def _note_success(self, headers: Mapping[str, str]) -> None:
        now = self._state.clock()
        await self._state.change(lambda state: (state.succeeded(now=now).observed(headers, now=now), None))

    async def _note_failure(self, error: SourceError, *, is_signed: bool) -> None:
        if isinstance(error, UnauthorizedError) and is_signed:
            # A token may have run out before its time; whoever holds it tries once more with a new one.
            await self._state.change(lambda state: (state.undecided(), None))
        else:
            await self._state.change(lambda state: (self._after(error, state), None))

    def _after(self, error: SourceError, state: SourceState) -> SourceState:
        settings, now = self._settings, self._state.clock()
        if isinstance(error, RateLimitedError):
            return state.closed(str(error), now=now, pause=error.retry_after, status=error.status)
        if isinstance(error, BlockedError | UnauthorizedError):
            pause = settings.pause_when_blocked.total_seconds()
            return state.closed(str(error), now=now, pause=pause, status=error.status)
        if isinstance(error, SlowError | SourceUnavailableError) and not isinstance(error, OverloadedError):
            pause, allowed = settings.pause.total_seconds(), settings.failures_until_pause
            return state.failed(str(error), now=now, allowed=allowed, pause=pause, status=error.status)
        return state.undecided()


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


async def _parsed(body: bytes) -> Any:
    try:
        text = body.decode("utf-8-sig")
        if len(body) < _THREAD_FROM_BYTES:
            return json.loads(text)
        return await asyncio.to_thread(json.loads, text)
    except (ValueError, RecursionError):
        raise MalformedError("Its answer is not valid JSON.") from None
