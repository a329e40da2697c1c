"""Whatever a site sends, fetching ends soon, in little memory, with the right error."""

import asyncio
import contextlib
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

import pytest

from runtime.fetch.errors import (
    BlockedUrlError,
    FetchError,
    PageTooLargeError,
    SiteTimeoutError,
    SiteUnreachableError,
    UnsupportedTypeError,
)
from runtime.fetch.fetcher import Fetcher
from tests.support.internet import Handler, answer, fetcher_for, listening, read_request, redirect, website

MIB = 1024 * 1024
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
URL = "https://example.com/"


@contextlib.asynccontextmanager
async def fetching_from(handler: Handler, **changes: Any) -> AsyncIterator[Fetcher]:
    async with listening(handler) as port, fetcher_for(port, **changes) as fetcher:
        yield fetcher


@contextlib.contextmanager
def little_memory(limit: int) -> Iterator[None]:
    """Fail when more than `limit` bytes are held at any moment inside the block."""
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak - before < limit


def bomb(size: int, *, wbits: int = 31) -> bytes:
    packer = zlib.compressobj(9, wbits=wbits)
    pieces = [packer.compress(bytes(MIB)) for _ in range(size // MIB)]
    return b"".join([*pieces, packer.flush()])


@pytest.mark.parametrize(("encoding", "wbits"), [("gzip", 31), ("deflate", 15), ("deflate", -15)])
async def test_a_compression_bomb_is_not_unpacked(encoding: str, wbits: int) -> None:
    packed = answer(bomb(300 * MIB, wbits=wbits), headers={"content-encoding": encoding})
    assert len(packed) < 2 * MIB

    async with website(lambda _: packed) as site, fetcher_for(site.port, max_decoded_bytes=MIB) as fetcher:
        with little_memory(8 * MIB), pytest.raises(PageTooLargeError):
            await fetcher.get(URL)


async def test_a_bomb_of_many_small_members_is_not_unpacked() -> None:
    packed = answer(gzip.compress(b"x") * 100_000, headers={"content-encoding": "gzip"})

    async with website(lambda _: packed) as site, fetcher_for(site.port) as fetcher:
        with pytest.raises(PageTooLargeError):
            await fetcher.get(URL)


@pytest.mark.parametrize("declared", [True, False])
async def test_a_page_of_50_megabytes_is_not_read_to_its_end(declared: bool) -> None:
    sent = 0

    async def pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        await read_request(reader)
        writer.write(HEAD + (b"Content-Length: %d\r\n\r\n" % (50 * MIB) if declared else b"\r\n"))
        for _ in range(800):
            writer.write(bytes(MIB // 16))
            await writer.drain()
            sent += MIB // 16

    async with fetching_from(pour, max_raw_bytes=MIB) as fetcher:
        with little_memory(16 * MIB), pytest.raises(PageTooLargeError):
            await fetcher.get(URL)
    assert sent < 25 * MIB  # the rest of what was sent lies in the buffers of the sockets


async def test_a_body_in_crumbs_is_not_read_to_its_end() -> None:
    async def crumble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"1\r\nx\r\n" * 10_000)
            await writer.drain()

    async with fetching_from(crumble) as fetcher:
        with little_memory(8 * MIB), pytest.raises(PageTooLargeError):
            await fetcher.get(URL)


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nX-Slow: ", HEAD + b"\r\n"])
async def test_an_endless_drip_ends_at_the_deadline(start: bytes) -> None:
    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(start)
        while True:
            writer.write(b"x" if start else b"")
            await writer.drain()
            await asyncio.sleep(0.01)

    async with fetching_from(drip, total_timeout=timedelta(seconds=0.4)) as fetcher, asyncio.timeout(10):
        with pytest.raises(SiteTimeoutError):
            await fetcher.get(URL)


async def test_a_silent_server_is_given_up_after_the_tries() -> None:
    visits = 0

    async def wait(*_: object) -> None:
        nonlocal visits
        visits += 1
        await asyncio.sleep(60)

    async with fetching_from(wait, read_timeout=timedelta(seconds=0.05)) as fetcher, asyncio.timeout(10):
        with pytest.raises(SiteTimeoutError):
            await fetcher.get(URL)
    assert visits == 3


async def test_thirty_redirects_end_after_the_fifth() -> None:
    async with (
        website(lambda request: redirect(f"/{int(request.target[1:]) + 1}")) as site,
        fetcher_for(site.port) as fetcher,
    ):
        with pytest.raises(SiteUnreachableError, match="redirects"):
            await fetcher.get("https://example.com/1")
    assert [request.target for request in site.requests] == [f"/{hop}" for hop in range(1, 7)]


@pytest.mark.parametrize(
    "location",
    ["http://example.com/", "ftp://example.com/", "https://[::1", "javascript:alert(1)", "\\\\x", "https://a b/"],
)
async def test_redirects_to_what_is_no_safe_address_are_refused(location: str) -> None:
    async with website(lambda _: redirect(location)) as site, fetcher_for(site.port) as fetcher:
        with pytest.raises(BlockedUrlError):
            await fetcher.get(URL)
    assert len(site.requests) == 1


async def test_a_redirect_to_nowhere_is_an_error() -> None:
    async with website(lambda _: answer(b"", status=302)) as site, fetcher_for(site.port) as fetcher:
        with pytest.raises(SiteUnreachableError, match="without saying where"):
            await fetcher.get(URL)


@pytest.mark.parametrize(
    "body", [b"\xff\xfe\xfa invalid \x80\x81", b"<title>a\x00b</title>" + bytes(1000), b"", "Škoda".encode("cp1250")]
)
async def test_bytes_that_are_no_text_come_through_unharmed(body: bytes) -> None:
    async with website(lambda _: answer(body)) as site, fetcher_for(site.port) as fetcher:
        assert (await fetcher.get(URL)).body == body


@pytest.mark.parametrize(
    "content_type",
    [
        "application/pdf",
        "application/octet-stream",
        "application/zip",
        "application/javascript",
        "image/png",
        "image/svg+xml",
        "video/mp4",
        "text/css",
        "text/event-stream",
        "multipart/x-mixed-replace; boundary=x",
        "nonsense",
    ],
)
async def test_what_is_no_page_is_refused_unread(content_type: str) -> None:
    async with website(lambda _: answer(content_type=content_type)) as site, fetcher_for(site.port) as fetcher:
        with pytest.raises(UnsupportedTypeError):
            await fetcher.get(URL)


@pytest.mark.parametrize("start", [b"%PDF-1.7\n", b"PK\x03\x04", b"\x89PNG\r\n", b"GIF89a", b"\xff\xd8\xff\xe0"])
async def test_a_file_that_pretends_to_be_a_page_is_refused(start: bytes) -> None:
    async with website(lambda _: answer(start + bytes(100))) as site, fetcher_for(site.port) as fetcher:
        with pytest.raises(UnsupportedTypeError):
            await fetcher.get(URL)


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "nonsense"])
async def test_a_compression_that_was_not_asked_for_is_refused(encoding: str) -> None:
    async with (
        website(lambda _: answer(headers={"content-encoding": encoding})) as site,
        fetcher_for(site.port) as fetcher,
    ):
        with pytest.raises(UnsupportedTypeError):
            await fetcher.get(URL)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_broken_compression_is_an_error(encoding: str) -> None:
    async with (
        website(lambda _: answer(b"\xff" * 100, headers={"content-encoding": encoding})) as site,
        fetcher_for(site.port) as fetcher,
    ):
        with pytest.raises(SiteUnreachableError, match="compressed"):
            await fetcher.get(URL)


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 999999 Strange\r\n\r\n",
        HEAD + b"Content-Length: 1000\r\n\r\nshort",
        HEAD + b"Content-Length: -1\r\n\r\n",
        HEAD + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + b"X-Long: " + b"x" * 500_000 + b"\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 1000,
    ],
)
async def test_a_garbled_answer_is_an_error(reply: bytes) -> None:
    async with website(lambda _: reply) as site, fetcher_for(site.port) as fetcher:
        with pytest.raises(FetchError) as failure:
            await fetcher.get(URL)
    assert isinstance(failure.value, SiteUnreachableError)
    assert len(site.requests) == 3
