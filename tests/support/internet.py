"""A small internet on loopback: names, addresses, web sites, and a canary where a private network would be."""

import asyncio
import contextlib
import socket
import ssl
from abc import abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpcore
from typing_extensions import override

from runtime.fetch.fetcher import Fetcher
from runtime.fetch.settings import FetchSettings

PUBLIC_V4 = "93.184.215.14"
PUBLIC_V6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
# Loading the certificates of the public web takes longer than most tests.
NO_TRUST = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def quick_settings(**changes: Any) -> FetchSettings:
    """Settings without waits; limits stay as they are unless changed."""
    swift = {"retry_wait": timedelta(0), "requests_per_second": 1_000_000.0}
    return FetchSettings.model_validate(swift | changes)


class Names:
    """A resolver with a table; a name with several answers gives the next one each time it is asked.

    Args:
        table: Name to answers, each a list of addresses.
        otherwise: Answer for other names; without it they are read as numbers, as the system reads them.
    """

    def __init__(self, table: Mapping[str, Sequence[Sequence[str]]], *, otherwise: Sequence[str] = ()) -> None:
        self._table = {name: list(answers) for name, answers in table.items()}
        self._otherwise = otherwise
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        answers = self._table.get(host)
        if answers is not None:
            return answers.pop(0) if len(answers) > 1 else answers[0]
        if self._otherwise:
            return self._otherwise
        flags = 0 if host == "localhost" else socket.AI_NUMERICHOST
        return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)]


class Network(httpcore.AsyncNetworkBackend):
    """Opens connections as `connect` says; what httpcore passes besides is for real networks."""

    @override
    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        return await self.connect(host, port)

    @abstractmethod
    async def connect(self, host: str, port: int) -> httpcore.AsyncNetworkStream:
        """Open a connection."""


class Connections(Network):
    """Connects to local servers in place of the addresses asked for, and strips TLS.

    Args:
        sites: Address to the port of the local server that stands for it.
        elsewhere: Port of the local server that stands for every other address.
    """

    def __init__(self, *, sites: Mapping[str, int], elsewhere: int | None = None) -> None:
        self._sites = dict(sites)
        self._elsewhere = elsewhere
        self._inner = httpcore.AnyIOBackend()
        self.opened: list[tuple[str, int]] = []
        self.server_names: list[str | None] = []

    @override
    async def connect(self, host: str, port: int) -> httpcore.AsyncNetworkStream:
        self.opened.append((host, port))
        target = self._sites.get(host, self._elsewhere)
        if target is None:
            raise httpcore.ConnectError("nobody is there")
        stream = await self._inner.connect_tcp("127.0.0.1", target)
        return _Stream(stream, peer=(host, port), server_names=self.server_names)

    @override
    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class _Stream(httpcore.AsyncNetworkStream):
    def __init__(
        self, inner: httpcore.AsyncNetworkStream, *, peer: tuple[str, int], server_names: list[str | None]
    ) -> None:
        self._inner = inner
        self._peer = peer
        self._server_names = server_names

    @override
    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._inner.read(max_bytes, timeout)

    @override
    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._inner.write(buffer, timeout)

    @override
    async def aclose(self) -> None:
        await self._inner.aclose()

    @override
    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        self._server_names.append(server_hostname)
        return self

    @override
    def get_extra_info(self, info: str) -> Any:
        return self._peer if info == "server_addr" else self._inner.get_extra_info(info)


@dataclass
class Canary:
    """Listens where nothing may ever arrive."""

    port: int = 0
    connections: int = 0
    received: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        request = await reader.readuntil(b"\r\n\r\n")
        self.received += len(request)
        writer.write(answer(b"the secret"))
        await writer.drain()


@dataclass
class Site:
    """A web site: what was asked, and a scripted handler that answers."""

    respond: Callable[["Request"], bytes]
    port: int = 0
    requests: list["Request"] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await read_request(reader)
        self.requests.append(request)
        writer.write(self.respond(request))
        await writer.drain()


@dataclass(frozen=True)
class Request:
    """A request as it came over the wire."""

    target: str
    headers: Mapping[str, str]


async def read_request(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in head[1:] if line)
    return Request(target=head[0].split(" ")[1], headers={name.lower(): value for name, value in headers.items()})


def answer(
    body: bytes = b"<title>Engineer</title>",
    *,
    status: int = 200,
    content_type: str | None = "text/html; charset=utf-8",
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """Return a whole HTTP response that ends with its connection."""
    fields = {"connection": "close", "content-length": str(len(body))} | dict(headers or {})
    if content_type is not None:
        fields["content-type"] = content_type
    lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def redirect(location: str, *, status: int = 302) -> bytes:
    return answer(b"", status=status, headers={"location": location})


@contextlib.asynccontextmanager
async def listening(handler: Handler, *, hosts: Sequence[str] = ("127.0.0.1",), port: int = 0) -> AsyncIterator[int]:
    """Serve on loopback; gives the port. Connections end with their handler or with the server."""
    tasks: set[asyncio.Task[None]] = set()
    writers: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await handler(reader, writer)
        writer.close()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        task = asyncio.create_task(serve(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(accept, list(hosts), port)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await asyncio.sleep(0)  # a connection that was just made is handed over now
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*map(_hang_up, writers))
        await server.wait_closed()


async def _hang_up(writer: asyncio.StreamWriter) -> None:
    """End a connection and wait until its socket is closed; one left open would be blamed on a later test."""
    writer.transport.abort()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


@contextlib.asynccontextmanager
async def canary() -> AsyncIterator[Canary]:
    bird = Canary()
    async with listening(bird.serve) as port:
        bird.port = port
        yield bird


@contextlib.asynccontextmanager
async def website(respond: Callable[[Request], bytes]) -> AsyncIterator[Site]:
    site = Site(respond)
    async with listening(site.serve) as port:
        site.port = port
        yield site


def fetcher_for(port: int, *, names: Names | None = None, **changes: Any) -> Fetcher:
    """Return a fetcher to whom the local server is the public site of every name."""
    return Fetcher(
        quick_settings(**changes),
        resolver=names or Names({}, otherwise=[PUBLIC_V4]),
        connector=Connections(sites={}, elsewhere=port),
        ssl_context=NO_TRUST,
    )
