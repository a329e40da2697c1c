"""The base of what a guide is made of: each part knows its size, draws itself, and may be divided between pages."""

from collections.abc import Callable, Sequence

from typing_extensions import override

from services.renderer.pdf.canvas import Canvas

__all__ = ["Drawing", "FixedHeight", "Gap", "Label", "Mark", "NewPage", "Opening"]


class Drawing:
    """A part of the story."""

    space_before: float = 0
    space_after: float = 0
    """Points; of the space below a part and that above the next, the larger one counts."""
    keep_with_next: bool = False
    """Whether no page may end behind it."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size that it takes of a width and height in points."""
        raise NotImplementedError

    def split(self, width: float, height: float) -> "Sequence[Drawing]":  # noqa: ARG002 — for those that can
        """Return its parts, of which the first fits a height; none when it cannot be divided there."""
        return ()

    def draw(self, canvas: Canvas) -> None:
        """Draw it, within the size that `wrap` returned last. The origin is its lower left corner."""
        raise NotImplementedError

    def draw_on(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw it with its lower left corner at a place."""
        canvas.save()
        canvas.translate(x, y)
        self.draw(canvas)
        canvas.restore()


class FixedHeight(Drawing):
    """As wide as there is room, and as high as it was made."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._width = 0.0

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._width = width
        return width, self._height


class Gap(FixedHeight):
    """Empty space."""

    @override
    def draw(self, canvas: Canvas) -> None:
        pass


class Mark(Drawing):
    """Takes no room, and is at the place of the part before it: begins or ends an element of the structure."""

    def __init__(self, act: Callable[[Canvas], object]) -> None:
        self._act = act

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    @override
    def draw(self, canvas: Canvas) -> None:
        self._act(canvas)


class Label(Drawing):
    """Stands at the left of what follows it and takes no height of its own."""

    keep_with_next = True

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0


class NewPage(Drawing):
    """What follows begins on a fresh page."""


class Opening(Drawing):
    """What follows begins on a fresh page when less than a height is left on this one."""

    def __init__(self, height: float) -> None:
        self.height = height
