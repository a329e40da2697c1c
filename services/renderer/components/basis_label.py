"""The label that shows the basis of an item; the labels differ in black and white too."""

from typing_extensions import override

from contracts.insights import Basis
from services.guides.basis_words import BASIS_WORDS
from services.renderer.layout import theme
from services.renderer.layout.drawing import Label
from services.renderer.pdf.canvas import Canvas
from services.renderer.typesetting.fonts import BOLD
from services.renderer.typesetting.measures import Color
from services.renderer.typesetting.single_line import line_width, single_line

__all__ = ["BASIS_COLOURS", "BasisLabel"]

BASIS_COLOURS = {
    Basis.REPORTED: theme.REPORTED,
    Basis.EMPLOYER: theme.EMPLOYER,
    Basis.POSTING: theme.POSTING,
    Basis.GENERAL: theme.GENERAL,
}

_SIZE = 8.0
_HEIGHT = 12.4
_PADDING = 3.5
_TOP = -0.8


class BasisLabel(Label):
    """Stands at the left of what follows it, where the basis changes; takes no height of its own.

    Headings and page breaks reset what was shown, so that the basis of an item is never further up than that.
    """

    def __init__(self, basis: Basis, *, space_before: float = 5) -> None:
        self._basis = basis
        self.space_before = space_before

    @override
    def draw(self, canvas: Canvas) -> None:
        if canvas.basis_shown == self._basis:
            return
        canvas.basis_shown = self._basis
        word = BASIS_WORDS[self._basis]
        width = line_width(word, BOLD, _SIZE) + 2 * _PADDING
        fill, stroke, ink = _look(self._basis)
        if fill:
            canvas.fill_color(fill)
        if stroke:
            canvas.stroke(stroke, 0.8)
        canvas.round_rect(0, _TOP - _HEIGHT, width, _HEIGHT, 3, fill=fill is not None, stroke=stroke is not None)
        with canvas.part("Lbl" if canvas.element.role == "LI" else "P"):
            canvas.write_at(_PADDING, _TOP + 3.4 - _HEIGHT, single_line(word, BOLD, _SIZE, ink))


def _look(basis: Basis) -> tuple[Color | None, Color | None, Color]:
    """Return fill, outline and letters, which tell the labels apart without colour."""
    colour = BASIS_COLOURS[basis]
    match basis:
        case Basis.REPORTED | Basis.EMPLOYER:
            return colour, None, theme.WHITE
        case Basis.POSTING:
            return None, colour, colour
        case Basis.GENERAL:
            return theme.PANEL, None, colour
