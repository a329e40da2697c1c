"""Rendering pages that are empty until their scripts run.

The browser cannot reach anything by itself: it resolves no names, and its only way out is the guarded proxy.
"""

import asyncio
import shutil
from contextlib import AsyncExitStack, suppress
from typing import Self

import httpcore
import httpx
from playwright.async_api import Browser as Chromium
from playwright.async_api import Error as BrowserError
from playwright.async_api import Page, Response, Route, async_playwright
from playwright.async_api import TimeoutError as BrowserTimeout

from runtime.fetch.errors import (
    BlockedUrlError,
    InvalidUrlError,
    PageTooLargeError,
    SiteTimeoutError,
    SiteUnreachableError,
)
from runtime.fetch.failures import RetryableFailure, check_status
from runtime.fetch.guard.transport import GuardedBackend, Resolver, resolve
from runtime.fetch.guard.urls import parse_public_url
from runtime.fetch.page import FetchedPage
from runtime.fetch.rendering.proxy import GuardedProxy
from runtime.fetch.settings import FetchSettings

__all__ = ["Browser"]

_ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # names are the proxy's business
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # its name in older versions
    "--disable-quic",
    "--disable-gpu",
    "--disable-dev-shm-usage",
)
_UNREAD = frozenset({"image", "media", "font"})
_HTML = "text/html; charset=utf-8"


class Browser:
    """Renders pages of strangers; an async context manager with the same `get` as the fetcher.

    Every page gets a browser of its own, so nothing of a page survives it.

    Args:
        settings: The limits.
        resolver: Where addresses of names come from.
        connector: Opens connections to addresses that passed the guard.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        resolver: Resolver = resolve,
        connector: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._settings = settings
        self._limits = settings.browser
        self._allowed = settings.allowed_endpoints
        self._slots = asyncio.Semaphore(self._limits.pages)
        self._proxy = GuardedProxy(
            backend=GuardedBackend(
                resolver=resolver, connector=connector, allowed=self._allowed, refused=settings.refused_networks
            ),
            allowed=self._allowed,
            max_bytes=self._limits.max_bytes,
        )
        self._resources = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Start what all pages share.

        Raises:
            FileNotFoundError: There is no such browser on this machine.
        """
        executable = shutil.which(self._limits.executable)
        if executable is None:
            raise FileNotFoundError(f"No browser {self._limits.executable!r} to render pages with")
        self._executable = executable
        async with self._resources:
            await self._resources.enter_async_context(self._proxy)
            self._playwright = await self._resources.enter_async_context(async_playwright())
            self._resources = self._resources.pop_all()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._resources.aclose()

    async def get(self, url: str | httpx.URL) -> FetchedPage:
        """Return the page behind an address as it is after its scripts have run.

        Raises:
            FetchError: As `Fetcher.get` does.
        """
        start = parse_public_url(str(url), allowed=self._allowed)
        async with self._slots:
            try:
                async with asyncio.timeout(self._limits.total_timeout.total_seconds()):
                    return await self._render(start)
            except (TimeoutError, BrowserTimeout):
                raise SiteTimeoutError from None
            except BrowserError as error:
                raise SiteUnreachableError("The page could not be opened in a browser.") from error
            except RetryableFailure as failure:
                raise failure.error from failure

    async def _render(self, url: httpx.URL) -> FetchedPage:
        browser = await self._launch()
        try:
            page = await browser.new_page(
                user_agent=self._settings.user_agent, service_workers="block", accept_downloads=False
            )
            await page.route("**/*", _skip_unread)
            response = await page.goto(str(url), wait_until="domcontentloaded", timeout=0)
            if response is None:
                raise SiteUnreachableError("The page could not be opened in a browser.")
            check_status(response.status, httpx.Headers(await response.all_headers()))
            return await self._read(page, response)
        finally:
            await browser.close()

    async def _launch(self) -> Chromium:
        return await self._playwright.chromium.launch(
            executable_path=self._executable,
            chromium_sandbox=self._limits.sandboxed,
            # Browsers go past their proxy for addresses of this machine unless told not to.
            proxy={"server": f"http://127.0.0.1:{self._proxy.port}", "bypass": "<-loopback>"},
            args=list(_ARGUMENTS),
        )

    async def _read(self, page: Page, response: Response) -> FetchedPage:
        silence = self._limits.settle_timeout.total_seconds() * 1000
        with suppress(BrowserTimeout):  # pages that never fall silent are read as they are by then
            await page.wait_for_load_state("networkidle", timeout=silence)
        html = await page.content()
        if len(html) > self._settings.max_decoded_bytes:
            raise PageTooLargeError
        try:
            final = parse_public_url(page.url, allowed=self._allowed)
        except (InvalidUrlError, BlockedUrlError) as error:
            raise BlockedUrlError("The page leads to an address that is not a public web address.") from error
        body = html.encode("utf-8", "replace")
        return FetchedPage(url=str(final), status=response.status, content_type=_HTML, body=body)


async def _skip_unread(route: Route) -> None:
    if route.request.resource_type in _UNREAD:
        await route.abort()
    else:
        await route.continue_()
