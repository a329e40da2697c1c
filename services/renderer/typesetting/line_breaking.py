"""Text in several faces, sizes and colours broken into lines.

Lines break at spaces, between Chinese and Japanese characters, and within a word only when it is wider than a line.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlab.lib.colors import Color
from reportlab.lib.textsplit import ALL_CANNOT_END, ALL_CANNOT_START
from reportlab.pdfbase.pdfmetrics import stringWidth

from services.renderer.typesetting.fonts import CJK
from services.renderer.typesetting.single_line import ems

__all__ = ["NO_BREAK", "Run", "TypesetLine", "break_lines"]

NO_BREAK = "\u00a0"
_SHRINKAGE = 0.05
"""By which share of its width a space may shrink when one more word fits the line then."""
# ReportLab's tables are made for Japanese; Chinese has marks of full width besides.
_CLOSING = re.escape(ALL_CANNOT_START + "\uff01\uff0c\uff0e\uff1a\uff1b\uff1f\uff5d\u3009\u300b")
_OPENING = re.escape(ALL_CANNOT_END)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BETWEEN = re.compile(rf"(?<![{_OPENING}])(?![{_CLOSING}])(?:(?<=[{_WIDE}])(?=.)|(?<=.)(?=[{_WIDE}]))")


class Run(NamedTuple):
    """A stretch of text that looks the same throughout."""

    text: str
    face: str
    size: float
    color: Color
    link: str | None = None
    """An address, or `#` and the key of a place in the document."""

    def saying(self, text: str) -> "Run":
        """Return other text that looks and acts the same."""
        return Run(text, self.face, self.size, self.color, self.link)


class TypesetLine(NamedTuple):
    """What stands on one line, from left to right."""

    runs: Sequence[Run]
    slack: float
    """Points left over; less than zero when spaces have to shrink."""

    @property
    def text(self) -> str:
        """The line without its looks."""
        return "".join(run.text for run in self.runs)

    @property
    def spaces(self) -> int:
        """How many spaces it has, those that do not break included."""
        return sum(run.text.count(" ") + run.text.count(NO_BREAK) for run in self.runs)


class _Unit(NamedTuple):
    """What no line break divides."""

    start: int
    end: int
    """Where it stands in the whole text."""
    width: float
    gap: float
    """The width of the space before it."""


def break_lines(runs: Sequence[Run], width: float) -> list[TypesetLine]:
    """Return the lines of a paragraph, each as full as it gets, without the spaces at which they break."""
    if not runs:
        return []
    whole = sum(stringWidth(run.text, run.face, run.size) for run in runs)
    if whole <= width:
        return [TypesetLine(runs, width - whole)]
    lines: list[TypesetLine] = []
    start = end = 0
    used = gaps = 0.0
    for unit in _units(runs, width):
        gap = unit.gap
        if used + gap + unit.width > width + _SHRINKAGE * (gaps + gap) and end > start:
            lines.append(TypesetLine(_slice(runs, start, end), width - used))
            start = unit.start
            used = unit.width
            gaps = 0.0
        else:
            used += gap + unit.width
            gaps += gap
        end = unit.end
    lines.append(TypesetLine(_slice(runs, start, end), width - used))
    return lines


def _units(runs: Sequence[Run], width: float) -> Iterator[_Unit]:
    start = end = 0
    used = gap = 0.0
    for run in runs:
        face, size = run.face, run.size
        space = ems(" ", face) * size
        for number, word in enumerate(run.text.split(" ")):
            if number:
                yield _Unit(start, end, used, gap)
                start = end = end + 1
                used, gap = 0.0, space
            own = ems(word, face) * size
            if used + own <= width and face != CJK:
                used += own
                end += len(word)
                continue
            for place, part in enumerate(_parts(word, face, width / size)):
                own = ems(part, face) * size
                if end > start and (place or used + own > width):
                    yield _Unit(start, end, used, gap)
                    start = end
                    used = gap = 0.0
                used += own
                end += len(part)
    yield _Unit(start, end, used, gap)


def _parts(word: str, face: str, room: float) -> Iterator[str]:
    """Yield what a word is divided into when it has to be; `room` is the width of a line in ems."""
    for part in _BETWEEN.split(word) if face == CJK else (word,):
        yield from part if ems(part, face) > room else (part,)


def _slice(runs: Sequence[Run], start: int, end: int) -> Sequence[Run]:
    """Return the runs between two places of the whole text."""
    if len(runs) == 1:
        return [runs[0].saying(runs[0].text[start:end])]
    cut: list[Run] = []
    offset = 0
    for run in runs:
        text = run.text[max(start - offset, 0) : max(end - offset, 0)]
        offset += len(run.text)
        if text:
            cut.append(run.saying(text))
    return cut
