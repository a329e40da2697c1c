"""What is wrong with the looks of a file: small or pale type, and pages left half empty.

Operators are followed as a viewer would follow them, as far as guides use them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pypdf.generic import ContentStream

from services.renderer.document import TOP
from services.renderer.typesetting.measures import MM, Color
from services.renderer.typesetting.palette import contrast
from tests.support.pdf_reading import open_pdf

__all__ = ["faults", "fills"]

SMALLEST = 8.0
LEAST_CONTRAST = 4.5
LEAST_OF_LARGE = 3.0
"""For type of 18 points and more."""
LARGE = 18
BOTTOM = 21 * MM
HEADER_ROOM = 16
WHITE, BLACK = Color(1, 1, 1), Color(0, 0, 0)


class Text(NamedTuple):
    x: float
    y: float
    size: float
    color: Color
    ground: Color


@dataclass
class State:
    """What a page has set so far."""

    origin: tuple[float, float] = (0, 0)
    line: tuple[float, float] = (0, 0)
    fill: Color = BLACK
    size: float = 0
    path: list[tuple[float, float]] = field(default_factory=list)

    def copy(self) -> "State":
        return State(self.origin, self.line, self.fill, self.size, list(self.path))


def faults(pdf: bytes) -> list[str]:
    """Return what is smaller or paler than people can read."""
    found = []
    for number, page in enumerate(open_pdf(pdf).pages, start=1):
        for text in _texts(page):
            least = LEAST_OF_LARGE if text.size >= LARGE else LEAST_CONTRAST
            if text.size < SMALLEST:
                found.append(f"page {number}: {text.size} points at {text.x:.0f}, {text.y:.0f}")
            if (ratio := contrast(text.color, text.ground)) < least:
                found.append(f"page {number}: contrast {ratio:.1f} at {text.x:.0f}, {text.y:.0f}")
    return found


def fills(pdf: bytes) -> list[float]:
    """Return how far down the text area of each page its text reaches, from 0 to 1."""
    shares = []
    for page in open_pdf(pdf).pages:
        top = float(page.mediabox.height) - TOP
        feet = [text.y for text in _texts(page) if BOTTOM - 1 < text.y < top + HEADER_ROOM]
        shares.append((top - min(feet, default=top)) / (top - BOTTOM))
    return shares


def _texts(page: Any) -> Iterator[Text]:  # noqa: C901, PLR0912 — a case for each operator
    state, kept, shapes = State(), list[State](), list[tuple[tuple[float, ...], Color]]()
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        values = [float(value) for value in operands if isinstance(value, int | float)]
        match operator:
            case b"q":
                kept.append(state.copy())
            case b"Q":
                state = kept.pop()
            case b"cm":
                state.origin = state.origin[0] + values[4], state.origin[1] + values[5]
            case b"rg":
                state.fill = Color(*values)
            case b"Tf":
                state.size = values[0]
            case b"BT":
                state.line = (0, 0)
            case b"Tm":
                state.line = values[4], values[5]
            case b"re":
                x, y, width, height = values
                state.path += [(x, y), (x + width, y + height)]
            case b"m" | b"l" | b"c":
                state.path.append((values[-2], values[-1]))
            case b"f" | b"B":
                xs, ys = zip(*state.path, strict=True)
                shapes.append(((min(xs), min(ys), max(xs), max(ys)), state.fill))
                state.path = []
            case b"S" | b"n":
                state.path = []
            case b"TJ":
                x, y = state.origin[0] + state.line[0], state.origin[1] + state.line[1]
                yield Text(x, y, state.size, state.fill, _ground(shapes, x + 1, y + 1))


def _ground(shapes: list[tuple[tuple[float, ...], Color]], x: float, y: float) -> Color:
    inside = (color for (left, low, right, top), color in reversed(shapes) if left <= x <= right and low <= y <= top)
    return next(inside, WHITE)
