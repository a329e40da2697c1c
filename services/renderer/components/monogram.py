"""A company's mark drawn from its name: initials on a colour, the same for all spellings of one employer."""

from hashlib import sha256

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from lexicon.company import Company
from services.renderer.typesetting.fonts import BOLD
from services.renderer.typesetting.single_line import draw_line, line_width
from services.renderer.typesetting.text import printable
from services.renderer.typesetting.theme import WHITE

__all__ = ["draw_monogram"]

_COLOURS = ("#B4472E", "#9A5B13", "#3F7A2D", "#0F766E", "#1F6FB2", "#4B53BC", "#7B45A8", "#A83A74", "#4D5B73")


def draw_monogram(canvas: Canvas, company: Company, *, x: float, y: float, size: float) -> None:
    """Draw the mark as a rounded square with its lower left corner at `x`, `y`."""
    letters = printable(company.initials, limit=2)
    digest = sha256(company.key.encode("utf-8", "ignore")).digest()
    canvas.saveState()
    canvas.setFillColor(HexColor(_COLOURS[digest[0] % len(_COLOURS)]))
    canvas.roundRect(x, y, size, size, size * 0.2, stroke=0, fill=1)
    canvas.setFillColor(WHITE)
    points = size * (0.5 if len(letters) == 1 else 0.42)
    left = x + (size - line_width(letters, BOLD, points)) / 2
    draw_line(canvas, letters, BOLD, points, x=left, y=y + size / 2 - points * 0.35)
    canvas.restoreState()
