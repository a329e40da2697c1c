"""The parser as a process, and as a function for the command line."""

from starlette.applications import Starlette

from contracts.job import JobDetails
from contracts.preps import PrepRequested
from contracts.status import Stage
from runtime.service import Service
from services.parser.fetch.fetcher import Fetcher
from services.parser.handlers import ParserHandlers
from services.parser.posting import PostingReader
from services.parser.settings import ParserSettings

__all__ = ["create_app", "read_url"]


def create_app(settings: ParserSettings) -> Starlette:
    """Return the service; nothing connects before its lifespan begins."""
    service = Service(stage=Stage.PARSER, settings=settings)
    fetcher: Fetcher = service.manage(Fetcher(settings.fetch))
    cache = service.cache("job_parsing", lifetime=settings.cache_lifetime)
    reader = PostingReader(fetch=fetcher, cache=cache)
    service.on(PrepRequested, ParserHandlers(reader=reader, progress=service.progress).prep_requested)
    return service.asgi()


async def read_url(url: str, settings: ParserSettings | None = None) -> JobDetails:
    """Return the job behind an address, without Kafka and MongoDB.

    Raises:
        ParserError: The page could not be fetched, or is not a posting.
    """
    # On the command line nothing is served, so defaults that are unsafe in the open do no harm.
    settings = settings or ParserSettings(environment="local")
    async with Fetcher(settings.fetch) as fetcher:
        return await PostingReader(fetch=fetcher).read_url(url)
