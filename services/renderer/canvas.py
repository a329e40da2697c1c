"""A canvas whose links cost little: a guide has hundreds of them."""

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

__all__ = ["GuideCanvas"]


class GuideCanvas(Canvas):
    """ReportLab's canvas, with invisible links that are written as they are instead of built from parts."""

    # ReportLab's own, which its types leave out, under its names.
    _absRect: Callable[[Sequence[float], int], Sequence[float]]  # noqa: N815
    _addAnnotation: Callable[[PDFObject], None]  # noqa: N815
    _bookmarkReference: Callable[[str], PDFObject]  # noqa: N815

    @override
    def linkRect(self, contents: str, destinationname: str, Rect: Any = None, *_: Any, **__: Any) -> None:
        """Make an area, relative to the current origin, lead to a place of the document."""
        self._add(Rect, "/Dest", self._bookmarkReference(destinationname))

    @override
    def linkURL(self, url: str, rect: Any, *_: Any, **__: Any) -> None:
        """Make an area, relative to the current origin, open an address."""
        self._add(rect, "/A<</Type/Action/S/URI/URI", PDFString(url), ">>")

    def _add(self, area: Sequence[float], before: str, target: Any, after: str = "") -> None:
        self._addAnnotation(_Link(self._absRect(area, 1), before, target, after))


class _Link(PDFObject):
    def __init__(self, area: Sequence[float], before: str, target: Any, after: str) -> None:
        self._head = f"<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[{fp_str(area)}]{before} "
        self._target = target
        self._tail = f"{after}>>"

    def format(self, document: Any) -> bytes:
        """Return what stands in the file."""
        target: bytes = self._target.format(document)
        return self._head.encode() + target + self._tail.encode()
