"""What the renderer does with the events it consumes."""

from hashlib import sha256

import structlog

from contracts.preps import InsightsReady, PdfStored, StoredDocument
from contracts.signatures import EXTERNAL
from contracts.status import Stage
from runtime.storage import ObjectStore, guide_key
from runtime.tracing import span
from services.renderer.guide import GuideRenderer, RenderedGuide
from services.renderer.metrics import PAGES, PDF_BYTES, UNPRINTABLE

__all__ = ["RendererHandlers"]

_BELIEVED = frozenset({Stage.INSIGHTS.value, Stage.GATEWAY.value})
"""The gateway publishes again what insights made, and says whose they were."""
_log = structlog.get_logger(__name__)


class RendererHandlers:
    """Turns insights into a stored PDF. Repeating an event stores the same bytes under the same key."""

    def __init__(self, *, renderer: GuideRenderer, store: ObjectStore) -> None:
        self._renderer = renderer
        self._store = store

    async def insights_ready(self, event: InsightsReady) -> PdfStored:
        """Lay the guide out and store it."""
        with span("layout"):
            guide = await self._renderer.render(event.job, event.insights)
        document = _describe(event, guide)
        with span("store"):
            await self._store.put(
                document.key,
                guide.pdf,
                content_type="application/pdf",
                metadata={"prep-id": event.prep_id, "sha256": document.sha256, "pages": str(guide.pages)},
            )
        PAGES.observe(guide.pages)
        PDF_BYTES.observe(document.size_bytes)
        UNPRINTABLE.inc(guide.unprintable)
        _log.info("guide_stored", pages=guide.pages, size_bytes=document.size_bytes)
        return PdfStored(
            prep_id=event.prep_id,
            user_id=event.user_id,
            attempt=event.attempt,
            producer=Stage.RENDERER,
            document=document,
            evidence_level=event.insights.evidence_level,
            measured_by=_measured_by(event),
        )


def _measured_by(event: InsightsReady) -> str:
    """Return who measured the evidence: our own services are believed, anybody else speaks for themselves alone."""
    return event.measured_by if event.producer in _BELIEVED else EXTERNAL


def _describe(event: InsightsReady, guide: RenderedGuide) -> StoredDocument:
    digest = sha256(guide.pdf).hexdigest()
    return StoredDocument(
        key=guide_key(user_id=event.user_id, prep_id=event.prep_id, sha256=digest),
        sha256=digest,
        size_bytes=len(guide.pdf),
        pages=guide.pages,
    )
