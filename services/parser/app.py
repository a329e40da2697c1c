"""The parser as a process, and as a function for the command line."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from starlette.applications import Starlette

from contracts.job import JobDetails
from contracts.preps import PrepRequested
from contracts.status import Stage
from runtime.cache import Cache
from runtime.fetch.fetcher import ACCEPT_JSON, Fetcher
from runtime.service import Service
from services.parser.fetching import PostingFetch
from services.parser.handlers import ParserHandlers
from services.parser.llm import LlmExtractor
from services.parser.posting_reader import PostingReader
from services.parser.preview.api import preview_routes
from services.parser.settings import ParserSettings

if TYPE_CHECKING:
    from runtime.fetch.rendering.browser import Browser

__all__ = ["create_app", "read_url"]


def create_app(settings: ParserSettings) -> Starlette:
    """Return the service; nothing connects before its lifespan begins."""
    service = Service(stage=Stage.PARSER, settings=settings)
    service.hold_first()
    cache = service.cache("job_parsing", lifetime=settings.reading.cache_lifetime)
    fetcher = service.manage(Fetcher(settings.fetch))
    browser = service.manage(_browser(settings)) if settings.fetch.browser.enabled else None
    extractor = service.manage(_extractor(settings)) if settings.model.api_key else None
    reader = _reader(settings, fetcher=fetcher, browser=browser, cache=cache, extractor=extractor)
    handlers = ParserHandlers(reader=reader, progress=service.progress, settings=settings.reading)
    service.on(PrepRequested, handlers.prep_requested)
    routes = preview_routes(reader, internal_token=settings.preview_token)
    return service.asgi(Starlette(routes=routes, lifespan=service.lifespan))


async def read_url(url: str, *, settings: ParserSettings | None = None) -> JobDetails:
    """Return the job behind an address, without Kafka and MongoDB.

    Raises:
        ParserError: It could not be fetched or read.
    """
    # On the command line nothing is served, so defaults that are unsafe in the open do no harm.
    settings = settings or ParserSettings(environment="local")
    async with _opened(settings) as reader:
        return await reader.read_url(url)


@asynccontextmanager
async def _opened(settings: ParserSettings) -> AsyncIterator[PostingReader]:
    async with AsyncExitStack() as resources:
        fetcher = await resources.enter_async_context(Fetcher(settings.fetch))
        wants_browser, has_model = settings.fetch.browser.enabled, settings.model.api_key
        browser = await resources.enter_async_context(_browser(settings)) if wants_browser else None
        extractor = await resources.enter_async_context(_extractor(settings)) if has_model else None
        yield _reader(settings, fetcher=fetcher, browser=browser, cache=None, extractor=extractor)


def _reader(
    settings: ParserSettings,
    *,
    fetcher: Fetcher,
    browser: "Browser | None",
    cache: Cache | None,
    extractor: LlmExtractor | None,
) -> PostingReader:
    return PostingReader(
        fetch=PostingFetch(fetcher.get),
        fetch_json=PostingFetch(partial(fetcher.get, accept=ACCEPT_JSON)),
        render=PostingFetch(browser.get) if browser else None,
        cache=cache,
        extractor=extractor,
        model_deadline=settings.reading.model_deadline,
        enrichment_deadline=settings.reading.enrichment_deadline,
    )


def _extractor(settings: ParserSettings) -> LlmExtractor:
    # The SDK takes most of a second to import; without a model nobody should wait for it.
    from runtime.llm.client import ModelClient

    client = ModelClient(settings=settings.model, service=Stage.PARSER, completion_tokens=settings.reading.model_tokens)
    return LlmExtractor(client=client, max_input=settings.reading.model_input)


def _browser(settings: ParserSettings) -> "Browser":
    # The extra `browser` may be missing where rendering is off.
    from runtime.fetch.rendering.browser import Browser

    return Browser(settings.fetch)
