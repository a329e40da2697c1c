"""Lines and areas."""

from collections.abc import Sequence

from services.renderer.pdf.surface import DECORATION, Surface
from services.renderer.typesetting.measures import Color, numbers

__all__ = ["Shapes"]

_ROUND = 0.5523
"""How far the handles of a curve reach that comes closest to a quarter of a circle, as a share of its radius."""


class Shapes(Surface):
    """Pages with lines and areas, all of them decoration."""

    def fill_color(self, color: Color) -> None:
        """Set the colour of areas."""
        self._page.code.append(f"{numbers(*color)} rg\n")

    def stroke(self, color: Color, width: float, dash: Sequence[float] = ()) -> None:
        """Set the look of lines."""
        self._page.code.append(f"{numbers(*color)} RG {numbers(width)} w [{' '.join(map(numbers, dash))}] 0 d\n")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a line."""
        y = self._y
        self._draw(f"{numbers(self._left(x1), y + y1)} m {numbers(self._left(x2), y + y2)} l S")

    def rect(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle."""
        self._draw(f"{numbers(self._left(x, width), self._y + y, width, height)} re f")

    def clip(self, x: float, y: float, width: float, height: float) -> None:
        """Show nothing outside a rectangle until `restore`."""
        self._page.code.append(f"{numbers(self._left(x, width), self._y + y, width, height)} re W n\n")

    def round_rect(
        self, x: float, y: float, width: float, height: float, radius: float, *, fill: bool = True, stroke: bool = False
    ) -> None:
        """Draw a rectangle with round corners."""
        x, y = self._left(x, width), self._y + y
        right, top, away = x + width, y + height, radius * (1 - _ROUND)
        path = (
            f"{numbers(x + radius, y)} m {numbers(right - radius, y)} l "
            f"{numbers(right - away, y, right, y + away, right, y + radius)} c {numbers(right, top - radius)} l "
            f"{numbers(right, top - away, right - away, top, right - radius, top)} c {numbers(x + radius, top)} l "
            f"{numbers(x + away, top, x, top - away, x, top - radius)} c {numbers(x, y + radius)} l "
            f"{numbers(x, y + away, x + away, y, x + radius, y)} c h"
        )
        self._draw(f"{path} {'B' if fill and stroke else 'f' if fill else 'S'}")

    def circle(self, x: float, y: float, radius: float, *, fill: bool = True) -> None:
        """Draw a circle."""
        self.round_rect(x - radius, y - radius, 2 * radius, 2 * radius, radius, fill=fill, stroke=not fill)

    def _draw(self, shape: str) -> None:
        self._decorate(DECORATION)
        self._page.code.append(f"{shape}\n")
