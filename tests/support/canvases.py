"""A canvas to draw single things on."""

from datetime import UTC, datetime

from services.renderer.layout.drawing import Drawing
from services.renderer.look import Look
from services.renderer.pdf.canvas import Canvas
from services.renderer.pdf.metadata import Imprint

__all__ = ["IMPRINT", "canvas", "drawn"]

IMPRINT = Imprint(
    title="Title",
    subject="Subject",
    author="Author",
    keywords=("one", "two"),
    language="en",
    made_at=datetime(2026, 5, 12, tzinfo=UTC),
)


def canvas(width: float = 300, height: float = 800, *, mirrored: bool = False) -> Canvas:
    """An empty page."""
    return Canvas((width, height), IMPRINT, Look().palette, mirrored=mirrored)


def drawn(*drawings: Drawing, width: float = 300) -> bytes:
    """A file of one page with each drawing below the one before; links may lead to its place `source-1`."""
    page = canvas(width)
    page.anchor("source-1", above=0)
    top = 790.0
    for drawing in drawings:
        _, height = drawing.wrap(width, top)
        top -= height
        drawing.draw_on(page, 0, top)
    return page.finished()
