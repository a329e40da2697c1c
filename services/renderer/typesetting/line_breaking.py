"""Text in several styles, sizes and colours broken into lines.

Where a line may end is ICU's answer: by the rules of Unicode (UAX #14), in Thai, Lao, Khmer and Burmese by a
dictionary, and where a run says that a hyphen may stand. A word wider than a line is divided between characters. The
text itself stays as it was written.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from icu4py.breakers import LineBreaker

from services.renderer.typesetting.fonts import clusters
from services.renderer.typesetting.measures import Color
from services.renderer.typesetting.shaping import HYPHEN, word_width

__all__ = ["NO_BREAK", "SPACES", "Run", "TypesetLine", "break_lines", "text_width"]

NO_BREAK = "\u00a0"
_SHRINKAGE = 0.05
"""By which share of its width a space may shrink when one more word fits the line then."""
_LONELY = 0.12
"""Share of a line below which one word on it looks forgotten."""
_FEWEST = 2
"""Words that stay on the line before, at least."""
SPACES = re.compile(f"[ {NO_BREAK}]")
_TOGETHER = re.compile("[!-%'-,.:;<>@-~][!-~]|[\uac00-\ud7a3]{2}")
"""No line ends between these, though it could: within `C++`, and within a Korean word, which spaces separate."""


_COUNT = re.compile(r"\(\d+ $")
"""No line ends between a number in brackets and its unit: `(4 h)`."""


class Run(NamedTuple):
    """A stretch of text that looks the same throughout, in reading order."""

    text: str
    style: str
    size: float
    color: Color
    link: str | None = None
    """An address, or `#` and the key of a place in the document."""
    whole: bool = False
    """Whether no line may end within it."""
    hyphens: Sequence[int] = ()
    """Places in the text, in order, at which a line may end with a hyphen."""

    def saying(self, text: str) -> "Run":
        """Return other text that looks and acts the same."""
        return Run(text, self.style, self.size, self.color, self.link, self.whole)


class TypesetLine(NamedTuple):
    """What stands on one line, in reading order."""

    runs: Sequence[Run]
    slack: float
    """Points left over; less than zero when spaces have to shrink."""
    goes_on: bool = False
    """Whether a space stood where it ends."""
    hyphen: bool = False
    """Whether it ends within a word, with a hyphen that `runs` do not have."""

    @property
    def text(self) -> str:
        """The line without its looks."""
        return "".join(run.text for run in self.runs)

    @property
    def spaces(self) -> int:
        """How many spaces it has, those that do not break included."""
        return sum(len(SPACES.findall(run.text)) for run in self.runs)


class _Unit(NamedTuple):
    """What no line break divides."""

    start: int
    end: int
    """Where it stands in the whole text."""
    width: float
    gap: float
    """The width of the space before it."""
    hyphen: float = 0.0
    """The width of the hyphen that stands behind it at the end of a line."""


def text_width(text: str, style: str, *, rtl: bool = False) -> float:
    """Return the width of a text relative to the size of its letters."""
    if " " not in text and NO_BREAK not in text:
        return word_width(text, style, rtl)
    words = SPACES.split(text)
    width = (len(words) - 1) * word_width(" ", style, False)
    for word in words:
        width += word_width(word, style, rtl)
    return width


def break_lines(runs: Sequence[Run], width: float) -> list[TypesetLine]:
    """Return the lines of a paragraph, each as full as it gets, without the spaces at which they break."""
    if not runs:
        return []
    whole = sum(text_width(run.text, run.style) * run.size for run in runs)
    if whole <= width:
        return [TypesetLine(runs, width - whole)]
    text = _Text(runs)
    lines = _full_lines(text.units(width), width)
    _mend_last(lines, width)
    ends = [*(line[0].start for line in lines[1:]), 0]
    return [
        TypesetLine(
            text.runs(line[0].start, line[-1].end),
            width - _used(line),
            goes_on=following > line[-1].end,
            hyphen=line[-1].hyphen > 0,
        )
        for line, following in zip(lines, ends, strict=True)
    ]


def _full_lines(units: Iterable[_Unit], width: float) -> list[list[_Unit]]:
    """Return what stands on each line when each is as full as it gets."""
    lines: list[list[_Unit]] = [[]]
    used = gaps = 0.0
    for unit in units:
        gap = unit.gap
        if used + gap + unit.width + unit.hyphen > width + _SHRINKAGE * (gaps + gap) and lines[-1]:
            lines.append([unit])
            used = unit.width
            gaps = 0.0
        else:
            lines[-1].append(unit)
            used += gap + unit.width
            gaps += gap
    return lines


def _mend_last(lines: list[list[_Unit]], width: float) -> None:
    """Give a short word that is left alone on the last line company from the line before."""
    *_, before, last = [[], *lines]
    lonely = len(last) == 1 and last[0].gap and last[0].width < _LONELY * width
    if lonely and len(before) > _FEWEST and before[-1].width + last[0].gap + last[0].width < width:
        last.insert(0, before.pop())


def _used(line: Sequence[_Unit]) -> float:
    """Return how wide a line is; the space at which the line before ended is on neither."""
    return sum(unit.gap + unit.width for unit in line) - line[0].gap + line[-1].hyphen


class _Text:
    """The runs of a paragraph as one text."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._starts = list(accumulate((len(run.text) for run in runs), initial=0))
        self._has_whole = any(run.whole for run in runs)
        self._hyphens = [start + place for start, run in zip(self._starts, runs, strict=False) for place in run.hyphens]

    def runs(self, start: int, end: int) -> list[Run]:
        """Return the runs between two places."""
        return [run.saying(text) for run, text in self._pieces(start, end)]

    def units(self, width: float) -> Iterator[_Unit]:
        """Yield what no line break divides, for lines of a width."""
        start, gap = 0, 0.0
        for segment in self._segments():
            word = segment.rstrip(" ")
            end = start + len(word)
            for first, last in pairwise((start, *self._hyphens_between(start, end), end)):
                own, hyphen = self._width(first, last), self._hyphen_at(last) if last < end else 0.0
                if own + hyphen <= width:
                    yield _Unit(first, last, own, gap, hyphen)
                else:
                    yield from self._divided(word[first - start : last - start], first, gap)
                gap = 0.0
            spaces = len(segment) - len(word)
            gap = self._width(end, end + spaces) if spaces else 0.0
            start = end + spaces

    def _hyphens_between(self, start: int, end: int) -> Sequence[int]:
        """Return the places at which a word may be divided by a hyphen."""
        return self._hyphens[bisect_right(self._hyphens, start) : bisect_left(self._hyphens, end)]

    def _hyphen_at(self, place: int) -> float:
        """Return how wide a hyphen is that ends a line at a place."""
        run = self._runs[bisect_left(self._starts, place) - 1]
        return text_width(HYPHEN, run.style) * run.size

    def _segments(self) -> Iterator[str]:
        """Yield stretches behind each of which a line may end."""
        segments = _segments("".join(run.text for run in self._runs))
        if not self._has_whole:
            yield from segments
            return
        waiting, end = "", 0
        for segment in segments:
            waiting += segment
            end += len(segment)
            number = bisect_right(self._starts, end) - 1
            within = number < len(self._runs) and self._runs[number].whole and self._starts[number] < end
            if not within:
                yield waiting
                waiting = ""

    def _divided(self, word: str, start: int, gap: float) -> Iterator[_Unit]:
        """Yield the characters of what no line has room for: a word, or several that no line end should separate."""
        for cluster in clusters(word):
            end = start + len(cluster)
            width = self._width(start, end)
            if cluster == " ":
                gap += width
            else:
                yield _Unit(start, end, width, gap)
                gap = 0.0
            start = end

    def _width(self, start: int, end: int) -> float:
        """Return the width of what stands between two places, in points."""
        number = bisect_right(self._starts, start) - 1
        first, after = self._starts[number : number + 2]
        if end <= after:
            run = self._runs[number]
            return text_width(run.text[start - first : end - first], run.style) * run.size
        return sum(text_width(text, run.style) * run.size for run, text in self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> Iterator[tuple[Run, str]]:
        """Yield each run between two places with what it says there."""
        number = bisect_right(self._starts, start) - 1
        while start < end:
            first, after = self._starts[number : number + 2]
            run = self._runs[number]
            if after > start:
                yield run, run.text[start - first : end - first]
            start = after
            number += 1


def _segments(text: str) -> Iterator[str]:
    """Yield stretches behind each of which a line may end, with the spaces behind them."""
    waiting = ""
    for segment in LineBreaker(text, "en"):
        if waiting and not (_TOGETHER.fullmatch(waiting[-1] + segment[0]) or _COUNT.search(waiting)):
            yield waiting
            waiting = ""
        waiting += segment
    yield waiting
