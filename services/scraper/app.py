"""The scraper as a process, and its collector for a command line."""

from contextlib import AsyncExitStack
from types import TracebackType

import httpx
from starlette.applications import Starlette

from contracts.preps import JobParsed
from contracts.status import Stage
from runtime.cache import Cache
from runtime.fetch.fetcher import Fetcher
from runtime.service import Service
from services.scraper.collection.collector import Collector
from services.scraper.collection.entries import NAMESPACE
from services.scraper.collection.flights import Flights
from services.scraper.handlers import ScraperHandlers
from services.scraper.metrics import sources_begin_at_nought
from services.scraper.settings import ScraperSettings, UpstreamSettings
from services.scraper.sources.base import PostSource
from services.scraper.sources.corpus.source import CorpusSource
from services.scraper.sources.employer.source import EmployerSource, PageFetch
from services.scraper.sources.hackernews import HackerNewsSource
from services.scraper.sources.lemmy import LemmySource
from services.scraper.sources.reddit.archive import ArchiveSource
from services.scraper.sources.reddit.feeds import FeedSource
from services.scraper.sources.reddit.source import RedditSource
from services.scraper.sources.stackexchange import StackExchangeSource
from services.scraper.upstream.client import Upstream
from services.scraper.upstream.shared import MemoryStates, MongoStates, StateStore

__all__ = ["CollectorOnItsOwn", "build_collector", "create_app"]


def create_app(settings: ScraperSettings) -> Starlette:
    """Return the service; nothing connects before its lifespan begins."""
    service = Service(stage=Stage.SCRAPER, settings=settings)
    service.hold_first()
    cache = service.cache(NAMESPACE, lifetime=settings.collection.stale_lifetime)
    collector = build_collector(
        settings,
        client=service.manage(_client()),
        fetch=service.manage(Fetcher(settings.fetch)),
        cache=cache,
        states=MongoStates(service.mongo()["scraper_sources"]),
        flights=Flights(service.mongo()["scraper_flights"]),
    )
    handlers = ScraperHandlers(collector=collector, progress=service.progress)
    service.on(JobParsed, handlers.job_parsed)
    return service.asgi()


def build_collector(
    settings: ScraperSettings,
    *,
    client: httpx.AsyncClient,
    cache: Cache | None = None,
    fetch: PageFetch | None = None,
    states: StateStore | None = None,
    flights: Flights | None = None,
) -> Collector:
    """Return the collector with all sources.

    Args:
        settings: The scraper's settings.
        client: Asks the sources.
        cache: Keeps their answers; None keeps nothing.
        fetch: Fetches the employer's pages; None leaves them out.
        states: SourcePace and health of the sources, by default those of this process alone.
        flights: Turns to collect for an employer, by default those of this process alone.
    """
    states = states or MemoryStates()

    def upstream(source: str, manners: UpstreamSettings) -> Upstream:
        return Upstream(source=source, client=client, settings=manners, states=states)

    sources: list[PostSource] = [
        EmployerSource(fetch=fetch, settings=settings.employer),
        RedditSource(upstream=upstream(RedditSource.name, settings.reddit), settings=settings.reddit),
        ArchiveSource(upstream=upstream(ArchiveSource.name, settings.archive), settings=settings.archive),
        FeedSource(upstream=upstream(FeedSource.name, settings.atom), settings=settings.atom),
        HackerNewsSource(upstream=upstream(HackerNewsSource.name, settings.hackernews), settings=settings.hackernews),
        StackExchangeSource(
            upstream=upstream(StackExchangeSource.name, settings.stackexchange), settings=settings.stackexchange
        ),
        LemmySource(upstream=upstream(LemmySource.name, settings.lemmy), settings=settings.lemmy),
        CorpusSource(settings=settings.corpus),
    ]
    sources_begin_at_nought(source.name for source in sources)
    return Collector(sources=sources, cache=cache, settings=settings.collection, flights=flights)


class CollectorOnItsOwn:
    """The collector without Kafka and MongoDB, e.g. for a command line; an async context manager."""

    def __init__(self, settings: ScraperSettings | None = None) -> None:
        # On the command line nothing is served, so defaults that are unsafe in the open do no harm.
        self._settings = settings or ScraperSettings(environment="local")
        self._resources = AsyncExitStack()

    async def __aenter__(self) -> Collector:
        client = await self._resources.enter_async_context(_client())
        fetch = await self._resources.enter_async_context(Fetcher(self._settings.fetch))
        return build_collector(self._settings, client=client, fetch=fetch)

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._resources.aclose()


def _client() -> httpx.AsyncClient:
    return httpx.AsyncClient(timeout=None)  # noqa: S113 — `Upstream` times whole exchanges
