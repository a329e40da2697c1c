"""A canvas on which text, links and a change of origin cost little: a guide has hundreds of each."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from services.renderer.typesetting.pdf_objects import LinkAnnotation, NamedDestination, PdfPage
from services.renderer.typesetting.text_block import Written

__all__ = ["GuideCanvas"]

_STATE = (
    *("_currentMatrix", "_fillColorObj", "_strokeColorObj", "_lineWidth", "_lineDash"),
    *("_fontname", "_fontsize", "_leading", "_extgstate", "_x", "_y"),
)
_state_of = attrgetter(*_STATE)


class GuideCanvas(Canvas):
    """ReportLab's canvas, with written text, and invisible links that are written as they are."""

    # ReportLab's own, which its types leave out, under its names.
    _addAnnotation: Callable[[PDFObject], None]  # noqa: N815
    _code: list[str]
    _currentMatrix: tuple[float, ...]  # noqa: N815
    _annotationrefs: list[PDFObject]
    _destinations: dict[str, PDFObject]
    _doc: Any
    _fontname: str
    _fontsize: float
    _formsinuse: list[str]
    _pagesize: tuple[float, float]
    _startPage: Callable[[], None]  # noqa: N815
    state_stack: list[Any]
    basis_shown: str | None = None
    """The label shown last on this page, below the last heading."""

    @property
    def document(self) -> Any:
        """The file that the canvas becomes; faces keep what it has of them."""
        return self._doc

    def write(self, written: Written) -> None:
        """Put text on the page, its lower left corner at the origin."""
        for face in written.faces:
            face.use(self._doc)
        self._code.append(written.code)
        for target, *area in written.links:
            if target.startswith("#"):
                self.linkRect("", target[1:], area)
            else:
                self.linkURL(target, area)

    @override
    def linkRect(self, contents: str, destinationname: str, Rect: Any = None, *_: Any, **__: Any) -> None:
        """Make an area, relative to the current origin, lead to a place of the document."""
        self._add(Rect, "/Dest", self._bookmarkReference(destinationname))

    @override
    def linkURL(self, url: str, rect: Any, *_: Any, **__: Any) -> None:
        """Make an area, relative to the current origin, open an address."""
        self._add(rect, "/A<</Type/Action/S/URI/URI", PDFString(url), ">>")

    def _add(self, area: Sequence[float], before: str, target: PDFObject, after: str = "") -> None:
        left, bottom, right, top = area
        *_, x, y = self._currentMatrix
        self._addAnnotation(LinkAnnotation((x + left, y + bottom, x + right, y + top), before, target, after))

    def _bookmarkReference(self, name: str) -> PDFObject:  # noqa: N802 — ReportLab's own
        return self._destinations.setdefault(name, NamedDestination(name))

    @override
    def drawString(self, x: float, y: float, text: str, *_: Any, **__: Any) -> None:
        """Draw a line of text in the current font and colour."""
        face: Any = pdfmetrics.getFont(self._fontname)
        size = fp_str(self._fontsize)
        written = (
            f"{face.operand(part)} {size} Tf ({escapePDF(piece)}) Tj"
            for part, piece in face.splitString(text, self._doc)
        )
        self._code.append(f"BT 1 0 0 1 {fp_str(x, y)} Tm {' '.join(written)} ET")

    @override
    def showPage(self) -> None:
        """End the page."""
        shared = self._doc.xobjDict(dict.fromkeys(self._formsinuse))
        self._doc.addPage(PdfPage(self._pagesize, self._code, links=self._annotationrefs, shared=shared))
        self.basis_shown = None
        self._startPage()

    @override
    def transform(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """Move the origin; a guide neither turns nor scales anything, and links rely on that."""
        assert (a, b, c, d) == (1, 0, 0, 1), "only the origin may move"  # noqa: S101 — a mistake in a drawing
        *_, x, y = self._currentMatrix
        self._currentMatrix = 1, 0, 0, 1, x + e, y + f
        self._code.append(f"1 0 0 1 {fp_str(e, f)} cm")

    # ReportLab keeps 23 attributes at each change of origin; those are the ones that a guide ever changes.

    @override
    def push_state_stack(self) -> None:
        """Remember the state of the canvas."""
        self.state_stack.append(_state_of(self))

    @override
    def pop_state_stack(self) -> None:
        """Go back to the state remembered last."""
        self.__dict__.update(zip(_STATE, self.state_stack.pop(), strict=True))
