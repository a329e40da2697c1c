"""Connecting only to public addresses.

A name is resolved once, every address it has is checked, and the connection goes to one of those very addresses,
so a name that changes its address between check and use gains nothing. TLS and the `Host` header keep the name.
"""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence

import httpcore
from typing_extensions import override

from runtime.fetch.errors import BlockedUrlError, SiteUnreachableError
from runtime.fetch.guard.addresses import Address, Network, is_public, parse_address
from runtime.fetch.guard.hosts import Endpoint

__all__ = ["GuardedBackend", "Resolver", "resolve"]

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host and port to the addresses of the host; raises `socket.gaierror`."""

_MAX_ADDRESSES_TRIED = 4
_TEMPORARY = socket.EAI_AGAIN


async def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system's resolver for all IPv4 and IPv6 addresses of a host."""
    loop = asyncio.get_running_loop()
    answers = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections for httpcore, to public addresses alone.

    Args:
        resolver: Where addresses of names come from.
        connector: Opens the connections; it is given addresses, never names.
        allowed: Endpoints that may have any address.
        refused: Networks that are never reached.
    """

    def __init__(
        self,
        *,
        resolver: Resolver = resolve,
        connector: httpcore.AsyncNetworkBackend | None = None,
        allowed: frozenset[Endpoint] = frozenset(),
        refused: Iterable[Network] = (),
    ) -> None:
        self._resolver = resolver
        self._connector = connector or httpcore.AnyIOBackend()
        self._allowed = allowed
        self._refused = tuple(refused)

    @override
    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of the host that answers.

        Raises:
            BlockedUrlError: At least one address of the host is not public.
            SiteUnreachableError: There is no such host.
            httpcore.NetworkError: No connection, for now.
            httpcore.TimeoutException: No answer in time.
        """
        addresses = await self._checked_addresses(host, port, timeout)
        failure: httpcore.NetworkError | httpcore.TimeoutException = httpcore.ConnectError("no address")
        for address in addresses[:_MAX_ADDRESSES_TRIED]:
            try:
                stream = await self._connector.connect_tcp(str(address), port, timeout, local_address, socket_options)
            except (httpcore.NetworkError, httpcore.TimeoutException) as error:
                failure = error
            else:
                await _check_peer(stream, address)
                return stream
        raise failure

    @override
    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: there are no web sites behind sockets of this machine."""
        raise BlockedUrlError

    @override
    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _checked_addresses(self, host: str, port: int, seconds: float | None) -> list[Address]:
        addresses = [parse_address(text) for text in await self._resolve(host, port, seconds)]
        known = [address for address in addresses if address is not None]
        if (host, port) in self._allowed:
            return known
        # One private address among public ones is how a name is rebound: the whole name is refused.
        if len(known) < len(addresses) or not all(is_public(address, refused=self._refused) for address in known):
            raise BlockedUrlError
        return known

    async def _resolve(self, host: str, port: int, seconds: float | None) -> Sequence[str]:
        if parse_address(host) is not None:
            return [host]
        try:
            async with asyncio.timeout(seconds):
                addresses = await self._resolver(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout("name resolution") from error
        except socket.gaierror as error:
            if error.errno == _TEMPORARY:
                raise httpcore.ConnectError("name resolution") from error
            raise _no_such_host(host) from error
        except UnicodeError as error:
            raise _no_such_host(host) from error
        if not addresses:
            raise _no_such_host(host)
        return addresses


def _no_such_host(host: str) -> SiteUnreachableError:
    return SiteUnreachableError(f"There is no web site named {host}. Check the spelling of the address.")


async def _check_peer(stream: httpcore.AsyncNetworkStream, expected: Address) -> None:
    """Refuse a connection whose other end is not the address that was checked."""
    peer = stream.get_extra_info("server_addr")
    if peer is None or parse_address(str(peer[0])) != expected:
        with contextlib.suppress(httpcore.NetworkError, OSError, ssl.SSLError):
            await stream.aclose()
        raise BlockedUrlError
