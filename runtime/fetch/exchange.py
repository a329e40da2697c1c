"""One request and its answer: no retries, no redirects followed."""

from urllib.parse import urljoin

import httpcore
import httpx

from runtime.fetch.body import check_type, read_body
from runtime.fetch.decoding import ACCEPTED_ENCODINGS
from runtime.fetch.errors import BlockedUrlError, InvalidUrlError, SiteUnreachableError
from runtime.fetch.failures import check_status, translated
from runtime.fetch.guard.urls import parse_public_url
from runtime.fetch.page import FetchedPage
from runtime.fetch.revalidation import PageStore, storable
from runtime.fetch.settings import FetchSettings

__all__ = ["Exchange"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304


class Exchange:
    """Asks for a page.

    Args:
        settings: The limits.
        pool: Guarded connections.
        store: Pages to ask for with "only if it changed".
    """

    def __init__(self, settings: FetchSettings, *, pool: httpcore.AsyncConnectionPool, store: PageStore) -> None:
        self._settings = settings
        self._allowed = settings.allowed_endpoints
        self._pool = pool
        self._store = store

    async def ask(self, url: httpx.URL, accept: str) -> FetchedPage | httpx.URL:
        """Return the page, or where it is to be found.

        Raises:
            FetchError: The answer is final.
            RetryableFailure: Another try may do better.
        """
        key = f"{accept} {url.copy_with(fragment=None)}"
        stored = self._store.get(key)
        sent = self._headers(url, accept) | (stored.conditions() if stored else {})
        with translated():
            async with self._pool.stream(
                "GET", _wire_url(url), headers=list(sent.items()), extensions={"timeout": self._timeouts()}
            ) as response:
                headers = httpx.Headers(response.headers)
                if response.status in _REDIRECTS:
                    return self._redirect(url, headers.get("location", ""))
                if stored is not None and response.status == _NOT_MODIFIED:
                    return stored.page
                page = await self._read(url, response, headers)
        fresh = storable(page, headers)
        if fresh is not None:
            self._store.put(key, fresh)
        return page

    async def _read(self, url: httpx.URL, response: httpcore.Response, headers: httpx.Headers) -> FetchedPage:
        check_status(response.status, headers)
        content_type = headers.get("content-type")
        check_type(content_type)
        body = await read_body(
            response.aiter_stream(),
            headers,
            max_raw=self._settings.max_raw_bytes,
            max_decoded=self._settings.max_decoded_bytes,
        )
        return FetchedPage(url=str(url), status=response.status, content_type=content_type, body=body)

    def _redirect(self, url: httpx.URL, location: str) -> httpx.URL:
        if not location:
            raise SiteUnreachableError("The site redirects without saying where to.")
        try:
            target = parse_public_url(urljoin(str(url), location.strip().replace(" ", "%20")), allowed=self._allowed)
        except (InvalidUrlError, BlockedUrlError, ValueError) as error:
            raise BlockedUrlError("The site redirects to an address that is not a public web address.") from error
        if url.scheme == "https" and target.scheme == "http":
            raise BlockedUrlError("The site redirects from a protected to an unprotected connection.")
        # As browsers do: the fragment survives unless the site names another one.
        return target if target.fragment else target.copy_with(fragment=url.fragment or None)

    def _headers(self, url: httpx.URL, accept: str) -> dict[str, str]:
        return {
            "host": url.netloc.decode("ascii"),
            "user-agent": self._settings.user_agent,
            "accept": accept,
            "accept-language": "en;q=0.9,*;q=0.5",
            "accept-encoding": ACCEPTED_ENCODINGS,
        }

    def _timeouts(self) -> dict[str, float]:
        connect, silence = self._settings.connect_timeout, self._settings.read_timeout
        return {
            "connect": connect.total_seconds(),
            "read": silence.total_seconds(),
            "write": silence.total_seconds(),
            "pool": silence.total_seconds(),
        }


def _wire_url(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
