"""The insights service as a process, and as a function for the command line."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Protocol

from starlette.applications import Starlette

from contracts.insights import Insights, ModelUsage
from contracts.job import JobDetails
from contracts.posts import Post
from contracts.preps import PostsCollected, PrepContext
from contracts.status import Stage
from runtime.service import Service
from services.insights.allowance import DailyAllowance
from services.insights.engines.choice import engine_of
from services.insights.guide import build_guide
from services.insights.handlers import InsightsHandlers
from services.insights.settings import EngineKind, InsightsSettings

__all__ = ["GuideBuilder", "build_insights", "create_app", "guide_builder"]


def create_app(settings: InsightsSettings) -> Starlette:
    """Return the service; nothing connects before its lifespan begins."""
    service = Service(stage=Stage.INSIGHTS, settings=settings)
    service.hold_first()
    cache = service.cache("insights", lifetime=settings.engine.cache_lifetime)
    engine = service.manage(engine_of(model=settings.model, engine=settings.engine))
    allowance = DailyAllowance(collection=service.mongo()["model_use"], settings=settings.engine)
    service.at_start(allowance.prepare)
    handlers = InsightsHandlers(engine=engine, cache=cache, progress=service.progress, allowance=allowance)
    service.on(PostsCollected, handlers.posts_collected)
    return service.asgi()


class GuideBuilder(Protocol):
    """Makes guides with one engine."""

    async def __call__(
        self, job: JobDetails, posts: Sequence[Post], context: PrepContext, /
    ) -> tuple[Insights, ModelUsage]:
        """Return a verified guide and what it cost."""


@asynccontextmanager
async def guide_builder(
    *, engine: EngineKind | None = None, settings: InsightsSettings | None = None
) -> AsyncIterator[GuideBuilder]:
    """Make guides without Kafka and MongoDB while the block runs.

    Args:
        engine: The engine to use; by default the model's when it has a key.
        settings: Model and engine; read from the environment by default.

    Raises:
        ModelUnavailableError: The model's engine was asked for and no key is set.
    """
    # On the command line nothing is served, so defaults that are unsafe in the open do no harm.
    settings = settings or InsightsSettings(environment="local")
    chosen = settings.engine if engine is None else settings.engine.model_copy(update={"kind": engine})
    async with engine_of(model=settings.model, engine=chosen) as ready:

        async def build(job: JobDetails, posts: Sequence[Post], context: PrepContext) -> tuple[Insights, ModelUsage]:
            return await build_guide(job, posts, context=context, engine=ready)

        yield build


async def build_insights(
    job: JobDetails,
    posts: Sequence[Post],
    *,
    context: PrepContext | None = None,
    engine: EngineKind | None = None,
    settings: InsightsSettings | None = None,
) -> tuple[Insights, ModelUsage]:
    """Return a verified guide and what it cost, without Kafka and MongoDB.

    Args:
        job: The posting; company and title suffice.
        posts: Discussions, best first.
        context: Notes, interview date and language of the user.
        engine: As for `guide_builder`.
        settings: As for `guide_builder`.

    Raises:
        ModelUnavailableError: The model's engine was asked for and no key is set.
    """
    async with guide_builder(engine=engine, settings=settings) as build:
        return await build(job, posts, context or PrepContext())
