"""What the renderer does with the events it consumes."""

from hashlib import sha256

import structlog

from contracts.preps import InsightsReady, PdfStored
from contracts.status import Stage
from runtime.storage import ObjectStore, guide_key
from services.renderer.guide import GuideRenderer, RenderedGuide
from services.renderer.metrics import PAGES, PDF_BYTES

__all__ = ["RendererHandlers"]

_log = structlog.get_logger(__name__)


class RendererHandlers:
    """Turns insights into a stored PDF. Repeating an event stores the same bytes under the same key."""

    def __init__(self, *, renderer: GuideRenderer, store: ObjectStore) -> None:
        self._renderer = renderer
        self._store = store

    async def insights_ready(self, event: InsightsReady) -> PdfStored:
        """Lay the guide out and store it."""
        guide = await self._renderer.render(event.job, event.insights)
        stored = _describe(event, guide)
        await self._store.put(
            stored.object_key,
            guide.pdf,
            content_type="application/pdf",
            metadata={"prep-id": event.prep_id, "sha256": stored.sha256, "pages": str(guide.pages)},
        )
        PAGES.observe(guide.pages)
        PDF_BYTES.observe(stored.size_bytes)
        _log.info("guide_stored", pages=guide.pages, size_bytes=stored.size_bytes)
        return stored


def _describe(event: InsightsReady, guide: RenderedGuide) -> PdfStored:
    return PdfStored(
        prep_id=event.prep_id,
        user_id=event.user_id,
        attempt=event.attempt,
        producer=Stage.RENDERER,
        object_key=guide_key(user_id=event.user_id, prep_id=event.prep_id),
        size_bytes=len(guide.pdf),
        sha256=sha256(guide.pdf).hexdigest(),
        pages=guide.pages,
        evidence_level=event.insights.evidence_level,
    )
