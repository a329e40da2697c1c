"""From a request to a job: the platform's API, the page, the pasted text or what the user typed."""

from collections.abc import Awaitable, Callable
from typing import Protocol

import httpx
import structlog

from contracts.job import JobDetails, ProvenanceSource
from contracts.preps import PrepRequest
from runtime.cache import Cache, cache_key
from services.parser.document import Document, FetchedPage
from services.parser.errors import JavascriptRequired, ParserError, PostingNotFound
from services.parser.fetch.fetcher import ACCEPT_JSON, ACCEPT_PAGE
from services.parser.fields.role import categorise
from services.parser.platforms import PLATFORMS, refuse_closed_platform
from services.parser.reading.ladder import read_posting
from services.parser.reading.page import Page
from services.parser.reading.reading import Reading
from services.parser.urls import canonical_url

__all__ = ["Completer", "Fetch", "PostingReader"]

_GUESSED_DOMAIN = 0.2
_log = structlog.get_logger(__name__)


class Fetch(Protocol):
    """Fetches pages of strangers; see `services.parser.fetch.fetcher.Fetcher`."""

    def parse(self, text: str) -> httpx.URL:
        """Read an address strictly."""

    async def get(self, url: str | httpx.URL, *, accept: str = ACCEPT_PAGE) -> FetchedPage:
        """Return the page behind an address."""


class Completer(Protocol):
    """Fills in what reading could not find."""

    async def complete(self, reading: Reading, document: Document) -> None:
        """Add fields that are missing; those that are known stay. Never raises."""


class PostingReader:
    """Reads what a user asks to prepare for."""

    def __init__(
        self,
        *,
        fetch: Fetch,
        cache: Cache | None = None,
        completer: Completer | None = None,
        render: Callable[[httpx.URL], Awaitable[FetchedPage]] | None = None,
    ) -> None:
        """Wire the reader.

        Args:
            fetch: The guarded fetcher.
            cache: Keeps postings by their canonical address.
            completer: A model for what is still missing.
            render: Runs a page's scripts, for pages that are empty without them.
        """
        self._fetch = fetch
        self._cache = cache
        self._completer = completer
        self._render = render

    async def read(self, request: PrepRequest) -> JobDetails:
        """Return the job of a request. What the user typed wins over what was read.

        Raises:
            ParserError: There is no posting to read, and the user did not name company and title.
        """
        if request.job_posting_text:
            document = Document(body=request.job_posting_text, url=request.job_posting_url)
            return await self._read_document(document, request)
        if request.job_posting_url:
            try:
                job = await self.read_url(request.job_posting_url, named=request)
            except ParserError as error:
                if not (request.company_name and request.job_title):
                    raise
                _log.info("posting_unreadable", code=error.code)
                return _named_job(request)
            return _with_names(job, request)
        return _named_job(request)

    async def read_url(self, text: str, *, named: PrepRequest | None = None) -> JobDetails:
        """Return the job behind an address.

        Args:
            text: The address as the user gave it.
            named: Company or title the user typed; they make up for what the page lacks.

        Raises:
            ParserError: The page could not be fetched, or is not a posting.
        """
        url = self._fetch.parse(text)
        refuse_closed_platform(str(url))

        async def create() -> JobDetails:
            document, reading = await self._fetch_and_read(url)
            return await self._finish(reading, document, named)

        if self._cache is None or (named and (named.company_name or named.job_title)):
            return await create()
        job, _ = await self._cache.get_or_create(cache_key(canonical_url(url)), model=JobDetails, create=create)
        return job

    async def _read_document(self, document: Document, named: PrepRequest) -> JobDetails:
        try:
            reading = read_posting(document)
        except ParserError:
            if not (named.company_name and named.job_title):
                raise
            return _named_job(named)
        return await self._finish(reading, document, named)

    async def _finish(self, reading: Reading, document: Document, named: PrepRequest | None) -> JobDetails:
        if named is not None:
            _put_names(reading, named)
        if self._completer is not None:
            await self._completer.complete(reading, document)
        return reading.job

    async def _fetch_and_read(self, url: httpx.URL) -> tuple[Document, Reading]:
        """Ask the platform's API first: it is exact, small and costs no model tokens."""
        api = next((api for platform in PLATFORMS if (api := platform.api_url(str(url)))), None)
        if api and (found := await self._from_api(api, url)):
            return found
        page = await self._fetch.get(url)
        document = page.to_document()
        try:
            reading = read_posting(document)
        except ParserError as error:
            found = await self._from_embedded_api(page, url)
            if not found and isinstance(error, JavascriptRequired) and self._render is not None:
                document = (await self._render(url)).to_document()
                found = document, read_posting(document)
            if not found:
                raise
            return found
        if reading.missing and (found := await self._from_embedded_api(page, url)):
            return found
        return document, reading

    async def _from_embedded_api(self, page: FetchedPage, url: httpx.URL) -> tuple[Document, Reading] | None:
        parsed = Page(html=page.body.decode("utf-8", "replace"), url=page.url)
        api = next((api for platform in PLATFORMS if (api := platform.api_url_in(parsed))), None)
        return await self._from_api(api, url) if api else None

    async def _from_api(self, api: str, url: httpx.URL) -> tuple[Document, Reading] | None:
        """Return what the API knows; None when it does not answer or does not know the posting."""
        try:
            answer = await self._fetch.get(api, accept=ACCEPT_JSON)
            document = Document(body=answer.body, url=str(url), content_type=answer.content_type)
            reading = read_posting(document)
        except ParserError as error:
            level = _log.debug if isinstance(error, PostingNotFound) else _log.info
            level("platform_api_unused", code=error.code)
            return None
        return None if reading.missing else (document, reading)


def _put_names(reading: Reading, named: PrepRequest) -> None:
    if named.company_name:
        reading.put("company_name", named.company_name, ProvenanceSource.USER, 1.0)
    if named.job_title:
        reading.put("job_title", named.job_title, ProvenanceSource.USER, 1.0)
    if named.job_posting_url:
        reading.fields.setdefault("source_url", named.job_posting_url)


def _with_names(job: JobDetails, named: PrepRequest) -> JobDetails:
    """Return a job, possibly from the cache, under the names that the user typed."""
    reading = Reading(fields=job.model_dump(exclude={"provenance"}), provenance=dict(job.provenance))
    _put_names(reading, named)
    return reading.job


def _named_job(named: PrepRequest) -> JobDetails:
    """Return a job of which only company and title are known."""
    reading = Reading()
    _put_names(reading, named)
    company, title = named.company_name or "", named.job_title or ""
    role = categorise(title=title, company=company)
    reading.put("role_category", role.category, ProvenanceSource.DERIVED, role.confidence)
    label = "".join(char for char in company.casefold() if char.isascii() and char.isalnum())
    if label:
        note = "Guessed from the name."
        reading.put("company_domain", f"{label}.com", ProvenanceSource.DERIVED, _GUESSED_DOMAIN, note)
    return reading.job
