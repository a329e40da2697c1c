"""The employer's pages about its hiring, found from its domain by its sitemap and its careers page.

At most three pages are fetched, by robots.txt, through the guarded fetcher.
"""

from collections.abc import Sequence
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from typing_extensions import override

from contracts.posts import Post, PostOrigin
from lexicon import patterns
from runtime.fetch.errors import (
    ChallengeError,
    FetchError,
    PageForbiddenError,
    PageNotFoundError,
    SiteTimeoutError,
)
from runtime.fetch.page import FetchedPage
from services.scraper.errors import (
    BlockedError,
    BudgetSpentError,
    GoneError,
    SlowError,
    SourceError,
    SourceUnavailableError,
)
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import EmployerSettings
from services.scraper.sources.base import WHOLE, Harvest
from services.scraper.sources.compliance import Compliance
from services.scraper.sources.employer.links import best_links, is_on_site, links_of_map, overview_paths
from services.scraper.sources.employer.page import CompanyPage, read_page
from services.scraper.sources.local import LocalSource
from services.scraper.sources.reading import body_text, title_text
from services.scraper.upstream.budget import Budget, SourcesAllowance

__all__ = ["EmployerSource", "PageFetch"]

_STEPS = patterns.pattern("signs", "hiring_steps")
_FEWEST_STEPS = 3
"""A page that names fewer things which happen to applicants says nothing about how the company hires."""
_SHORTEST_TEXT = 200
_RELEVANCE = 0.95
_ANY_MAP = 1


class PageFetch(Protocol):
    """Fetches pages of strangers; `runtime.fetch.fetcher.Fetcher` does."""

    async def get(self, url: str, *, by_robots: bool = False) -> FetchedPage:
        """Return the page, or raise a `FetchError`."""


class EmployerSource(LocalSource):
    """Reads the employer's own pages; see `services.scraper.sources.base.PostSource`."""

    name = "employer"
    label = "The employer's own pages"
    noun = "page"
    compliance = Compliance(
        access="Public pages of the employer, as its robots.txt allows, three at most.",
        kept="The text of pages about hiring, for the lifetime of the cache (two days at most).",
        deletion="A page that is gone is gone with the cache.",
        attribution="A link to the page; what it says is marked as the employer's own word.",
        terms="The employer's own.",
    )

    def __init__(self, *, fetch: PageFetch | None, settings: EmployerSettings) -> None:
        self._fetch = fetch
        self._settings = settings

    @property
    def disabled(self) -> str | None:
        """See `PostSource.disabled`."""
        return None if self._settings.enabled and self._fetch else "Switched off (PREPLINE_EMPLOYER__ENABLED)."

    @override
    def searches(self, plan: SearchPlan) -> Sequence[str]:
        """Return nothing when the employer's domain is not known."""
        return WHOLE if plan.domain else ()

    @override
    def budget(self, seconds: float, allowance: SourcesAllowance) -> Budget:
        """Return a budget of its own: these pages cost the other sources nothing."""
        del allowance
        return Budget(requests=self._settings.pages, seconds=min(seconds, self._settings.timeout.total_seconds()))

    async def find(self, plan: SearchPlan, searches: Sequence[str], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.find`."""
        domain = (plan.domain or "").casefold().removeprefix("www.")
        visit = _Visit(self._settings.hosts.get(domain, f"https://{domain}"), fetch=self._fetch, budget=budget)
        for url in await visit.candidates():
            if (page := await visit.page(url, harvest)) is not None:
                _keep(page, url, domain, harvest)
        for url, page in visit.seen:
            _keep(page, url, domain, harvest)
        harvest.searched.update(searches)

    async def check(self, budget: Budget) -> None:
        """Do nothing: there is no one server to ask."""
        del budget


class _Visit:
    """One visit to a site, within a budget of pages."""

    def __init__(self, base: str, *, fetch: PageFetch | None, budget: Budget) -> None:
        self._base = base.rstrip("/")
        self._site = (urlsplit(base).hostname or "").casefold()
        self._fetch = fetch
        self._budget = budget
        self.seen: list[tuple[str, CompanyPage]] = []
        """Pages that were read on the way."""

    async def candidates(self) -> list[str]:
        """Return the pages to read: by the site's map, else by the links of its careers page."""
        listed = await self._by_map()
        return listed[: self._budget.requests_left] or await self._by_overview()

    async def page(self, url: str, harvest: Harvest) -> CompanyPage | None:
        """Return a page; None, with the reason in the harvest, when it cannot be had."""
        try:
            final, text = await self._get(url)
        except SourceError as error:
            harvest.problems.append(error)
            return None
        return read_page(text) if is_on_site(final, self._site) else None

    async def _by_map(self) -> list[str]:
        try:
            final, text = await self._get(f"{self._base}/sitemap.xml")
        except (GoneError, SourceUnavailableError):
            return []
        links, are_maps = links_of_map(text, base=final)
        # Of further maps the best is read whatever it is called, of pages only those that are about hiring.
        least = {"least": _ANY_MAP} if are_maps else {}
        best = best_links(links, domain=self._site, most=self._budget.requests_left, **least)
        if not are_maps or not best or self._budget.requests_left < 2:  # noqa: PLR2004 — the map and a page
            return [] if are_maps else best
        try:
            final, text = await self._get(best[0])
        except SourceError:
            return []
        return best_links(links_of_map(text, base=final)[0], domain=self._site, most=self._budget.requests_left)

    async def _by_overview(self) -> list[str]:
        for path in overview_paths():
            if self._budget.requests_left <= 0:
                break
            try:
                final, text = await self._get(f"{self._base}{path}")
            except GoneError:
                continue
            if not is_on_site(final, self._site):
                break
            page = read_page(text)
            self.seen.append((final, page))
            links = [link._replace(url=urljoin(final, link.url)) for link in page.links]
            further = [
                url for url in best_links(links, domain=self._site, most=9) if url.rstrip("/") != final.rstrip("/")
            ]
            return further[: self._budget.requests_left]
        return []

    async def _get(self, url: str) -> tuple[str, str]:
        """Return the final address of a page and its text.

        Raises:
            SourceError: It cannot be had.
        """
        if self._fetch is None or self._budget.requests_left <= 0:
            raise BudgetSpentError("No more pages are read.")
        self._budget.spend()
        try:
            page = await self._fetch.get(url, by_robots=True)
        except FetchError as error:
            raise _as_source_error(error) from None
        return page.url, page.body.decode("utf-8", "replace")


def _keep(page: CompanyPage, url: str, domain: str, harvest: Harvest) -> None:
    """Add a page that says something about how the company hires."""
    steps = {match.casefold() for match in _STEPS.findall(f"{page.title}\n{page.text}")}
    if len(page.text) < _SHORTEST_TEXT or len(steps) < _FEWEST_STEPS:
        return
    path = urlsplit(url).path.strip("/") or "home"
    harvest.add(
        Post(
            source_id=f"employer:{domain}/{path}"[:128],
            source=EmployerSource.name,
            origin=PostOrigin.EMPLOYER,
            url=url[:2048],
            title=title_text(page.title) or domain,
            body=body_text(page.text),
            channel=domain[:100],
            relevance=_RELEVANCE,
            relevance_reason="the employer's own page about its hiring",
        )
    )


def _as_source_error(error: FetchError) -> SourceError:
    if isinstance(error, PageNotFoundError):
        return GoneError(error.message)
    if isinstance(error, PageForbiddenError | ChallengeError):
        return BlockedError(error.message)
    if isinstance(error, SiteTimeoutError):
        return SlowError(error.message)
    return SourceUnavailableError(error.message)
