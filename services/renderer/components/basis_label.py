"""The label that shows the basis of an item; the labels differ in black and white too."""

from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from typing_extensions import override

from contracts.insights import Basis
from services.renderer.typesetting import theme
from services.renderer.typesetting.drawing import Drawing
from services.renderer.typesetting.fonts import BOLD

__all__ = ["BASIS_WORDS", "BasisLabel"]

BASIS_WORDS = {
    Basis.REPORTED: "Reported",
    Basis.EMPLOYER: "From the employer",
    Basis.POSTING: "From the posting",
    Basis.GENERAL: "General advice",
}
_SIZE = 6.8
_HEIGHT = 11.5
_PADDING = 5.5
_TOP = -1.2


class BasisLabel(Drawing):
    """Stands at the left of what follows it, where the basis changes; takes no height of its own.

    Headings and page breaks reset what was shown, so that the basis of an item is never further up than that.
    """

    def __init__(self, basis: Basis, *, space_before: float = 5) -> None:
        super().__init__()
        self._basis = basis
        self.spaceBefore = space_before
        self.keepWithNext = 1

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return 0, 0

    @override
    def draw(self) -> None:
        if self.canv.basis_shown == self._basis:
            return
        self.canv.basis_shown = self._basis
        name = f"label-{self._basis.value}"
        if not self.canv.hasForm(name):
            _define(self.canv, name, self._basis)
        self.canv.translate(0, _TOP)
        self.canv.doForm(name)


def _define(canvas: Any, name: str, basis: Basis) -> None:
    """Put a label into the file once, to be shown wherever it is due. Its upper left corner is the origin.

    Fill, outline and words tell them apart without colour.
    """
    word = BASIS_WORDS[basis]
    width = stringWidth(word, BOLD, _SIZE) + 2 * _PADDING
    fill, stroke, ink = _look(basis)
    canvas.beginForm(name, -1, -_HEIGHT - 1, width + 1, 1)
    if fill:
        canvas.setFillColor(fill)
    if stroke:
        canvas.setStrokeColor(stroke)
        canvas.setLineWidth(0.8)
    canvas.roundRect(0, -_HEIGHT, width, _HEIGHT, 3, stroke=int(stroke is not None), fill=int(fill is not None))
    canvas.setFillColor(ink)
    canvas.setFont(BOLD, _SIZE)
    canvas.drawString(_PADDING, 3.4 - _HEIGHT, word)
    canvas.endForm()


def _look(basis: Basis) -> tuple[Color | None, Color | None, Color]:
    match basis:
        case Basis.REPORTED:
            return theme.REPORTED, None, theme.WHITE
        case Basis.EMPLOYER:
            return theme.EMPLOYER, None, theme.WHITE
        case Basis.POSTING:
            return None, theme.POSTING, theme.POSTING
        case Basis.GENERAL:
            return theme.PANEL, None, theme.GENERAL
