"""Lines with Arabic or Hebrew: in which direction each stretch is written, and where it stands (UAX #9).

Texts hold no direction marks here, because nobody sees them, so that the algorithm is its rules for visible characters.
They are replacements in a string that has a letter for the class of each character.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

__all__ = ["Stretch", "reads_rtl", "stretches", "visual_order"]

_CLASSES = {
    "L": "L",
    "R": "R",
    "AL": "A",
    "EN": "1",
    "AN": "9",
    "ES": "-",
    "ET": "%",
    "CS": ",",
    "NSM": "m",
    "BN": "b",
}
"""A letter for each bidirectional class; all that has no direction of its own is `n`."""
_RTL = re.compile("[RA]")
_STRONG = re.compile("[LRA]")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class Stretch(NamedTuple):
    """Part of a line that is written in one direction."""

    start: int
    end: int
    level: int
    """Odd from right to left; higher ones stand within lower ones."""

    @property
    def rtl(self) -> bool:
        """Whether it is written from right to left."""
        return bool(self.level % 2)


def reads_rtl(text: str) -> bool:
    """Whether a paragraph begins at the right: its first letter with a direction says so."""
    strong = _STRONG.search(_classes(text))
    return strong is not None and strong[0] != "L"


def stretches(text: str, *, rtl: bool) -> list[Stretch]:
    """Return the stretches of a line in reading order.

    Args:
        text: What stands on the line, in reading order.
        rtl: Whether the paragraph is read from right to left.
    """
    classes = _classes(text)
    if not (rtl or _RTL.search(classes)):
        return [Stretch(0, len(text), 0)]
    base = "R" if rtl else "L"
    resolved = _neutrals(_brackets(text, _weak(classes, base), base), base)
    levels = resolved.translate(_LEVELS_RTL if rtl else _LEVELS_LTR)
    found, start = [], 0
    for level, run in groupby(levels):
        end = start + sum(1 for _ in run)
        found.append(Stretch(start, end, int(level)))
        start = end
    return found


def visual_order(line: list[Stretch]) -> list[Stretch]:
    """Return the stretches of a line from left to right (L2)."""
    ordered = list(line)
    highest = max((stretch.level for stretch in line), default=0)
    for level in range(highest, 0, -1):
        place = 0
        while place < len(ordered):
            end = place
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[place:end] = reversed(ordered[place:end])
            place = max(end, place + 1)
    return ordered


_LEVELS_LTR = str.maketrans("LR19", "0122")
_LEVELS_RTL = str.maketrans("LR19", "2122")


def _classes(text: str) -> str:
    return text.translate(_CLASS_OF)


class _ClassOf(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = found = _CLASSES.get(unicodedata.bidirectional(chr(code)), "n")
        return found


_CLASS_OF = _ClassOf()


def _weak(classes: str, base: str) -> str:
    """Return the classes with marks, numbers and what belongs to numbers resolved (W1 to W7)."""
    classes = re.sub("(^|[^mb])([mb]+)", lambda found: (found[1] or base) * len(found[0]), classes)
    classes = _spread(classes, base, "1", {"A": "9"}).replace("A", "R")
    classes = re.sub("(?<=1)[-,](?=1)", "1", classes)
    classes = re.sub("(?<=9),(?=9)", "9", classes)
    classes = re.sub("%+(?=1)|(?<=1)%+", lambda found: "1" * len(found[0]), classes)
    classes = re.sub("[-,%]", "n", classes)
    return _spread(classes, base, "1", {"L": "L"})


def _spread(classes: str, base: str, kind: str, becomes: dict[str, str]) -> str:
    """Return the classes with one kind changed where the strong letter before it says so."""
    if kind not in classes:
        return classes
    strong = base
    found = []
    for char in classes:
        if char in "LRA":
            strong = char
        found.append(becomes.get(strong, char) if char == kind else char)
    return "".join(found)


def _brackets(text: str, classes: str, base: str) -> str:
    """Give both brackets of a pair the direction of what they enclose (N0)."""
    if not any(char in text for char in _CLOSING):
        return classes
    resolved = list(classes)
    for opening, closing in _pairs(text):
        within = {_direction(char) for char in resolved[opening + 1 : closing]} - {None}
        if not within:
            continue
        before = next(filter(None, map(_direction, reversed(resolved[:opening]))), base)
        resolved[opening] = resolved[closing] = base if base in within or before == base else before
    return "".join(resolved)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Return the places of brackets that belong together, in the order in which they open."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, char in enumerate(text):
        if char in _CLOSING:
            waiting.append((_CLOSING[char], place))
        elif char in ")]}":
            fitting = [index for index, (closing, _) in enumerate(waiting) if closing == char]
            if fitting:
                found.append((waiting[fitting[-1]][1], place))
                del waiting[fitting[-1] :]
    yield from sorted(found)


def _direction(char: str) -> str | None:
    """Return the direction of a letter, or of a number, which counts as one that is written from the right."""
    return {"L": "L", "R": "R", "1": "R", "9": "R"}.get(char)


def _neutrals(classes: str, base: str) -> str:
    """Return the classes with all that has no direction of its own resolved (N1 and N2)."""

    def resolved(found: re.Match[str]) -> str:
        before = _direction(classes[found.start() - 1]) if found.start() else base
        after = _direction(classes[found.end()]) if found.end() < len(classes) else base
        return (before if before == after and before else base) * len(found[0])

    return re.sub("n+", resolved, classes)
