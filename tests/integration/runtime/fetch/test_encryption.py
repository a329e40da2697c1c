"""Real TLS: the name stays in the handshake, and certificates are checked against it."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpcore
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from typing_extensions import override

from runtime.fetch.errors import SiteUnreachableError
from runtime.fetch.fetcher import Fetcher
from tests.support.internet import PUBLIC_V4, Names, Network, answer, quick_settings, read_request

NAME = "jobs.example.org"


def write_certificate(path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    path.write_bytes(certificate.public_bytes(pem) + key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))


class Rerouted(Network):
    """Connects to the local server, keeping TLS; only the reported peer is made up."""

    def __init__(self, port: int) -> None:
        self._port = port

    @override
    async def connect(self, host: str, port: int) -> httpcore.AsyncNetworkStream:
        stream = await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", self._port)
        real = stream.get_extra_info
        stream.get_extra_info = lambda info: (host, port) if info == "server_addr" else real(info)  # type: ignore[method-assign] # one stream only
        return stream


class Server:
    def __init__(self) -> None:
        self.asked_for: list[str | None] = []
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await read_request(reader)
            writer.write(answer(b"encrypted"))
            await writer.drain()
        writer.close()

    def note_name(self, _: ssl.SSLObject, name: str | None, __: ssl.SSLContext) -> None:
        self.asked_for.append(name)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "certificate.pem"
    write_certificate(path)
    return path


@pytest.fixture
async def server(certificate: Path) -> AsyncIterator[Server]:
    server = Server()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = server.note_name
    listener = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=context)
    server.port = listener.sockets[0].getsockname()[1]
    async with listener:
        yield server


def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


def fetcher(server: Server, context: ssl.SSLContext | None) -> Fetcher:
    names = Names({}, otherwise=[PUBLIC_V4])
    return Fetcher(quick_settings(), resolver=names, connector=Rerouted(server.port), ssl_context=context)


async def test_the_name_is_in_the_handshake(server: Server, certificate: Path) -> None:
    async with fetcher(server, trusting(certificate)) as fetching:
        page = await fetching.get(f"https://{NAME}/")

    assert page.body == b"encrypted"
    assert server.asked_for == [NAME]


async def test_a_certificate_for_another_name_is_refused(server: Server, certificate: Path) -> None:
    async with fetcher(server, trusting(certificate)) as fetching:
        with pytest.raises(SiteUnreachableError, match="certificate"):
            await fetching.get("https://other.example.org/")

    assert server.asked_for == ["other.example.org"]  # once: trying again would not help


async def test_a_certificate_of_nobody_is_refused(server: Server) -> None:
    async with fetcher(server, None) as fetching:
        with pytest.raises(SiteUnreachableError, match="certificate"):
            await fetching.get(f"https://{NAME}/")
