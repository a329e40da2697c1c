"""A number or a sign that stands at the left of an item."""

from typing_extensions import override

from services.renderer.layout import theme
from services.renderer.layout.drawing import Label
from services.renderer.pdf.canvas import Canvas
from services.renderer.typesetting.fonts import BOLD
from services.renderer.typesetting.single_line import single_line

__all__ = ["TextMark"]


class TextMark(Label):
    """In the structure the label of a list's item; stands on the first line of what follows it."""

    def __init__(self, words: str, size: float, *, above: float = 0) -> None:
        """Prepare a mark.

        Args:
            words: A few characters.
            size: That of the letters that follow it, in points.
            above: The space above what follows it.
        """
        self._words = words
        self._size = size
        self._above = above

    @override
    def draw(self, canvas: Canvas) -> None:
        with canvas.part("Lbl"):
            words = single_line(f"{self._words} ", BOLD, self._size, theme.INK)
            canvas.write_at(0, -self._size - self._above, words)
