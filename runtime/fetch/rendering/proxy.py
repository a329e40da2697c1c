"""A proxy for the browser: whatever a page's scripts ask for goes through the same guard.

It listens on loopback and opens connections to public web sites alone, so being reachable by other programs of the
machine gives them nothing.
"""

import asyncio
import contextlib
import re
from typing import Self

import httpcore
import httpx

from runtime.fetch.errors import FetchError
from runtime.fetch.guard.hosts import Endpoint
from runtime.fetch.guard.transport import GuardedBackend
from runtime.fetch.guard.urls import endpoint_of, parse_public_url

__all__ = ["GuardedProxy"]

_REQUEST_LINE = re.compile(rb"([A-Z]+) (\S+) HTTP/1\.[01]\r\n")
# The connection serves one request: the next one may be for another host, which has to be checked anew.
_HOP_HEADERS = re.compile(rb"(?im)^(?:proxy-[^:\r\n]*|connection|keep-alive):[^\n]*\n")
_CONNECT_SECONDS = 5.0
_HEAD_SECONDS = 10.0
_PIECE = 64 * 1024


class GuardedProxy:
    """Speaks HTTP proxying, `CONNECT` included; an async context manager.

    Args:
        backend: Opens the connections.
        allowed: Endpoints that are exempt from the rules for public sites.
        max_bytes: Over one connection, one way.
    """

    def __init__(self, *, backend: GuardedBackend, allowed: frozenset[Endpoint], max_bytes: int) -> None:
        self._backend = backend
        self._allowed = allowed
        self._max_bytes = max_bytes
        self._connections: set[asyncio.Task[None]] = set()
        self.port = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await self._server.wait_closed()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = asyncio.create_task(self._serve(reader, writer))
        self._connections.add(connection)
        connection.add_done_callback(self._connections.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._relay(reader, writer)
        except FetchError:
            writer.write(_status(403))
        except (httpcore.NetworkError, httpcore.TimeoutException, TimeoutError):
            writer.write(_status(502))
        except (OSError, EOFError, asyncio.LimitOverrunError):
            writer.transport.abort()
        finally:
            writer.close()

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with asyncio.timeout(_HEAD_SECONDS):
            head = await reader.readuntil(b"\r\n\r\n")
        match = _REQUEST_LINE.match(head)
        if match is None:
            writer.write(_status(400))
            return
        method, target = match[1], match[2].decode("latin-1")
        tunnel = method == b"CONNECT"
        url = parse_public_url(f"https://{target}/" if tunnel else target, allowed=self._allowed)
        upstream = await self._backend.connect_tcp(*endpoint_of(url), _CONNECT_SECONDS)
        try:
            if tunnel:
                writer.write(_status(200))
            else:
                await upstream.write(_origin_head(method, url, head[match.end() :]))
            await self._pipe(reader, writer, upstream)
        finally:
            with contextlib.suppress(httpcore.NetworkError, OSError):
                await upstream.aclose()

    async def _pipe(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, upstream: httpcore.AsyncNetworkStream
    ) -> None:
        """Copy both ways until the site ends the connection or either way exceeds the limit."""
        up = asyncio.create_task(self._copy_up(reader, upstream))
        try:
            await self._copy_down(upstream, writer)
        except (httpcore.NetworkError, httpcore.TimeoutException):
            writer.transport.abort()
        finally:
            up.cancel()
            await asyncio.gather(up, return_exceptions=True)

    async def _copy_up(self, reader: asyncio.StreamReader, upstream: httpcore.AsyncNetworkStream) -> None:
        left = self._max_bytes
        while left > 0 and (piece := await reader.read(_PIECE)):
            await upstream.write(piece)
            left -= len(piece)
        await upstream.aclose()

    async def _copy_down(self, upstream: httpcore.AsyncNetworkStream, writer: asyncio.StreamWriter) -> None:
        left = self._max_bytes
        while left > 0 and (piece := await upstream.read(_PIECE)):
            writer.write(piece)
            await writer.drain()
            left -= len(piece)


def _status(code: int) -> bytes:
    ending = b"\r\n" if code == httpx.codes.OK else b"content-length: 0\r\nconnection: close\r\n\r\n"
    return b"HTTP/1.1 %d %s\r\n%s" % (code, httpx.codes.get_reason_phrase(code).encode(), ending)


def _origin_head(method: bytes, url: httpx.URL, headers: bytes) -> bytes:
    kept = _HOP_HEADERS.sub(b"", headers)
    return b"%s %s HTTP/1.1\r\nConnection: close\r\n%s" % (method, url.raw_path, kept)
