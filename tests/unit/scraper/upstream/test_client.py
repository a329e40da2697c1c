"""Asking a source over HTTP, and every way in which it can go wrong."""

import asyncio
import gzip
import json
import time
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
    OverloadedError,
    RateLimitedError,
    SlowError,
    SourceError,
    SourceUnavailableError,
    UnauthorizedError,
)
from services.scraper.settings import PaceSettings, UpstreamSettings
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.client import Upstream
from services.scraper.upstream.shared import MemoryStates

UpstreamResponse = httpx.Response | Exception
URL = "https://source.test/search"
BLOCK_PAGE = "<!doctype html><title>Blocked</title><p>whoa there"


class Server:
    """Answers with what it was given, the last answer for ever; counts requests."""

    def __init__(self, *answers: UpstreamResponse) -> None:
        self._answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        # A stream, as from a network: the code under test reads bytes off the wire itself.
        return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(answer.content))


def upstream(
    handler: Callable[[httpx.Request], Any], *, states: MemoryStates | None = None, **settings: Any
) -> Upstream:
    client = httpx.AsyncClient(transport=httpx.MockTransport(handler))
    return Upstream(source="test", client=client, settings=UpstreamSettings(**settings), states=states)


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
        (httpx.Response(403, json={"message": "Forbidden", "error": 403}), BlockedError, 1),
        (httpx.Response(403, json={"reason": "private", "error": 403}), ForbiddenError, 1),
        (httpx.Response(401, json={}), UnauthorizedError, 1),
        (httpx.Response(404, json={}), GoneError, 1),
        (httpx.Response(302, headers={"location": "/login"}), BlockedError, 1),
        (httpx.Response(302, headers={"location": "/subreddits/search?q=none"}), GoneError, 1),
        (httpx.Response(400, text="Bad Request"), BlockedError, 1),
        (httpx.Response(422, json={"data": None, "error": "Timeout. Maybe slow down a bit"}), OverloadedError, 1),
        (httpx.Response(422, json={"data": None, "error": "Under maintenance"}), BlockedError, 1),
        (httpx.Response(200, json={"data": None, "error": "Slow down a little"}), OverloadedError, 1),
        (httpx.Response(451, json={}), BlockedError, 1),
        (httpx.Response(200, content=b"\xef\xbb\xbf" + BLOCK_PAGE.encode()), BlockedError, 1),
        (httpx.Response(200, text='{"hits": [1, 2'), MalformedError, 1),
        (httpx.Response(200, content=b"\xff\xfe\x00garbage"), MalformedError, 1),
        (httpx.Response(200, text="[" * 200_000), MalformedError, 1),
        (httpx.Response(200, text=""), MalformedError, 1),
        (httpx.Response(500, json={"error": 500}), SourceUnavailableError, 3),
        (httpx.Response(503, html=BLOCK_PAGE), SourceUnavailableError, 3),
        (httpx.ConnectError("refused"), SourceUnavailableError, 3),
        (httpx.RemoteProtocolError("cut"), SourceUnavailableError, 3),
        (httpx.ReadTimeout("slow"), SlowError, 3),
    ],
)
async def test_says_what_went_wrong_and_retries_only_what_may_pass(
    answer: UpstreamResponse, error: type[SourceError], tries: int
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
    with pytest.raises(SourceUnavailableError, match="HTTP 500"):  # why it failed, not that it may not be tried again
        await upstream(server).get(URL, params={}, budget=budget)
    assert len(server.requests) == budget.spent == 2
    with pytest.raises(BudgetSpentError):
        await upstream(server).get(URL, params={}, budget=budget)


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
    started = asyncio.Event()

    async def hang(_: httpx.Request) -> httpx.Response:
        started.set()
        await asyncio.Event().wait()
        raise AssertionError

    source = upstream(hang)
    task = asyncio.create_task(source.get(URL, params={}, budget=Budget(requests=5, seconds=45)))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    state = await source.state()
    assert (state.next_try_at, state.probing_until) == (None, 0.0)


async def test_a_byte_order_mark_before_json_is_no_fault() -> None:
    assert await ask(Server(httpx.Response(200, content=b"\xef\xbb\xbf[1]"))) == [1]


async def test_a_throttle_says_in_words_how_long() -> None:
    said = {
        "error_id": 502,
        "error_name": "throttle_violation",
        "error_message": "more requests available in 4711 seconds",
    }
    source = upstream(Server(httpx.Response(400, json=said)))
    with pytest.raises(RateLimitedError) as caught:
        await source.get(URL, params={}, budget=Budget(requests=20, seconds=45))
    assert caught.value.retry_after == 4711


@pytest.mark.parametrize(
    ("headers", "status", "least", "most"),
    [
        ({"retry-after": "7200"}, 429, 7100, 7200),
        ({"retry-after": "900000"}, 429, 899_000, 900_000),
        ({"retry-after": "7200"}, 503, 7100, 7200),
        ({"x-ratelimit-reset": "400"}, 429, 300, 400),
        ({}, 429, 1, 5),
        (
            {"retry-after": "Wed, 21 Oct 2026 08:00:00 GMT", "date": "Wed, 21 Oct 2026 07:00:00 GMT"},
            429,
            3500,
            3600,
        ),
    ],
)
async def test_the_pause_that_a_source_asks_for_is_known_to_all(
    headers: dict[str, str], status: int, least: float, most: float
) -> None:
    states, server = MemoryStates(), Server(httpx.Response(status, headers=headers))
    sources = [upstream(server, states=states) for _ in range(4)]
    for source in sources:
        with pytest.raises(RateLimitedError):
            await source.get(URL, params={}, budget=Budget(requests=20, seconds=45, patience=0.5))
    assert len(server.requests) == 1
    closed = (await states.read("test")).closed_until - time.time()
    assert least <= closed <= most


async def test_a_refusal_is_known_to_all() -> None:
    states, server = MemoryStates(), Server(httpx.Response(451, json={}))
    for source in [upstream(server, states=states) for _ in range(4)]:
        with pytest.raises(SourceError) as caught:
            await source.get(URL, params={}, budget=Budget(requests=20, seconds=45))
        assert caught.value.status == "blocked"
    assert len(server.requests) == 1


async def test_retries_stay_a_small_share_of_requests() -> None:
    server = Server(httpx.Response(500))
    source = upstream(server, failures_until_pause=10_000, pace=PaceSettings(requests=100_000, burst=50_000))
    for _ in range(200):
        with pytest.raises(SourceUnavailableError):
            await source.get(URL, params={}, budget=Budget(requests=20, seconds=45))
    assert len(server.requests) <= 200 * 1.1 + 5


async def test_a_feed_may_be_xml_but_no_page() -> None:
    feed = b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>'
    budget = Budget(requests=20, seconds=45)
    assert await upstream(Server(httpx.Response(200, content=feed))).feed(URL, params={}, budget=budget) == feed
    with pytest.raises(BlockedError):
        await upstream(Server(httpx.Response(200, html=BLOCK_PAGE))).feed(URL, params={}, budget=budget)
    with pytest.raises(MalformedError):
        await upstream(Server(httpx.Response(200, json={}))).feed(URL, params={}, budget=budget)


async def test_a_signed_request_that_is_refused_leaves_the_source_open() -> None:
    server = Server(httpx.Response(401, json={}), httpx.Response(200, json=[1]))
    source, headers = upstream(server), {"authorization": "Bearer old"}
    with pytest.raises(UnauthorizedError):
        await source.get(URL, params={}, budget=Budget(requests=20, seconds=45), headers=headers)
    assert await source.get(URL, params={}, budget=Budget(requests=20, seconds=45), headers=headers) == [1]
