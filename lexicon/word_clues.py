"""What a text must hold, word by word, for a pattern to match it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from lexicon import languages
from lexicon.word_edges import EDGE, REPEATS, Part, edge, inner_parts, is_of, is_word, leading_edges

__all__ = ["Clue", "Clues", "alternatives_of"]

_parse: Any = re._parser.parse  # type: ignore[attr-defined]  # noqa: SLF001 — no public parser of patterns exists

_MOST = 64
"""Strings that alternatives may multiply to before they are taken apart."""
_LARGEST_SET = 8
_FEW = 2
"""Alternatives that are not worth telling apart."""
_SETS = 2

Strings = frozenset[str]
Clues = frozenset["Clue"]


class Clue(NamedTuple):
    """Letters of a word that a text must hold."""

    letters: str
    starts: bool
    """No letter or digit stands before them."""
    ends: bool
    """No letter or digit stands behind them."""


class _Found(NamedTuple):
    """What is known of a part of a pattern: all strings it matches, or sets of clues; a match holds one of each set."""

    strings: Strings | None
    clues: tuple[Clues, ...] = ()


_NOTHING = _Found(None)
_EMPTY = _Found(frozenset([""]))
_AN_EDGE = _Found(frozenset([EDGE]))


def alternatives_of(source: str) -> list[tuple[Clues, ...]] | None:
    """Return for each alternative of a pattern one or two sets of clues, in lower case and without spaces.

    Each text that the pattern matches holds, for one of the alternatives, a clue of each of its sets.
    None when the pattern may match texts that have nothing in common.
    """
    reader = _Reader()
    found = [
        _known(reader.sequence(parts, before="", after=""))
        for parts in _alternatives(list(_parse(source, re.IGNORECASE)))
    ]
    return found if all(found) else None


def _alternatives(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield what a sequence may be, once for each alternative of the part of it that has most of them."""
    counts = [len(_branches(part)) for part in parts]
    most = max(counts, default=0)
    if most <= _FEW:
        yield list(parts)
        return
    place = counts.index(most)
    for branch in _branches(parts[place]):
        yield [*parts[:place], *branch, *parts[place + 1 :]]


def _branches(part: Part) -> Sequence[Sequence[Part]]:
    operation, argument = part
    if str(operation) == "SUBPATTERN":
        return _branches(argument[-1][0]) if len(argument[-1]) == 1 else [argument[-1]]
    return [list(branch) for branch in argument[1]] if str(operation) == "BRANCH" else []


def _known(found: _Found) -> tuple[Clues, ...]:
    """Return the sets of clues, those of all strings if these are known."""
    if found.strings is None:
        return found.clues
    return _clues(found.strings)


class _Reader:
    """Reads the parts of one pattern, each once: its alternatives have most of them in common."""

    def __init__(self) -> None:
        self._read: dict[tuple[int, str, str], _Found] = {}

    def sequence(self, parts: Sequence[Part], *, before: str, after: str) -> _Found:
        """Return what is known of parts that follow each other.

        Args:
            parts: The parts.
            before: The edge of a word, if one is sure to stand before them.
            after: The same behind them.
        """
        run: Strings = frozenset([before])
        known: list[Clues] = []
        whole = True
        edges = leading_edges(parts, after)
        for place, part in enumerate(parts):
            if str(part[0]) == "LITERAL":
                letter = _letter(part[1])
                run = frozenset([one + letter for one in run])
                continue
            preceding = EDGE if all(string.endswith((EDGE, " ")) for string in run) else ""
            found = self._part(part, before=preceding, after=edges[place + 1])
            if found.strings is not None and len(run) * len(found.strings) <= _MOST:
                run = frozenset([one + two for one in run for two in found.strings])
                continue
            whole = False
            known += _clues(string + edges[place] for string in run)
            if found.strings is not None:
                run = frozenset(preceding + string for string in found.strings)
            else:
                known += found.clues
                run = frozenset([edge(str(part[0]), part[1], preceding, ahead=False)])
        run = frozenset(string + after for string in run)
        return _Found(run) if whole else _Found(None, _best([*known, *_clues(run)]))

    def _part(self, part: Part, *, before: str, after: str) -> _Found:
        key = (id(part[1]), before, after)
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = self._new_part(str(part[0]), part[1], before=before, after=after)
        return found

    def _new_part(self, operation: str, argument: Any, *, before: str, after: str) -> _Found:
        found = _NOTHING
        match operation:
            case "IN":
                found = _set(argument)
            case "AT":
                found = _EMPTY if "NON_BOUNDARY" in str(argument) else _AN_EDGE
            case "ASSERT":
                found = _EMPTY
            case "ASSERT_NOT":
                found = _AN_EDGE if is_of(list(argument[1]), "CATEGORY_WORD") else _EMPTY
            case "SUBPATTERN" | "ATOMIC_GROUP":
                found = self.sequence(inner_parts(operation, argument), before=before, after=after)
            case "BRANCH":
                found = _branch([self.sequence(list(one), before=before, after=after) for one in argument[1]])
            case _ if operation in REPEATS:
                found = self._repeated(*argument, before=before, after=after)
        return found

    def _repeated(self, least: int, most: int, parts: Iterable[Part], *, before: str, after: str) -> _Found:
        once = most == 1
        inner = self.sequence(list(parts), before=before if once else "", after=after if once else "")
        if inner.strings is not None:
            optional = frozenset() if least else frozenset([""])
            if {string.replace(EDGE, "") for string in inner.strings} == {" "}:
                # Any number of spaces is one.
                return _Found(frozenset([" "]) | optional)
            if once:
                return _Found(inner.strings | optional)
        if not least:
            return _NOTHING
        return _Found(None, _known(inner))


def _letter(code: int) -> str:
    letter = chr(code)
    return " " if letter.isspace() else letter.lower()


def _set(entries: Sequence[Part]) -> _Found:
    """Return the letters of a set, if they are few."""
    letters: set[str] = set()
    for kind, value in entries:
        if str(kind) == "LITERAL":
            letters.add(_letter(value))
        elif str(kind) == "RANGE" and value[1] - value[0] < _LARGEST_SET:
            letters |= {_letter(code) for code in range(value[0], value[1] + 1)}
        elif str(value) == "CATEGORY_SPACE":
            letters.add(" ")
        else:
            return _NOTHING
    return _Found(frozenset(letters)) if len(letters) <= _LARGEST_SET else _NOTHING


def _branch(found: Sequence[_Found]) -> _Found:
    strings: set[str] = set()
    for one in found:
        strings |= one.strings or set()
    if len(strings) <= _MOST and all(one.strings is not None for one in found):
        return _Found(frozenset(strings))
    clues = [_known(one) for one in found]
    if not all(clues):
        return _NOTHING
    return _Found(None, (frozenset(clue for known in clues for clue in known[0]),))


def _clues(strings: Iterable[str]) -> tuple[Clues, ...]:
    """Return the rarest word of each string and, if all have two, the next; nothing when one has no letters."""
    ranked = [sorted((clue for clue in _pieces(string) if clue.letters), key=_frequency) for string in strings]
    shortest = min(map(len, ranked), default=0)
    return tuple(frozenset(clues[rank] for clues in ranked) for rank in range(min(shortest, _SETS)))


def _pieces(string: str) -> Iterable[Clue]:
    """Yield the words of a string; spaces and edges bound them."""
    words = string.split(" ")
    for place, word in enumerate(words):
        letters = word.replace(EDGE, "")
        starts = place > 0 or word.startswith(EDGE)
        ends = place < len(words) - 1 or word.endswith(EDGE)
        # A sign is no word: before it an edge means that a letter stands there.
        yield Clue(letters, starts and is_word(letters[:1]), ends and is_word(letters[-1:]))


def _frequency(clue: Clue) -> float:
    """Estimate how often letters occur: the more of them, and the more edges, the more rarely, but for small words."""
    small = 20 if clue.starts and clue.ends and clue.letters in _small_words() else 1
    return small * 0.35 ** len(clue.letters) * (0.4 if clue.starts else 1) * (0.6 if clue.ends else 1)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(languages.words("comparison", "empty")["en"].split())


def _best(clues: Iterable[Clues]) -> tuple[Clues, ...]:
    """Return the two sets that the fewest texts hold."""
    return tuple(sorted(clues, key=lambda some: sum(map(_frequency, some)))[:_SETS])
