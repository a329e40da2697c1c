"""Composition root of the renderer."""

from starlette.applications import Starlette

from contracts.preps import InsightsReady
from contracts.status import Stage
from runtime.service import Service
from services.renderer.guide_cache import GuideCache
from services.renderer.handlers import RendererHandlers
from services.renderer.pool import RenderPool
from services.renderer.settings import RendererSettings

__all__ = ["create_app"]


def create_app(settings: RendererSettings) -> Starlette:
    """Return the renderer as an ASGI app; its lifespan runs the service."""
    service = Service(stage=Stage.RENDERER, settings=settings)
    service.hold_first()
    pool: RenderPool = service.manage(RenderPool(settings=settings.pool, look=settings.look))
    guides = GuideCache(pool, max_bytes=settings.kept_mib * 1024**2)
    store = service.object_store(settings.storage)
    handlers = RendererHandlers(renderer=guides, store=store)
    service.on(InsightsReady, handlers.insights_ready)
    return service.asgi()
