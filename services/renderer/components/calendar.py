"""The weeks of the plan as a small calendar: a row for each, with the day of the interview marked."""

from collections.abc import Sequence
from datetime import date, timedelta

from typing_extensions import override

from services.renderer.layout import theme
from services.renderer.layout.drawing import FixedHeight
from services.renderer.pdf.canvas import Canvas
from services.renderer.typesetting.fonts import BOLD, REGULAR
from services.renderer.typesetting.single_line import fitted, line_width, single_line
from services.renderer.typesetting.text import printable

__all__ = ["Calendar"]

_ROW = 17.0
_FIRST = 35.0
"""Width of the first day's column, which names the month."""
_DAY = 27.0
_SIZE = 8.2
_BASE = 5.2
_DAYS = 7
_COLUMN_HEADER = "/A<</O/Table/Scope/Column>>"
_ROW_HEADER = "/A<</O/Table/Scope/Row>>"


class Calendar(FixedHeight):
    """In the structure a table, with the days of the week as its head and the weeks as its rows."""

    space_before = 4
    space_after = 8

    def __init__(self, first: date, focuses: Sequence[tuple[int, str]], *, interview: date | None) -> None:
        """Prepare the calendar.

        Args:
            first: The day on which the plan begins.
            focuses: Number and topic of each week.
            interview: The day to be marked.
        """
        super().__init__(_ROW * (len(focuses) + 1))
        self._first = first
        self._focuses = focuses
        self._interview = interview

    @override
    def draw(self, canvas: Canvas) -> None:
        top = _ROW * len(self._focuses)
        canvas.stroke(theme.RULE, 0.6)
        canvas.line(0, top, self._width, top)
        with canvas.part("Table", "/A<</O/Table/Summary(The weeks of the plan)>>"):
            with canvas.part("TR"):
                self._head(canvas, top)
            for place, (number, focus) in enumerate(self._focuses):
                top -= _ROW
                with canvas.part("TR"):
                    self._week(canvas, top, number, focus, self._first + timedelta(days=_DAYS * (number - 1)))
                if place + 1 < len(self._focuses):
                    canvas.stroke(theme.RULE, 0.4)
                    canvas.line(0, top, self._width, top)

    def _head(self, canvas: Canvas, y: float) -> None:
        self._cell(canvas, "TH", "Week", 0, y, attributes=_COLUMN_HEADER)
        for place in range(_DAYS):
            day = self._first + timedelta(days=place)
            self._cell(canvas, "TH", f"{day:%a}", _left(place), y, attributes=_COLUMN_HEADER)
        self._cell(canvas, "TH", "Focus", self._focus_at, y, attributes=_COLUMN_HEADER)

    def _week(self, canvas: Canvas, y: float, number: int, focus: str, first: date) -> None:
        self._cell(canvas, "TH", f"Week {number}", 0, y, attributes=_ROW_HEADER)
        for place in range(_DAYS):
            day, x = first + timedelta(days=place), _left(place)
            words = f"{day.day} {day:%b}" if place == 0 or day.day == 1 else str(day.day)
            marked = day == self._interview
            if marked:
                canvas.fill_color(canvas.palette.accent_text)
                canvas.round_rect(x - 4, y + 2, line_width(words, BOLD, _SIZE) + 8, _ROW - 4, 3)
            self._cell(canvas, "TD", words, x, y, marked=marked)
        words = fitted(printable(focus, limit=200), REGULAR, _SIZE, self._width - self._focus_at)
        self._cell(canvas, "TD", words, self._focus_at, y)

    @property
    def _focus_at(self) -> float:
        return _left(_DAYS) + 8

    def _cell(
        self, canvas: Canvas, role: str, words: str, x: float, y: float, *, attributes: str = "", marked: bool = False
    ) -> None:
        style = BOLD if role == "TH" or marked else REGULAR
        color = theme.WHITE if marked else theme.MUTED if role == "TH" else theme.INK
        with canvas.part(role, attributes), canvas.part("P"):
            canvas.write_at(x, y + _BASE, single_line(words, style, _SIZE, color))


def _left(place: int) -> float:
    """Return where the column of a day begins."""
    return theme.LABEL_WIDTH + (_FIRST + (place - 1) * _DAY if place else 0)
