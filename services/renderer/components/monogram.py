"""A company's mark drawn from its name: initials on a colour, the same for all spellings of one employer."""

from hashlib import sha256

from lexicon.company import Company
from services.renderer.layout.theme import WHITE
from services.renderer.pdf.canvas import Canvas
from services.renderer.typesetting.fonts import BOLD
from services.renderer.typesetting.measures import Color
from services.renderer.typesetting.single_line import line_width, single_line
from services.renderer.typesetting.text import printable

__all__ = ["draw_monogram"]

_COLOURS = ("#B4472E", "#9A5B13", "#3F7A2D", "#0F766E", "#1F6FB2", "#4B53BC", "#7B45A8", "#A83A74", "#4D5B73")


def draw_monogram(canvas: Canvas, company: Company, *, x: float, y: float, size: float) -> None:
    """Draw the mark as a rounded square with its lower left corner at `x`, `y`; it only decorates."""
    letters = printable(company.initials, limit=2)
    digest = sha256(company.key.encode("utf-8", "ignore")).digest()
    canvas.fill_color(Color.of(_COLOURS[digest[0] % len(_COLOURS)]))
    canvas.round_rect(x, y, size, size, size * 0.2)
    points = size * (0.5 if len(letters) == 1 else 0.42)
    left = x + (size - line_width(letters, BOLD, points)) / 2
    canvas.decorate_at(left, y + size / 2 - points * 0.35, single_line(letters, BOLD, points, WHITE))
