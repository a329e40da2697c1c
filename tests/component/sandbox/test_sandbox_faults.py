"""Faults: dialled per request or per prefix, in process and over a real socket."""

import asyncio
import socket
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn
from starlette.types import Message

from local.sandbox import DEMO_POSTING_PATH, create_sandbox
from local.sandbox.faults import FAULTS, FaultBook, FaultError
from local.sandbox.sabotage import gzip_bomb

HN = "/hn/api/v1/search"


@pytest.fixture
def client() -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=create_sandbox())
    return httpx.AsyncClient(transport=transport, base_url="http://sandbox.test")


@asynccontextmanager
async def served() -> AsyncIterator[httpx.AsyncClient]:
    """Serve the sandbox on a free port: some faults are the connection's, not the response's."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_sandbox(), log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    try:
        async with httpx.AsyncClient(base_url=base_url, timeout=10, trust_env=False) as client:
            while not server.started:  # noqa: ASYNC110 - uvicorn offers a flag and no event
                await asyncio.sleep(0.01)
            yield client
    finally:
        server.should_exit = True
        await task
        listener.close()


@pytest.mark.parametrize("dial", ["query", "header", "rule"])
async def test_a_status_in_the_shape_of_the_site(client: httpx.AsyncClient, dial: str) -> None:
    params = {"_status": "503"} if dial == "query" else {}
    headers = {"x-sandbox-status": "503"} if dial == "header" else {}
    if dial == "rule":
        await client.put("/_sandbox/faults", json={"/": {"status": 503}})
    shapes = {
        "/reddit/public/search.json": {"message": "The sandbox was told to", "error": 503},
        HN: {"status": 503, "error": "The sandbox was told to"},
    }
    for path, body in shapes.items():
        answer = await client.get(path, params=params, headers=headers)
        assert (answer.status_code, answer.json()) == (503, body)
    model = await client.post("/openai/v1/chat/completions", params=params, headers=headers)
    assert (model.status_code, model.json()["error"]["type"]) == (503, "server_error")
    assert "503" in (await client.get(DEMO_POSTING_PATH, params=params, headers=headers)).text


async def test_rules_strike_every_nth_or_the_first_few_times(client: httpx.AsyncClient) -> None:
    await client.put(
        "/_sandbox/faults", json={"/hn": {"status": 500, "every_n": 3}, "/careers": {"status": 502, "times": 2}}
    )
    assert [(await client.get(HN)).status_code for _ in range(6)] == [200, 200, 500, 200, 200, 500]
    assert [(await client.get("/careers")).status_code for _ in range(4)] == [502, 502, 200, 200]
    seen = (await client.get("/_sandbox/faults")).json()
    assert seen == {"/hn": {"seen": 6, "struck": 2}, "/careers": {"seen": 4, "struck": 2}}
    await client.delete("/_sandbox/faults")
    assert (await client.get("/_sandbox/faults")).json() == {}


async def test_chance_is_the_same_every_time(client: httpx.AsyncClient) -> None:
    runs = []
    for _ in range(2):
        await client.put("/_sandbox/faults", json={"/hn": {"status": 500, "probability": 0.5}})
        runs.append([(await client.get(HN)).status_code for _ in range(30)])
    assert runs[0] == runs[1]
    assert set(runs[0]) == {200, 500}


async def test_the_longest_prefix_wins(client: httpx.AsyncClient) -> None:
    await client.put("/_sandbox/faults", json={"/hn": {"status": 500}, "/hn/api/v1/items": {"status": 503}})
    assert (await client.get(HN)).status_code == 500
    assert (await client.get("/hn/api/v1/items/1")).status_code == 503
    assert (await client.get("/careers")).status_code == 200


@pytest.mark.parametrize(
    "rules",
    [
        {"/hn": {"fault": "gremlins"}},
        {"/hn": {"status": 99}},
        {"/hn": {"latency_s": -1}},
        {"/hn": {"latency_s": "soon"}},
        {"/hn": {"every_n": 0}},
        {"/hn": {"probability": 2}},
        {"/hn": {"surprise": 1}},
        {"hn": {"status": 500}},
        {"/hn": 500},
        [],
    ],
)
async def test_nonsense_rules_are_refused_and_change_nothing(client: httpx.AsyncClient, rules: object) -> None:
    await client.put("/_sandbox/faults", json={"/careers": {"status": 500}})
    refused = await client.put("/_sandbox/faults", json=rules)
    assert refused.status_code == 400
    assert refused.json()["error"]
    assert list((await client.get("/_sandbox/faults")).json()) == ["/careers"]


async def test_nonsense_in_a_request_is_refused(client: httpx.AsyncClient) -> None:
    assert (await client.get(HN, params={"_fault": "gremlins"})).status_code == 400
    with pytest.raises(FaultError, match="gremlins"):
        FaultBook().plan(path="/", query="_fault=gremlins", headers={})
    assert "hang" in FAULTS


async def test_rate_limit_says_when_to_come_back(client: httpx.AsyncClient) -> None:
    assert (await client.get(HN, params={"_fault": "rate-limited"})).headers["retry-after"] == "1"
    await client.put("/_sandbox/faults", json={"/hn": {"status": 429, "retry_after_s": 7}})
    limited = await client.get(HN)
    assert (limited.status_code, limited.headers["retry-after"]) == (429, "7")


async def test_block_page_and_wrong_type(client: httpx.AsyncClient) -> None:
    blocked = await client.get("/reddit/public/search.json", params={"_fault": "block-page", "_status": 403})
    assert blocked.status_code == 403
    assert blocked.headers["content-type"].startswith("text/html")
    odd = await client.get(HN, params={"_fault": "wrong-type"})
    assert odd.headers["content-type"] == "image/png"
    assert odd.json()["hits"]


async def test_invalid_utf8(client: httpx.AsyncClient) -> None:
    answer = await client.get(DEMO_POSTING_PATH, params={"_fault": "invalid-utf8"})
    assert int(answer.headers["content-length"]) == len(answer.content)
    with pytest.raises(UnicodeDecodeError):
        answer.content.decode()


async def test_redirect_loop(client: httpx.AsyncClient) -> None:
    with pytest.raises(httpx.TooManyRedirects):
        await client.get(DEMO_POSTING_PATH, params={"_fault": "redirect-loop"}, follow_redirects=True)


def test_gzip_bomb_is_small_and_valid() -> None:
    packed = gzip_bomb(5)
    unpacker = zlib.decompressobj(31)
    assert len(packed) < 10_000
    assert len(unpacker.decompress(packed)) == 5_000_000
    assert unpacker.eof


async def test_gzip_bomb_and_huge_page_over_the_wire() -> None:
    async with served() as client:
        async with client.stream("GET", DEMO_POSTING_PATH, params={"_fault": "gzip-bomb"}) as bomb:
            assert bomb.headers["content-encoding"] == "gzip"
            assert int(bomb.headers["content-length"]) < 1_000_000
        size = 0
        async with client.stream("GET", DEMO_POSTING_PATH, params={"_fault": "huge"}) as page:
            async for chunk in page.aiter_raw():
                size += len(chunk)
        assert 50_000_000 <= size < 52_000_000


async def test_connection_faults_over_the_wire() -> None:
    async with served() as client:
        for fault in ("reset", "truncated"):
            with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
                await client.get(DEMO_POSTING_PATH, params={"_fault": fault})
        with pytest.raises(httpx.ReadTimeout):
            await client.get(DEMO_POSTING_PATH, params={"_fault": "hang"}, timeout=0.2)
        assert (await client.get(DEMO_POSTING_PATH)).status_code == 200
        last = (await client.get("/_sandbox/requests")).json()["last"]
        assert [entry["status"] for entry in last] == [None, 200, None, 200]


async def test_a_dropped_connection_is_an_error_in_process(client: httpx.AsyncClient) -> None:
    with pytest.raises(ConnectionResetError):
        await client.get(HN, params={"_fault": "reset"})


async def test_drip_delivers_the_whole_body_in_pieces(client: httpx.AsyncClient) -> None:
    whole = (await client.get(DEMO_POSTING_PATH)).content
    pieces: list[bytes] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        pieces.append(message.get("body", b""))

    scope = {"type": "http", "method": "GET", "path": DEMO_POSTING_PATH, "headers": []}
    await create_sandbox()(scope | {"query_string": b"_fault=drip&_latency=0.01"}, receive, send)
    assert len(pieces) > 60
    assert b"".join(pieces) == whole


async def test_latency_delays_the_answer(client: httpx.AsyncClient) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await client.get(HN, params={"_latency": "30"})
    assert (await client.get(HN, headers={"x-sandbox-latency": "0.01"})).status_code == 200


async def test_requests_are_counted_and_forgotten(client: httpx.AsyncClient) -> None:
    for path in (HN, HN, "/careers", "/nowhere"):
        await client.get(path, headers={"user-agent": "tester"})
    log = (await client.get("/_sandbox/requests")).json()
    assert log["counts"] == {"/hn": 2, "/careers": 1, "/nowhere": 1}
    assert log["total"] == 4
    assert [entry["status"] for entry in log["last"]] == [200, 200, 200, 404]
    assert log["last"][0]["user_agent"] == "tester"
    await client.put("/_sandbox/faults", json={"/hn": {"status": 500}})
    await client.post("/_sandbox/reset")
    assert (await client.get("/_sandbox/requests")).json()["total"] == 0
    assert (await client.get(HN)).status_code == 200
    await client.delete("/_sandbox/requests")
    assert (await client.get("/_sandbox/requests")).json() == {"total": 0, "counts": {}, "last": []}
