"""Where each part of a story stands, page after page.

ReportLab's own templates look for columns, backgrounds, several passes and much more that no guide has, and cost more
than everything they place. This is what is left of them, with the same result.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from services.renderer.typesetting.canvas import GuideCanvas

__all__ = ["Area", "Pages", "TooHighError"]

_ENDLESS = float(0xFFFFFF)
"""Points; a height into which everything fits."""
_ROUNDING = 1e-6


class TooHighError(Exception):
    """Something that cannot be divided is higher than a page."""


class Area(NamedTuple):
    """The part of a page that the story fills, in points from the lower left corner of the page."""

    left: float
    bottom: float
    width: float
    height: float


class Pages:
    """Pages that are filled from top to bottom.

    A part that stays with the next goes to a fresh page together with it when there is no room for both. Of the space
    below a part and that above the next, the larger one counts; at the top of a page neither does.
    """

    def __init__(self, canvas: GuideCanvas, area: Area, *, begin: Callable[[], None]) -> None:
        """Prepare pages.

        Args:
            canvas: What to draw on.
            area: Where on each page the story stands.
            begin: Draws what else stands on a page; called at the start of each.
        """
        self._canvas = canvas
        self._area = area
        self._begin = begin

    def fill(self, story: Iterable[Flowable]) -> None:
        """Draw a story; the last page stays open.

        Raises:
            TooHighError: A part that cannot be divided is higher than a page.
        """
        self._start_page()
        rest = deque(story)
        while rest:
            group = _take_group(rest)
            match group:
                case [PageBreak()]:
                    self._turn()
                case [CondPageBreak(height=height)]:
                    if self._y - self._area.bottom < height:
                        self._turn()
                    self._space_due = 0.0  # what may begin on a fresh page keeps its distance on this one
                case _:
                    self._place_group(group)

    def _start_page(self) -> None:
        self._begin()
        self._y = self._area.bottom + self._area.height
        self._at_top = True
        self._space_due = 0.0

    def _turn(self) -> None:
        self._canvas.showPage()
        self._start_page()

    def _place_group(self, group: Sequence[Flowable]) -> None:
        if len(group) > 1 and not self._at_top and self._height(group) > self._room_for(group[0]):
            self._turn()
        for part in group:
            self._place(part)

    def _place(self, part: Flowable) -> None:
        """Put a part where it fits: here, divided between this page and the next, or on the next."""
        if self._put(part):
            return
        room = self._room_for(part)
        pieces = part.splitOn(self._canvas, self._area.width, room) if room > 0 else []
        if pieces:
            if not self._put(pieces[0]):
                raise TooHighError
            pieces = pieces[1:]
        elif self._at_top:
            raise TooHighError
        else:
            self._turn()
            pieces = [part]
        for piece in pieces:
            self._place(piece)

    def _put(self, part: Flowable) -> bool:
        """Draw a part below what stands on the page already, unless there is no room."""
        space = self._space_before(part)
        room = self._y - self._area.bottom - space
        if room <= 0:
            return False
        _, height = part.wrapOn(self._canvas, self._area.width, room)
        foot = self._y - (height + space)
        if foot < self._area.bottom - _ROUNDING:
            return False
        part.drawOn(self._canvas, self._area.left, foot)
        self._space_due = part.getSpaceAfter()
        foot -= self._space_due
        self._at_top = self._at_top and foot == self._y
        self._y = foot
        return True

    def _room_for(self, part: Flowable) -> float:
        return self._y - self._area.bottom - self._space_before(part)

    def _space_before(self, part: Flowable) -> float:
        return 0.0 if self._at_top else max(part.getSpaceBefore() - self._space_due, 0.0)

    def _height(self, group: Sequence[Flowable]) -> float:
        """Return how high all parts are with the space between them."""
        height = after = 0.0
        for part in group:
            _, own = part.wrapOn(self._canvas, self._area.width, _ENDLESS)
            if own > 0:
                height += own + (max(part.getSpaceBefore(), after) if height else 0)
                after = part.getSpaceAfter()
        return height


def _take_group(rest: deque[Flowable]) -> list[Flowable]:
    """Remove and return the next part with all that have to stay with it."""
    group = [rest.popleft()]
    while rest and _stays(group[-1]) and not isinstance(rest[0], PageBreak | CondPageBreak):
        group.append(rest.popleft())
    return group


def _stays(part: Any) -> bool:
    """Whether a part says, itself or by its style, that it stays with the next."""
    return bool(part.getKeepWithNext())
