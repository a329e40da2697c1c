"""Lines of text that stand by themselves: measured, shortened to their room."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from services.renderer.typesetting.bidi import reads_rtl
from services.renderer.typesetting.fonts import clusters
from services.renderer.typesetting.line_breaking import Run, TypesetLine, text_width
from services.renderer.typesetting.measures import Color
from services.renderer.typesetting.text import is_rtl
from services.renderer.typesetting.writing import Pen, Written

__all__ = ["fitted", "line_width", "single_line"]

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def line_width(text: str, style: str, size: float) -> float:
    """Return the width of `text` on one line, in points."""
    return text_width(text, style) * size


def fitted(text: str, style: str, size: float, width: float) -> str:
    """Return `text` cut, with an ellipsis, to what fits a line of a width in points."""
    if line_width(text, style, size) <= width:
        return text
    room = width - line_width(_ELLIPSIS, style, size)
    parts: Sequence[str] = list(clusters(text))
    widths = accumulate(line_width(part, style, size) for part in parts)
    fitting = sum(1 for used in widths if used <= room)
    return "".join(parts[:fitting]).rstrip() + _ELLIPSIS


@lru_cache(maxsize=4096)
def single_line(text: str, style: str, size: float, color: Color) -> Written:
    """Return a line whose baseline begins at the origin."""
    pen = Pen()
    rtl = reads_rtl(text) if is_rtl(text) else None
    pen.write(TypesetLine([Run(text, style, size, color)], 0), 0, 0, rtl=rtl)
    return pen.written(line_width(text, style, size))
