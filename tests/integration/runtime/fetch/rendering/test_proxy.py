"""The browser's way out, without the browser."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from runtime.fetch.guard.transport import GuardedBackend
from runtime.fetch.rendering.proxy import GuardedProxy
from tests.support.attacks import GOOD, direct_urls
from tests.support.internet import PUBLIC_V4, Canary, Connections, Names, Request, Site, answer, canary, website


@pytest.fixture
async def bird() -> AsyncIterator[Canary]:
    async with canary() as bird:
        yield bird


def guarded(site: Site) -> GuardedBackend:
    names = Names({}, otherwise=[PUBLIC_V4])
    return GuardedBackend(resolver=names, connector=Connections(sites={PUBLIC_V4: site.port}))


async def ask(proxy: GuardedProxy, request: str) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
    writer.write(request.encode("latin-1"))
    reply = await reader.read(-1)
    writer.close()
    return reply.decode("latin-1")


async def test_nothing_private_is_reached_through_it(bird: Canary) -> None:
    network = Connections(sites={}, elsewhere=bird.port)
    backend = GuardedBackend(resolver=Names({GOOD: [["127.0.0.1"]]}), connector=network)
    targets = [url for url in direct_urls() if url.isascii() and url.isprintable() and " " not in url]
    tunnels = [f"CONNECT {url.partition('://')[2].rstrip('/')}" for url in targets[:500]]
    async with GuardedProxy(backend=backend, allowed=frozenset(), max_bytes=10_000) as proxy:
        for request in [f"GET http://{GOOD}/", *(f"GET {url}" for url in targets[:500]), *tunnels]:
            reply = await ask(proxy, f"{request} HTTP/1.1\r\nHost: {GOOD}\r\n\r\n")
            assert reply[9:12] in {"403", "502", "400"}, request

    assert network.opened == []
    assert bird.connections == 0


async def test_it_forwards_requests_without_its_own_headers() -> None:
    async with (
        website(lambda _: answer(b"hello")) as site,
        GuardedProxy(backend=guarded(site), allowed=frozenset(), max_bytes=10_000) as proxy,
    ):
        head = f"Host: {GOOD}\r\nProxy-Connection: keep-alive\r\nConnection: keep-alive\r\nX-Kept: 1\r\n"
        reply = await ask(proxy, f"GET http://{GOOD}/a?b HTTP/1.1\r\n{head}\r\n")

    assert reply.endswith("hello")
    assert site.requests == [Request(target="/a?b", headers={"connection": "close", "host": GOOD, "x-kept": "1"})]


async def test_it_opens_tunnels_to_public_sites() -> None:
    async with (
        website(lambda _: answer(b"hello")) as site,
        GuardedProxy(backend=guarded(site), allowed=frozenset(), max_bytes=10_000) as proxy,
    ):
        inner = f"GET /inside HTTP/1.1\r\nHost: {GOOD}\r\n\r\n"
        reply = await ask(proxy, f"CONNECT {GOOD}:443 HTTP/1.1\r\n\r\n{inner}")

    assert reply.startswith("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200")
    assert [request.target for request in site.requests] == ["/inside"]


async def test_a_connection_carries_a_limited_amount() -> None:
    async with (
        website(lambda _: answer(bytes(5_000_000))) as site,
        GuardedProxy(backend=guarded(site), allowed=frozenset(), max_bytes=100_000) as proxy,
    ):
        reply = await ask(proxy, f"GET http://{GOOD}/ HTTP/1.1\r\nHost: {GOOD}\r\n\r\n")

    assert len(reply) < 300_000


@pytest.mark.parametrize("head", ["nonsense", "GET / HTTP/1.1", "GET ftp://x.org/ HTTP/1.1"])
async def test_what_is_no_proxy_request_is_refused(head: str) -> None:
    backend = GuardedBackend(resolver=Names({}))
    async with GuardedProxy(backend=backend, allowed=frozenset(), max_bytes=10_000) as proxy:
        assert (await ask(proxy, f"{head}\r\n\r\n"))[9:12] in {"400", "403"}
