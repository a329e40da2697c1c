"""Marks of the structure in a story: which of its parts make a list, a table, a section."""

from collections.abc import Iterable, Sequence

from services.renderer.layout.drawing import Drawing, Label, Mark
from services.renderer.pdf.canvas import Canvas

__all__ = ["bullets", "within"]


def within(role: str, flow: Iterable[Drawing], attributes: str = "") -> list[Drawing]:
    """Return parts of a story as one element of the structure."""
    return [Mark(lambda canvas: canvas.open(role, attributes)), *flow, Mark(Canvas.close)]


def bullets(items: Iterable[Sequence[Drawing]]) -> list[Drawing]:
    """Return the parts of several items as a list; a label at the head of an item is its mark."""
    rows = [row for item in items for row in within("LI", _body(item))]
    return within("L", rows) if rows else []


def _body(item: Sequence[Drawing]) -> list[Drawing]:
    labels = 1 if len(item) > 1 and isinstance(item[0], Label) else 0
    return [*item[:labels], *within("LBody", item[labels:])]
