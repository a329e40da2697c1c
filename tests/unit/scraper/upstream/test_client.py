"""Asking a source over HTTP, and every way in which it can go wrong."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from services.scraper.errors import (
    BlockedError,
    BudgetSpentError,
    ForbiddenError,
    GoneError,
    MalformedError,
    RateLimitedError,
    SlowError,
    SourceError,
    UnauthorizedError,
    UnavailableError,
)
from services.scraper.settings import UpstreamSettings
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.client import Upstream

Answer = httpx.Response | Exception
URL = "https://source.test/search"
BLOCK_PAGE = "<!doctype html><title>Blocked</title><p>whoa there"


class Server:
    """Answers with what it was given, the last answer for ever; counts requests."""

    def __init__(self, *answers: Answer) -> None:
        self._answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        # A stream, as from a network: the code under test reads bytes off the wire itself.
        return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(answer.content))


def upstream(handler: Callable[[httpx.Request], Any], **settings: Any) -> Upstream:
    client = httpx.AsyncClient(transport=httpx.MockTransport(handler))
    return Upstream(source="test", client=client, settings=UpstreamSettings(**settings))


async def ask(server: Callable[[httpx.Request], Any], **settings: Any) -> Any:
    return await upstream(server, **settings).get(URL, params={"q": "x"}, budget=Budget(requests=20, seconds=45))


async def test_returns_the_json_and_says_who_is_asking() -> None:
    server = Server(httpx.Response(200, json={"hits": []}))
    assert await ask(server, user_agent="prepline-test") == {"hits": []}
    assert server.requests[0].headers["user-agent"] == "prepline-test"
    assert server.requests[0].url.params["q"] == "x"


@pytest.mark.parametrize(
    ("answer", "error", "tries"),
    [
        (httpx.Response(403, html=BLOCK_PAGE), BlockedError, 1),
        (httpx.Response(200, html=BLOCK_PAGE), BlockedError, 1),
        (httpx.Response(403, json={"message": "Forbidden", "error": 403}), ForbiddenError, 1),
        (httpx.Response(401, json={}), UnauthorizedError, 1),
        (httpx.Response(404, json={}), GoneError, 1),
        (httpx.Response(302, headers={"location": "/login"}), MalformedError, 1),
        (httpx.Response(400, text="Bad Request"), MalformedError, 1),
        (httpx.Response(200, text='{"hits": [1, 2'), MalformedError, 1),
        (httpx.Response(200, content=b"\xff\xfe\x00garbage"), MalformedError, 1),
        (httpx.Response(200, text="[" * 200_000), MalformedError, 1),
        (httpx.Response(200, text=""), MalformedError, 1),
        (httpx.Response(500, json={"error": 500}), UnavailableError, 3),
        (httpx.Response(503, html=BLOCK_PAGE), UnavailableError, 3),
        (httpx.ConnectError("refused"), UnavailableError, 3),
        (httpx.RemoteProtocolError("cut"), UnavailableError, 3),
        (httpx.ReadTimeout("slow"), SlowError, 3),
    ],
)
async def test_says_what_went_wrong_and_retries_only_what_may_pass(
    answer: Answer, error: type[SourceError], tries: int
) -> None:
    server = Server(answer)
    with pytest.raises(error):
        await ask(server)
    assert len(server.requests) == tries


async def test_a_second_try_may_succeed() -> None:
    server = Server(httpx.Response(503), httpx.ConnectError("reset"), httpx.Response(200, json=[1]))
    assert await ask(server) == [1]


async def test_too_many_requests_waits_as_long_as_asked() -> None:
    server = Server(httpx.Response(429, headers={"retry-after": "0"}), httpx.Response(200, json=[1]))
    assert await ask(server) == [1]
    assert len(server.requests) == 2


async def test_too_many_requests_beyond_the_deadline_gives_up_and_spares_the_source() -> None:
    server = Server(httpx.Response(429, headers={"retry-after": "300"}))
    source = upstream(server)
    for _ in range(2):
        with pytest.raises(RateLimitedError):
            await source.get(URL, params={}, budget=Budget(requests=20, seconds=45))
    assert len(server.requests) == 1


async def test_an_announced_end_of_the_quota_stops_requests() -> None:
    headers = {"x-ratelimit-remaining": "0.0", "x-ratelimit-reset": "400"}
    server = Server(httpx.Response(200, json=[], headers=headers))
    source = upstream(server)
    await source.get(URL, params={}, budget=Budget(requests=20, seconds=45))
    with pytest.raises(RateLimitedError):
        await source.get(URL, params={}, budget=Budget(requests=20, seconds=45))
    assert len(server.requests) == 1


async def test_a_spent_budget_stops_retries() -> None:
    server = Server(httpx.Response(500))
    budget = Budget(requests=2, seconds=45)
    with pytest.raises(BudgetSpentError):
        await upstream(server).get(URL, params={}, budget=budget)
    assert len(server.requests) == budget.spent == 2


async def test_a_block_page_keeps_later_requests_away() -> None:
    server = Server(httpx.Response(403, html=BLOCK_PAGE))
    source = upstream(server)
    for _ in range(3):
        with pytest.raises(SourceError) as caught:
            await source.get(URL, params={}, budget=Budget(requests=20, seconds=45))
        assert caught.value.status == "blocked"
    assert len(server.requests) == 1


async def test_failures_in_a_row_keep_later_requests_away() -> None:
    server = Server(httpx.Response(500))
    source = upstream(server, failures_until_pause=2, attempts=1)
    for _ in range(4):
        with pytest.raises(SourceError):
            await source.get(URL, params={}, budget=Budget(requests=20, seconds=45))
    assert len(server.requests) == 2


async def test_one_refused_resource_does_not_keep_others_away() -> None:
    server = Server(httpx.Response(403, json={"reason": "private"}), httpx.Response(200, json=[1]))
    source = upstream(server, failures_until_pause=1)
    with pytest.raises(ForbiddenError):
        await source.get(URL, params={}, budget=Budget(requests=20, seconds=45))
    assert await source.get(URL, params={}, budget=Budget(requests=20, seconds=45)) == [1]


async def test_a_source_that_hangs_is_given_up() -> None:
    async def hang(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    with pytest.raises(SlowError):
        await ask(hang, request_timeout=timedelta(milliseconds=20), attempts=1)


async def test_an_answer_that_drips_is_given_up() -> None:
    async def drip() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.001)

    with pytest.raises(SlowError):
        await ask(lambda _: httpx.Response(200, content=drip()), request_timeout=timedelta(milliseconds=30), attempts=1)


async def test_an_endless_answer_is_cut_off() -> None:
    async def pour() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 10_000

    with pytest.raises(MalformedError, match="too large"):
        await ask(lambda _: httpx.Response(200, content=pour()), max_response_bytes=50_000)


async def test_packed_answers_are_read() -> None:
    packed = gzip.compress(json.dumps({"a": "b" * 200_000}).encode())

    def handler(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(packed))

    assert (await ask(handler))["a"].startswith("bbb")


@pytest.mark.parametrize(
    ("content", "encoding", "message"),
    [
        (gzip.compress(b"0" * 20_000_000), "gzip", "too large"),
        (b"no gzip at all", "gzip", "damaged"),
        (b"{}", "br", "unknown way"),
    ],
)
async def test_packed_answers_may_be_hostile(content: bytes, encoding: str, message: str) -> None:
    def handler(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-encoding": encoding}, stream=httpx.ByteStream(content))

    with pytest.raises(MalformedError, match=message):
        await ask(handler)


async def test_at_most_so_many_requests_are_under_way() -> None:
    under_way = most = 0
    full, release = asyncio.Event(), asyncio.Event()

    async def handler(_: httpx.Request) -> httpx.Response:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        if under_way == 4:
            full.set()
        await release.wait()
        under_way -= 1
        return httpx.Response(200, stream=httpx.ByteStream(b"[]"))

    source, budget = upstream(handler, concurrency=50), Budget(requests=30, seconds=45, concurrency=4)
    tasks = [asyncio.create_task(source.get(URL, params={}, budget=budget)) for _ in range(12)]
    await full.wait()
    release.set()
    await asyncio.gather(*tasks)
    assert most == 4


async def test_cancelling_a_probe_leaves_the_source_usable() -> None:
    async def hang(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    source = upstream(hang)
    task = asyncio.create_task(source.get(URL, params={}, budget=Budget(requests=5, seconds=45)))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not source._breaker.is_open
