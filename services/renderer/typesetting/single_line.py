"""Measures text and draws single lines, switching fonts where a character needs another one."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, groupby

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from services.renderer.typesetting.fonts import covers, face_for

__all__ = ["by_face", "draw_line", "ems", "fitted", "line_width"]

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def by_face(text: str, base: str) -> Iterator[tuple[str, str]]:
    """Yield face and text of each stretch that one face can draw."""
    if text.isascii() or covers(base, text):
        yield base, text
        return
    for face, chars in groupby(text, key=lambda char: face_for(char, base) or base):
        yield face, "".join(chars)


@lru_cache(maxsize=16_384)
def ems(word: str, face: str) -> float:
    """Return the width of a word relative to the size of its letters; guides have many words in common."""
    return float(stringWidth(word, face, 1))


def line_width(text: str, base: str, size: float) -> float:
    """Return the width of `text` on one line, in points."""
    return sum(float(stringWidth(run, face, size)) for face, run in by_face(text, base))


def fitted(text: str, base: str, size: float, width: float) -> str:
    """Return `text` cut, with an ellipsis, to what fits a line of a width in points."""
    if line_width(text, base, size) <= width:
        return text
    room = width - line_width(_ELLIPSIS, base, size)
    for end, used in enumerate(accumulate(line_width(char, base, size) for char in text)):
        if used > room:
            return text[:end].rstrip() + _ELLIPSIS
    return text


def draw_line(canvas: Canvas, text: str, base: str, size: float, *, x: float, y: float) -> None:
    """Draw `text` in the current colour with its baseline starting at `x`, `y`."""
    for face, run in by_face(text, base):
        canvas.setFont(face, size)
        canvas.drawString(x, y, run)
        x += stringWidth(run, face, size)
