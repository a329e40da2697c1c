"""The scraper as a process."""

import httpx
from starlette.applications import Starlette

from contracts.preps import JobParsed
from contracts.status import Stage
from runtime.cache import Cache
from runtime.service import Service
from services.scraper.collector import Collector
from services.scraper.handlers import ScraperHandlers
from services.scraper.settings import ScraperSettings
from services.scraper.sources.base import Source
from services.scraper.sources.hackernews import HackerNewsSource
from services.scraper.sources.reddit import RedditSource
from services.scraper.sources.reddit_api import RedditApi
from services.scraper.upstream.client import Upstream

__all__ = ["build_collector", "create_app"]


def create_app(settings: ScraperSettings) -> Starlette:
    """Return the service; nothing connects before its lifespan begins."""
    service = Service(stage=Stage.SCRAPER, settings=settings)
    cache = service.cache("reddit", lifetime=settings.collection.cache_lifetime)
    client = service.manage(httpx.AsyncClient(timeout=None))  # noqa: S113 — `Upstream` times whole exchanges
    collector = build_collector(settings, client=client, cache=cache)
    handlers = ScraperHandlers(collector=collector, progress=service.progress)
    service.on(JobParsed, handlers.job_parsed)
    return service.asgi()


def build_collector(settings: ScraperSettings, *, client: httpx.AsyncClient, cache: Cache | None) -> Collector:
    """Return the collector with all sources; also for use without Kafka, e.g. by a command line."""
    reddit_upstream = Upstream(source="reddit", client=client, settings=settings.reddit)
    hackernews_upstream = Upstream(source="hackernews", client=client, settings=settings.hackernews)
    sources: list[Source] = [
        RedditSource(api=RedditApi(upstream=reddit_upstream, settings=settings.reddit), settings=settings.reddit),
        HackerNewsSource(upstream=hackernews_upstream, settings=settings.hackernews),
    ]
    return Collector(sources=sources, cache=cache, settings=settings.collection)
