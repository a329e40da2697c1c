"""Marks of the structure in a story: which of its parts make a list, a table, a section."""

from collections.abc import Iterable, Sequence

from services.renderer.layout.drawing import Drawing, Label, Mark
from services.renderer.pdf.canvas import Canvas

__all__ = ["bullets", "within"]

_UNORDERED = "/A<</O/List/ListNumbering/Unordered>>"
"""Of a list whose items have labels, which do not count them."""


def within(role: str, flow: Iterable[Drawing], attributes: str = "") -> list[Drawing]:
    """Return parts of a story as one element of the structure."""
    return [Mark(lambda canvas: canvas.open(role, attributes)), *flow, Mark(Canvas.close)]


def bullets(items: Iterable[Sequence[Drawing]]) -> list[Drawing]:
    """Return the parts of several items as a list; a label at the head of an item is its mark."""
    items = list(items)
    rows = [row for item in items for row in within("LI", _body(item))]
    labelled = any(_labels(item) for item in items)
    return within("L", rows, _UNORDERED if labelled else "") if rows else []


def _body(item: Sequence[Drawing]) -> list[Drawing]:
    labels = _labels(item)
    return [*item[:labels], *within("LBody", item[labels:])]


def _labels(item: Sequence[Drawing]) -> int:
    """Return how many labels stand at the head of an item: one or none."""
    return int(len(item) > 1 and isinstance(item[0], Label))
