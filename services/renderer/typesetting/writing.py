"""Lines as operators of PDF, the same for every file as far as possible."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import NamedTuple, TypeAlias

from services.renderer.typesetting.face import EM, Face
from services.renderer.typesetting.fragments import Fragment, in_order, placed, width_of, with_places
from services.renderer.typesetting.line_breaking import NO_BREAK, Run, TypesetLine
from services.renderer.typesetting.measures import Color, numbers
from services.renderer.typesetting.shaping import HYPHEN, ShapedWord, shaped

__all__ = ["LinkArea", "Needs", "Part", "Pen", "Word", "Written"]

_BELOW = 0.25
"""How far below its baseline a link reaches, relative to the size of its letters."""


class Word(NamedTuple):
    """A word that differs from file to file, among the operators of a line."""

    shaped: ShapedWord
    size: float


Code: TypeAlias = str | Word


class LinkArea(NamedTuple):
    """Where a link is, in points from the paragraph's lower left corner."""

    target: str
    """An address, or `#` and the key of a place in the document."""
    left: float
    bottom: float
    right: float
    top: float


class Operators:
    """Operators of PDF, of which those that show text are joined."""

    def __init__(self) -> None:
        self._code: list[Code] = []
        self._showing = False

    def do(self, operator: str) -> None:
        """Add an operator that shows nothing."""
        self._close()
        self._code.append(operator)

    def show(self, what: Code) -> None:
        """Show more text, or move: what stands between the brackets of the operator."""
        if not self._showing:
            self._code.append("[")
            self._showing = True
        self._code.append(what)

    def code(self) -> Sequence[Code]:
        """Return all of them, with as few strings as possible."""
        self._close()
        joined: list[Code] = []
        for plain, run in groupby(self._code, key=lambda item: isinstance(item, str)):
            items = list(run)
            joined += ["".join(map(str, items)).replace("><", "")] if plain else items
        return joined

    def _close(self) -> None:
        if self._showing:
            self._code.append("]TJ ")
            self._showing = False


@dataclass(slots=True)
class Part:
    """Text that is one thing: plain or a link, in one language."""

    start: int
    """Where it is read, among the characters of all lines."""
    link: str | None
    language: str | None
    """That of its letters, where they tell."""
    rtl: bool
    """Whether its characters are written in the order opposite to that in which they are read."""
    text: str = ""
    operators: Operators = field(default_factory=Operators)
    code: Sequence[Code] = ()
    """All of the operators, once the part is complete."""
    areas: list[LinkArea] = field(default_factory=list)
    """One for each line on which a link stands."""


class Needs(NamedTuple):
    """What a file must have of a face."""

    glyphs: set[int]
    special: dict[tuple[int, str], None]
    """Glyphs that stand for something else than their own character, in the order of first use."""


class Written(NamedTuple):
    """Lines as a page has them; their origin is the lower left corner of the paragraph."""

    parts: Sequence[Part]
    """In the order in which they are written."""
    width: float
    """Of the column that they stand in."""
    needs: Sequence[tuple[Face, Needs]]
    """In the order of first use, so that the same guide always has the same bytes."""


class Pen:
    """Writes lines and repeats no look that is still set."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._faces: dict[Face, Needs] = {}
        self._read = 0
        self._face: tuple[Face, float] | None = None
        self._color: Color | None = None

    def write(self, line: TypesetLine, x: float, base: float, *, rtl: bool | None) -> None:
        """Write a line from a place on its baseline; `rtl` is None when nothing on it is read from the right."""
        shrinkage = min(line.slack, 0) / max(line.spaces, 1)
        stretches = [in_order(line.runs)] if rtl is None else placed(line, rtl=rtl)
        pen: float | None = None
        part: Part | None = None
        for fragment, left in with_places(stretches, x, shrinkage):
            part = self._part_of(fragment, alone=rtl is not None)
            if left != pen:
                part.operators.do(f"1 0 0 1 {numbers(left, base)} Tm ")
            self._write(fragment, part.operators, shrinkage)
            part.text += fragment.text
            pen = left + width_of(fragment, shrinkage)
            if fragment.run.link:
                size = fragment.run.size
                part.areas.append(LinkArea(fragment.run.link, left, base - _BELOW * size, pen, base + size))
        if part is not None:
            part.text += self._end(line, part.operators)
        self._read += len(line.text) + 1

    def written(self, width: float) -> Written:
        """Return what was written, for a column of a width."""
        for part in self._parts:
            part.code = part.operators.code()
        return Written(self._parts, width, tuple(self._faces.items()))

    def _part_of(self, fragment: Fragment, *, alone: bool) -> Part:
        """Return the part that a fragment belongs to: the one before when it goes on with the same link, or none."""
        last = self._parts[-1] if self._parts else None
        if last is None or (last.link, last.language) != (fragment.run.link, fragment.language) or alone:
            last = Part(self._read + fragment.start, fragment.run.link, fragment.language, fragment.rtl)
            self._parts.append(last)
        return last

    def _write(self, fragment: Fragment, operators: Operators, shrinkage: float) -> None:
        run = fragment.run
        if run.color is not self._color:
            self._color = run.color
            operators.do(_fill(run.color))
        words = fragment.text.replace(NO_BREAK, " ").split(" ")
        for number, word in enumerate(reversed(words) if fragment.rtl else words):
            if number:
                self._space(operators, run, shrinkage)
            self._write_word(operators, word, run, rtl=fragment.rtl)

    def _end(self, line: TypesetLine, operators: Operators) -> str:
        """Write what stands behind the words of a line, and return it."""
        last = line.runs[-1]
        if line.hyphen:
            self._write_word(operators, HYPHEN, last, rtl=False)
            return HYPHEN
        if line.goes_on:
            self._space(operators, last, 0)
            return " "
        return ""

    def _write_word(self, operators: Operators, word: str, run: Run, *, rtl: bool) -> None:
        for part in shaped(word, run.style, rtl):
            self._show(operators, part, run.size)

    def _space(self, operators: Operators, run: Run, shrinkage: float) -> None:
        (space,) = shaped(" ", run.style, False)
        self._show(operators, space, run.size)
        if shrinkage:
            operators.show(f"{numbers(-shrinkage * EM / run.size)} ")

    def _show(self, operators: Operators, word: ShapedWord, size: float) -> None:
        needs = self._faces.setdefault(word.face, Needs(set(), {}))
        needs.glyphs.update(word.used)
        if word.special:
            needs.special.update(dict.fromkeys(word.special))
        if (word.face, size) != self._face:
            self._face = word.face, size
            operators.do(f"/{word.face.label} {numbers(size)} Tf ")
        operators.show(word.code or Word(word, size))


@cache
def _fill(color: Color) -> str:
    return f"{numbers(*color)} rg "
