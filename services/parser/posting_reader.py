"""Reading the posting that a request names by address, text, or company and title."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Protocol

from contracts.job import JobDetails, ProvenanceSource
from contracts.preps import PrepRequest
from lexicon.text import strip_hidden
from runtime.cache import Cache, cache_key
from runtime.fetch.page import FetchedPage
from runtime.fingerprint import fingerprint
from runtime.llm.budget import TaskBudget
from services.parser.document import Document
from services.parser.document.decoding import decode
from services.parser.document.page import Page
from services.parser.errors import (
    BotChallenge,
    JavascriptRequired,
    LoginRequired,
    NotAPosting,
    ParserError,
    PostingFetchError,
    PostingForbidden,
    PostingUnreachable,
    ReadingError,
    UrlBlocked,
    UrlInvalid,
)
from services.parser.fields.role.category import categorise
from services.parser.fields.role.level import find_level
from services.parser.llm import WEAK, Extractor, complete
from services.parser.metrics import READING_SECONDS, READINGS, REFUSALS
from services.parser.parsed_posting import DoubtfulPosting, ParsedPosting
from services.parser.platforms import platform_for_page, platform_of, refuse_closed_platform
from services.parser.preview.address_names import names_in_address
from services.parser.read_document import read_posting
from services.parser.settings import ReadingSettings
from services.parser.text.words import without_markup
from services.parser.urls.addresses import canonical_url
from services.parser.urls.domains import guess_domain

__all__ = ["Fetch", "PostingReader"]

_ENOUGH_TEXT = 600
_WALLS = (LoginRequired, BotChallenge, PostingForbidden, PostingUnreachable)
_LINKEDIN_ADVICE = (
    "Look for the same job on the company's own site: its link there (often Greenhouse, Lever or Workday) works.",
    "Or paste the posting's text from LinkedIn, or enter company name and job title.",
)


class Fetch(Protocol):
    """Brings a page home."""

    async def get(self, url: str) -> FetchedPage:
        """Return the page.

        Raises:
            PostingFetchError: It cannot be had.
        """


class PostingReader:
    """Reads postings: platform API first, then the page, a model only for what is missing.

    Args:
        fetch: For pages.
        fetch_json: For platforms' APIs; `fetch` by default.
        render: For pages that are empty until their scripts run; None leaves them refused.
        cache: Keeps what was read by canonical address; None keeps nothing.
        extractor: The model; None does without.
        model_deadline: For company or title.
        enrichment_deadline: For skills and tasks once company and title are known.
    """

    def __init__(
        self,
        *,
        fetch: Fetch,
        fetch_json: Fetch | None = None,
        render: Fetch | None = None,
        cache: Cache | None = None,
        extractor: Extractor | None = None,
        model_deadline: timedelta = timedelta(seconds=30),
        enrichment_deadline: timedelta = timedelta(seconds=4),
    ) -> None:
        self._fetch = fetch
        self._fetch_json = fetch_json or fetch
        self._render = render
        self._cache = cache
        self._extractor = extractor
        self._model_deadline = model_deadline
        self._enrichment_deadline = enrichment_deadline

    async def read(
        self,
        request: PrepRequest,
        *,
        found: Callable[[], Awaitable[None]] | None = None,
        budget: TaskBudget | None = None,
    ) -> JobDetails:
        """Return the job that a request names; company and title that the user entered win.

        Args:
            request: What the user gave.
            found: Awaited once the posting is at hand and only its requirements are to be extracted.
            budget: What the model may use, and afterwards has used.

        Raises:
            ParserError: It could not be read, and the user did not enter company and title.
        """
        doubt: DoubtfulPosting | None = None
        try:
            reading = await self._posting(request)
        except DoubtfulPosting as error:
            doubt, reading = error, error.reading
        except ParserError as error:
            reading = _entered(request, error)
        if found is not None:
            await found()
        _override(reading, request)
        await self._complete(reading, budget or ReadingSettings().budget())
        if doubt and reading.missing:
            # Neither a rule nor the model read it.
            raise _explained(doubt, request)
        job = reading.job
        READINGS.labels(source=job.provenance["job_title"].source.value).inc()
        return job

    async def read_url(self, url: str) -> JobDetails:
        """Return the job behind an address.

        Raises:
            ParserError: It could not be fetched or read.
        """
        return await self.read(PrepRequest(job_posting_url=url))

    async def _posting(self, request: PrepRequest) -> ParsedPosting:
        if request.job_posting_text:
            return await _read(Document(body=request.job_posting_text, url=request.job_posting_url, is_pasted=True))
        if request.job_posting_url:
            return await self._kept(request.job_posting_url)
        return _manual(request)

    async def _kept(self, url: str) -> ParsedPosting:
        refuse_closed_platform(url)
        key = cache_key(fingerprint("lexicon", "services.parser"), canonical_url(url))
        if self._cache is None:
            return await self._from_web(url)
        reading, _ = await self._cache.get_or_create(key, model=ParsedPosting, create=lambda: self._from_web(url))
        # Callers share a computed result; each completes its own.
        return reading.model_copy(deep=True)

    async def _from_web(self, url: str) -> ParsedPosting:
        try:
            return await self._from_api(url) or await self._from_page(url)
        except _WALLS as error:
            platform = platform_of(url)
            if platform and platform.name == "linkedin":
                raise type(error)(
                    "LinkedIn blocks automated reading of this posting.", suggestions=_LINKEDIN_ADVICE
                ) from error
            raise

    async def _from_api(self, url: str) -> ParsedPosting | None:
        """Read the posting from the platform's API; None when the address names no API or it has no posting."""
        platform = platform_of(url)
        api = platform.api_url(url) if platform else _guessed_api(url)
        return await self._from_address(api, url) if api else None

    async def _from_address(self, api: str, url: str) -> ParsedPosting | None:
        try:
            answer = await self._fetch_json.get(api)
            reading = await _read(Document(body=answer.body, url=url, content_type=answer.content_type))
        except (UrlInvalid, UrlBlocked):
            raise
        except (PostingFetchError, ReadingError):
            # The page may still be there: API and site are different doors.
            return None
        return None if reading.missing else reading

    async def _from_page(self, url: str) -> ParsedPosting:
        fetched = await self._fetch.get(url)
        embedded = await asyncio.to_thread(_embedded_api, fetched)
        if embedded and (reading := await self._from_address(embedded, fetched.url)):
            return reading
        try:
            return await _read(Document.of_page(fetched))
        except (JavascriptRequired, NotAPosting):
            if self._render is None:
                raise
            rendered = await self._render.get(fetched.url)
            return await _read(Document.of_page(rendered))

    async def _complete(self, reading: ParsedPosting, budget: TaskBudget) -> None:
        """Ask the model: with patience for company or title, briefly for skills and tasks."""
        text = reading.fields.get("description") or ""
        if self._extractor is None or not text:
            return
        if reading.missing or _is_weak(reading):
            extraction = await self._extractor.extract(
                _shown(reading), purpose="required", deadline=self._model_deadline, budget=budget
            )
        elif self._enrichment_deadline and len(text) >= _ENOUGH_TEXT and not _has_requirements(reading):
            extraction = await self._extractor.extract(
                _shown(reading), purpose="enrichment", deadline=self._enrichment_deadline, budget=budget
            )
        else:
            return
        if extraction:
            complete(reading, extraction)


def _entered(request: PrepRequest, error: ParserError) -> ParsedPosting:
    """Return what the user typed where the posting could not be read.

    Raises:
        ParserError: Company or title is missing.
    """
    if not (request.company_name and request.job_title):
        raise _explained(error, request)
    REFUSALS.labels(code=error.code.value).inc()
    return _manual(request)


def _explained(error: ParserError, request: PrepRequest) -> ParserError:
    """Return the refusal with the names that the user typed or the address holds."""
    REFUSALS.labels(code=error.code.value).inc()
    company, title = names_in_address(request.job_posting_url)
    error.company_name = request.company_name or company
    error.job_title = request.job_title or title
    return error


async def _read(document: Document) -> ParsedPosting:
    """Read in a thread: a large page takes long enough to hold up the other preparations."""
    started = time.perf_counter()
    reading = await asyncio.to_thread(read_posting, document)
    READING_SECONDS.observe(time.perf_counter() - started)
    return reading


def _guessed_api(url: str) -> str | None:
    """An own domain with `gh_jid` is a Greenhouse board, most likely named as the domain."""
    from services.parser.platforms.greenhouse import Greenhouse

    return Greenhouse().api_url(url) if "gh_jid=" in url else None


def _embedded_api(fetched: FetchedPage) -> str | None:
    page = Page(html=decode(fetched.body, fetched.content_type).text, url=fetched.url)
    platform = platform_for_page(page, in_scripts=True)
    return platform.api_url_in(page) if platform else None


def _is_weak(reading: ParsedPosting) -> bool:
    """Whether company or title is only a guess."""
    known = (reading.provenance.get(name) for name in ("company_name", "job_title"))
    return any(told is not None and told.confidence < WEAK for told in known)


def _has_requirements(reading: ParsedPosting) -> bool:
    return bool(reading.fields.get("required_skills") or reading.fields.get("key_responsibilities"))


def _shown(reading: ParsedPosting) -> str:
    known = {name: reading.fields.get(name) for name in ("company_name", "raw_title", "location")}
    head = "\n".join(f"{name}: {value}" for name, value in known.items() if value)
    return strip_hidden(f"{head}\n\n{reading.fields.get('description') or ''}")


def _manual(request: PrepRequest) -> ParsedPosting:
    """Make a job of company and title alone; a pasted text that is no posting stays as description."""
    reading = ParsedPosting()
    title = request.job_title or ""
    finding = categorise(title=title, company=request.company_name, text=request.job_posting_text or "")
    reading.put("role_category", finding.category, ProvenanceSource.DERIVED, finding.confidence)
    if level := find_level(title):
        reading.put("level", level, ProvenanceSource.DERIVED, 0.8)
    if request.job_posting_text:
        reading.put("description", strip_hidden(request.job_posting_text)[:40_000], ProvenanceSource.USER, 1.0)
    if request.job_posting_url:
        reading.fields["source_url"] = request.job_posting_url
    return reading


def _override(reading: ParsedPosting, request: PrepRequest) -> None:
    entered: dict[str, Any] = {"company_name": request.company_name, "job_title": request.job_title}
    for name, value in entered.items():
        if value and without_markup(value):
            reading.put(name, without_markup(value), ProvenanceSource.USER, 1.0)
    if request.job_title:
        reading.fields.setdefault("raw_title", request.job_title)
    if (
        request.company_name
        and (domain := guess_domain(without_markup(request.company_name)))
        and "company_domain" not in reading.fields
    ):
        reading.put("company_domain", domain, ProvenanceSource.DERIVED, 0.3, "Guessed from the company's name.")
