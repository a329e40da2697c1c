"""Nothing that a stranger's address names, redirects to or resolves to may reach the private network.

The private network is a canary: a server on loopback that stands for every address but two. That the same attempts do
reach it without the guard is checked as well, so that silence means something.
"""

from collections.abc import AsyncIterator, Iterable, Sequence

import httpcore
import httpx
import pytest
from typing_extensions import override

from runtime.fetch.errors import BlockedUrlError, FetchError
from runtime.fetch.fetcher import Fetcher
from runtime.fetch.guard.transport import GuardedBackend, resolve
from tests.support.attacks import GOOD, REDIRECT_CODES, direct_urls, private_addresses, private_hosts, redirect_targets
from tests.support.internet import (
    NO_TRUST,
    PUBLIC_V4,
    PUBLIC_V6,
    Canary,
    Connections,
    Names,
    Network,
    Request,
    Site,
    answer,
    canary,
    quick_settings,
    redirect,
    website,
)

PUBLIC_NAMES = {GOOD: [[PUBLIC_V4]], f"a.{GOOD}": [[PUBLIC_V6]]}


@pytest.fixture
async def bird() -> AsyncIterator[Canary]:
    async with canary() as bird:
        yield bird


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A public site that does what its query says: `?to=` redirects, `?again` sends the visitor back to itself."""

    def respond(request: Request) -> bytes:
        query = httpx.URL(f"http://{GOOD}{request.target}").params
        if "to" in query:
            return redirect(query["to"], status=int(query["code"]))
        return redirect("/page") if "again" in query else answer()

    async with website(respond) as site:
        yield site


def connections(site: Site, bird: Canary) -> Connections:
    return Connections(sites={PUBLIC_V4: site.port, PUBLIC_V6: site.port}, elsewhere=bird.port)


async def reached_with_guard(urls: Iterable[str], names: Names, network: Connections) -> list[str]:
    """Fetch every address and return those that ended at the canary."""
    reached = []
    async with Fetcher(quick_settings(), resolver=names, connector=network, ssl_context=NO_TRUST) as fetcher:
        for url in urls:
            try:
                page = await fetcher.get(url)
            except FetchError:
                continue
            if b"secret" in page.body:
                reached.append(url)
    return reached


async def reached_without_guard(urls: Iterable[str], names: Names, network: Connections) -> list[str]:
    """The same with an ordinary client: it connects wherever the resolver sends it."""
    reached = []
    async with httpcore.AsyncConnectionPool(network_backend=_Trusting(names, network), ssl_context=NO_TRUST) as pool:
        for url in urls:
            try:
                content = await follow(pool, httpx.URL(url))
            except (httpx.InvalidURL, httpcore.UnsupportedProtocol, httpcore.ProtocolError, OSError, ValueError):
                continue
            if b"secret" in content:
                reached.append(url)
    return reached


async def follow(pool: httpcore.AsyncConnectionPool, url: httpx.URL) -> bytes:
    wire_url = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    response = await pool.request("GET", wire_url)
    location = httpx.Headers(response.headers).get("location")
    return response.content if location is None else await follow(pool, url.join(location))


class _Trusting(Network):
    def __init__(self, names: Names, network: Connections) -> None:
        self._names = names
        self._network = network

    @override
    async def connect(self, host: str, port: int) -> httpcore.AsyncNetworkStream:
        addresses = await self._names(host, port)
        return await self._network.connect(addresses[-1], port)


class TestAddresses:
    """Addresses that name a private host themselves."""

    async def test_none_of_the_direct_attempts_arrives(self, site: Site, bird: Canary) -> None:
        attempts = direct_urls()
        network = connections(site, bird)

        reached = await reached_with_guard(attempts, Names(PUBLIC_NAMES), network)

        assert len(attempts) >= 400
        assert reached == []
        assert (bird.connections, bird.received) == (0, 0)
        assert {address for address, _ in network.opened} <= {PUBLIC_V4}

    async def test_without_the_guard_they_do_arrive(self, site: Site, bird: Canary) -> None:
        reached = await reached_without_guard(direct_urls(), Names(PUBLIC_NAMES), connections(site, bird))

        assert len(reached) >= 400
        assert bird.received > 0


class TestRedirects:
    """A public site that sends its visitors into the private network."""

    @pytest.mark.parametrize("code", REDIRECT_CODES)
    async def test_no_redirect_is_followed_there(self, site: Site, bird: Canary, code: int) -> None:
        attempts = self.attempts(code)

        reached = await reached_with_guard(attempts, Names(PUBLIC_NAMES), connections(site, bird))

        assert len(site.requests) >= len(attempts)
        assert reached == []
        assert (bird.connections, bird.received) == (0, 0)

    async def test_without_the_guard_they_lead_there(self, site: Site, bird: Canary) -> None:
        attempts = [url for code in REDIRECT_CODES for url in self.attempts(code)]

        reached = await reached_without_guard(attempts, Names(PUBLIC_NAMES), connections(site, bird))

        assert len(attempts) >= 400
        assert len(reached) >= 200

    def attempts(self, code: int) -> list[str]:
        once = [str(httpx.URL(f"http://{GOOD}/", params={"to": to, "code": code})) for to in redirect_targets()]
        twice = [str(httpx.URL(f"http://a.{GOOD}/", params={"to": url, "code": code})) for url in once[::5]]
        return [*once, *twice]


class TestNameServers:
    """A public name whose name server answers with a private address."""

    ANSWERS: tuple[tuple[str, Sequence[str]], ...] = (
        ("alone", ("{private}",)),
        ("first", ("{private}", PUBLIC_V4, PUBLIC_V6)),
        ("last", (PUBLIC_V4, PUBLIC_V6, "{private}")),
    )

    @pytest.mark.parametrize(("position", "pattern"), ANSWERS)
    async def test_one_private_address_is_enough_to_refuse(
        self, site: Site, bird: Canary, position: str, pattern: Sequence[str]
    ) -> None:
        names = self.names(pattern)
        network = connections(site, bird)

        reached = await reached_with_guard([f"http://{name}/" for name in names], Names(names), network)

        assert len(names) >= 200, position
        assert reached == []
        assert network.opened == []
        assert (bird.connections, bird.received) == (0, 0)

    async def test_without_the_guard_they_arrive(self, site: Site, bird: Canary) -> None:
        names = self.names(("{private}",))

        reached = await reached_without_guard(
            [f"http://{name}/" for name in names], Names(names), connections(site, bird)
        )

        assert len(reached) == len(names)

    def names(self, pattern: Sequence[str]) -> dict[str, list[list[str]]]:
        return {
            f"n{number}.{GOOD}": [[text.format(private=private) for text in pattern]]
            for number, private in enumerate(private_addresses())
        }

    async def test_an_answer_that_changes_between_connections_gains_nothing(self, site: Site, bird: Canary) -> None:
        names = {f"n{i}.{GOOD}": [[PUBLIC_V4], [private]] for i, private in enumerate(private_addresses())}
        attempts = [f"http://{name}/?again" for name in names]

        reached = await reached_with_guard(attempts, Names(names), connections(site, bird))

        assert len(site.requests) == len(attempts)  # the first hop is public, the second is refused
        assert reached == []
        assert (bird.connections, bird.received) == (0, 0)

    async def test_without_the_guard_the_changed_answer_is_followed(self, site: Site, bird: Canary) -> None:
        names = {f"n{i}.{GOOD}": [[PUBLIC_V4], [private]] for i, private in enumerate(private_addresses())}
        attempts = [f"http://{name}/?again" for name in names]

        reached = await reached_without_guard(attempts, Names(names), connections(site, bird))

        assert len(reached) == len(attempts)

    async def test_a_name_is_resolved_once_per_connection(self, site: Site, bird: Canary) -> None:
        names = Names({GOOD: [[PUBLIC_V4], ["127.0.0.1"]]})
        network = connections(site, bird)
        async with Fetcher(quick_settings(), resolver=names, connector=network, ssl_context=NO_TRUST) as fetcher:
            page = await fetcher.get(f"http://{GOOD}/")

        assert page.status == 200
        assert names.asked == [GOOD]
        assert network.opened == [(PUBLIC_V4, 80)]


class TestTransport:
    """The guard below the addresses: whatever is asked for, also what strict reading would never let through."""

    async def test_every_private_host_is_refused_by_the_transport_alone(self, bird: Canary) -> None:
        names = Names({})
        network = Connections(sites={}, elsewhere=bird.port)
        guard = GuardedBackend(resolver=names, connector=network)
        hosts = [host.strip("[]") for host in private_hosts()]

        for host in hosts:
            with pytest.raises((FetchError, httpcore.ConnectError)):
                await guard.connect_tcp(host, 80)

        assert network.opened == []
        assert bird.connections == 0

    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "::ffff:127.0.0.1"]
    )
    async def test_the_real_resolver_and_real_connections_are_guarded(self, bird: Canary, host: str) -> None:
        guard = GuardedBackend(resolver=resolve)

        with pytest.raises(BlockedUrlError):
            await guard.connect_tcp(host, bird.port)
        assert bird.connections == 0

    async def test_the_same_real_connection_works_without_the_guard(self, bird: Canary) -> None:
        addresses = await resolve("127.1", bird.port)
        stream = await httpcore.AnyIOBackend().connect_tcp(addresses[0], bird.port)
        await stream.write(b"GET / HTTP/1.1\r\n\r\n")

        assert b"secret" in await stream.read(1000)
        await stream.aclose()
        assert bird.received > 0

    async def test_a_connection_that_ends_elsewhere_is_closed_unused(self, bird: Canary) -> None:
        class Misdirecting(Network):
            @override
            async def connect(self, host: str, port: int) -> httpcore.AsyncNetworkStream:
                return await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", bird.port)

        names = Names({GOOD: [[PUBLIC_V4]]})
        async with Fetcher(quick_settings(), resolver=names, connector=Misdirecting(), ssl_context=NO_TRUST) as fetcher:
            with pytest.raises(BlockedUrlError):
                await fetcher.get(f"http://{GOOD}/")

        assert bird.received == 0

    async def test_sockets_of_this_machine_are_refused(self) -> None:
        with pytest.raises(BlockedUrlError):
            await GuardedBackend().connect_unix_socket("/run/docker.sock")


class TestOperators:
    """What operators may change, and what their environment may not."""

    @pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
    async def test_proxies_of_the_environment_are_ignored(
        self, site: Site, bird: Canary, monkeypatch: pytest.MonkeyPatch, variable: str
    ) -> None:
        monkeypatch.setenv(variable, f"http://127.0.0.1:{bird.port}")

        reached = await reached_with_guard([f"http://{GOOD}/"], Names(PUBLIC_NAMES), connections(site, bird))

        assert len(site.requests) == 1
        assert reached == []
        assert bird.connections == 0

    async def test_an_allowed_host_is_reached_at_its_port_alone(self, site: Site, bird: Canary) -> None:
        async with Fetcher(quick_settings(allowed_hosts=(f"127.0.0.1:{site.port}",)), ssl_context=NO_TRUST) as fetcher:
            page = await fetcher.get(f"http://127.0.0.1:{site.port}/jobs/1")
            with pytest.raises(BlockedUrlError):
                await fetcher.get(f"http://127.0.0.1:{bird.port}/")
            with pytest.raises(BlockedUrlError):
                await fetcher.get(f"http://127.0.0.1:{site.port}/?to=http://127.0.0.1:{bird.port}/&code=302")

        assert page.body == b"<title>Engineer</title>"
        assert bird.connections == 0

    async def test_networks_of_the_operator_are_refused_too(self, site: Site, bird: Canary) -> None:
        settings = quick_settings(refused_networks=("93.184.0.0/16",))
        network = connections(site, bird)
        async with Fetcher(settings, resolver=Names(PUBLIC_NAMES), connector=network, ssl_context=NO_TRUST) as fetcher:
            with pytest.raises(BlockedUrlError):
                await fetcher.get(f"http://{GOOD}/")
            assert (await fetcher.get(f"http://a.{GOOD}/")).status == 200

        assert network.opened == [(PUBLIC_V6, 80)]
