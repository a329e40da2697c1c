"""Where each part of a story stands, page after page."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from services.renderer.layout.drawing import Drawing, Mark, NewPage, Opening
from services.renderer.pdf.canvas import Canvas

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

    def __init__(self, canvas: Canvas, area: Area, *, begin: Callable[[], None]) -> None:
        """Prepare pages.

        Args:
            canvas: What to draw on.
            area: Where on each page the story stands.
            begin: Draws what else stands on a page; called at the start of each.
        """
        self._canvas = canvas
        self._area = area
        self._begin = begin

    def fill(self, story: Iterable[Drawing]) -> None:
        """Draw a story; the last page stays open.

        Raises:
            TooHighError: A part that cannot be divided is higher than a page.
        """
        self._start_page()
        rest = deque(story)
        while rest:
            group = _take_group(rest)
            match group:
                case [NewPage()]:
                    self._turn()
                case [Opening(height=height)]:
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
        self._canvas.show_page()
        self._start_page()

    def _place_group(self, group: Sequence[Drawing]) -> None:
        if len(group) > 1 and not self._at_top and self._height(group) > self._room_for(group[0]):
            self._turn()
        for part in group:
            self._place(part)

    def _place(self, part: Drawing) -> None:
        """Put a part where it fits: here, divided between this page and the next, or on the next."""
        if self._put(part):
            return
        room = self._room_for(part)
        pieces = part.split(self._area.width, room) if room > 0 else []
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

    def _put(self, part: Drawing) -> bool:
        """Draw a part below what stands on the page already, unless there is no room."""
        if isinstance(part, Mark):
            part.draw(self._canvas)
            return True
        space = self._space_before(part)
        room = self._y - self._area.bottom - space
        if room <= 0:
            return False
        _, height = part.wrap(self._area.width, room)
        foot = self._y - (height + space)
        if foot < self._area.bottom - _ROUNDING:
            return False
        part.draw_on(self._canvas, self._area.left, foot)
        self._space_due = part.space_after
        foot -= self._space_due
        self._at_top = self._at_top and foot == self._y
        self._y = foot
        return True

    def _room_for(self, part: Drawing) -> float:
        return self._y - self._area.bottom - self._space_before(part)

    def _space_before(self, part: Drawing) -> float:
        return 0.0 if self._at_top else max(part.space_before - self._space_due, 0.0)

    def _height(self, group: Sequence[Drawing]) -> float:
        """Return how high all parts are with the space between them."""
        height = place = due = 0.0
        for number, part in enumerate(part for part in group if not isinstance(part, Mark)):
            _, own = part.wrap(self._area.width, _ENDLESS)
            place += own + (max(part.space_before - due, 0.0) if number else 0.0)
            height, due = place, part.space_after
            place += due
        return height


def _take_group(rest: deque[Drawing]) -> list[Drawing]:
    """Remove and return the next part with all that have to stay with it; marks stay with what is around them."""
    group = [rest.popleft()]
    if isinstance(group[0], NewPage | Opening):
        return group
    stays = _stays(group[0], stays=False)
    while rest and (stays or isinstance(rest[0], Mark)) and not isinstance(rest[0], NewPage | Opening):
        stays = _stays(rest[0], stays=stays)
        group.append(rest.popleft())
    return group


def _stays(part: Drawing, *, stays: bool) -> bool:
    """Whether what follows a part stays with it; a mark leaves that as it is, but for one that begins something."""
    return part.keep_with_next or (stays and isinstance(part, Mark))
