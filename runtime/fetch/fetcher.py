"""Fetching one page: guarded at every hop, bounded in time and memory, polite to the site."""

import asyncio
import ssl
from typing import Self

import httpcore
import httpx
import stamina

from runtime.fetch.errors import SiteTimeoutError, SiteUnreachableError
from runtime.fetch.exchange import Exchange
from runtime.fetch.failures import RetryableFailure
from runtime.fetch.guard.transport import GuardedBackend, Resolver, resolve
from runtime.fetch.guard.urls import endpoint_of, parse_public_url
from runtime.fetch.pace import HostPace
from runtime.fetch.page import FetchedPage
from runtime.fetch.revalidation import MemoryPageStore, PageStore
from runtime.fetch.robots import RobotsGate
from runtime.fetch.settings import FetchSettings
from runtime.fetch.tries import Tries
from runtime.tracing import span

__all__ = ["ACCEPT_JSON", "ACCEPT_PAGE", "Fetcher"]

ACCEPT_PAGE = "text/html,application/xhtml+xml,application/json;q=0.9,application/xml;q=0.8,text/plain;q=0.7,*/*;q=0.1"
ACCEPT_JSON = "application/json,*/*;q=0.1"

_KEEPALIVE_SECONDS = 10.0


class Fetcher:
    """Fetches pages of strangers; an async context manager.

    Neither proxies, nor cookies, nor credentials are ever used, whatever the environment says.

    Args:
        settings: The limits.
        resolver: Where addresses of names come from.
        connector: Opens connections to addresses that passed the guard.
        ssl_context: What certificates are trusted; by default those of the public web.
        store: Pages to revalidate; by default in memory.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        resolver: Resolver = resolve,
        connector: httpcore.AsyncNetworkBackend | None = None,
        ssl_context: ssl.SSLContext | None = None,
        store: PageStore | None = None,
    ) -> None:
        self._settings = settings
        self._allowed = settings.allowed_endpoints
        self._pace = HostPace(per_second=settings.requests_per_second)
        self._robots = RobotsGate(self.get, agent=settings.robots_agent)
        # httpcore itself, for it knows no proxies, cookies, redirects or netrc, and logs no addresses.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl_context or httpx.create_ssl_context(),
            max_connections=settings.max_connections,
            keepalive_expiry=_KEEPALIVE_SECONDS,
            network_backend=GuardedBackend(
                resolver=resolver,
                connector=connector,
                allowed=self._allowed,
                refused=settings.refused_networks,
            ),
        )
        self._exchange = Exchange(
            settings, pool=self._pool, store=store or MemoryPageStore(max_bytes=settings.stored_bytes)
        )

    async def __aenter__(self) -> Self:
        await self._pool.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._pool.aclose()

    def parse(self, text: str) -> httpx.URL:
        """Read an address strictly, as `parse_public_url` does, but let the sandbox pass."""
        return parse_public_url(text, allowed=self._allowed)

    async def get(self, url: str | httpx.URL, *, accept: str = ACCEPT_PAGE, by_robots: bool = False) -> FetchedPage:
        """Return the page behind an address.

        Args:
            url: The address; `example.com/jobs/1` is read as https.
            accept: The `Accept` header.
            by_robots: Read only what robots.txt allows, at every hop: for pages that no user named.

        Raises:
            InvalidUrlError: It is no web address.
            BlockedUrlError: It, or where it redirects to, is not on the public internet.
            PageNotFoundError: The site has no such page.
            PageForbiddenError: The site refuses, or its robots.txt does.
            ChallengeError: The site serves a challenge instead.
            SiteTimeoutError: No complete answer within the total timeout.
            SiteUnreachableError: No connection, a broken answer, a server error, endless redirects.
            PageTooLargeError: The page exceeds a size limit.
            UnsupportedTypeError: It is neither a page, nor a feed, nor JSON or text.
        """
        start = self.parse(str(url))
        await self._queue(start)
        seconds = self._settings.total_timeout.total_seconds()
        tries = Tries(deadline=asyncio.get_running_loop().time() + seconds)
        try:
            # The host alone: an address may hold what is nobody's business.
            async with asyncio.timeout(seconds):
                with span("fetch", host=start.host):
                    return await self._get_with_retries(start, tries, accept=accept, by_robots=by_robots)
        except RetryableFailure as failure:
            raise failure.error from failure
        except TimeoutError:
            # A server error that was to be retried says more than "too slow".
            raise tries.last_error or SiteTimeoutError() from None

    async def _queue(self, url: httpx.URL) -> None:
        """Wait for the host's turn outside the deadline: our own politeness must not count as the site's slowness."""
        try:
            async with asyncio.timeout(self._settings.queue_timeout.total_seconds()):
                await self._turn(url)
        except TimeoutError:
            raise SiteUnreachableError("Too many pages of this site are being read right now.") from None

    async def _turn(self, url: httpx.URL) -> None:
        if endpoint_of(url) not in self._allowed:
            await self._pace.turn(url.host)

    async def _get_with_retries(self, url: httpx.URL, tries: Tries, *, accept: str, by_robots: bool) -> FetchedPage:
        wait = self._settings.retry_wait.total_seconds()
        async for attempt in stamina.retry_context(
            tries.next_wait,
            attempts=self._settings.tries,
            timeout=None,
            wait_initial=wait,
            wait_jitter=wait,
        ):
            with attempt:
                if attempt.num > 1:
                    await self._turn(url)
                return await self._follow(url, accept=accept, by_robots=by_robots)
        raise AssertionError("retrying ends with a page or an error")

    async def _follow(self, url: httpx.URL, *, accept: str, by_robots: bool) -> FetchedPage:
        for hop in range(self._settings.max_redirects + 1):
            if hop:
                await self._turn(url)
            if by_robots:
                await self._robots.check(url)
            answer = await self._exchange.ask(url, accept)
            if isinstance(answer, FetchedPage):
                return answer
            url = answer
        raise SiteUnreachableError("The site redirects endlessly from one address to the next.")
