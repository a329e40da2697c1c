"""Finds out of many patterns the few that may match a text by looking its words up, which takes far less time."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import TypeAlias, TypeVarTuple

from lexicon.kept import kept
from lexicon.word_clues import alternatives_of
from lexicon.word_edges import is_word

__all__ = ["WordFilter", "built_once"]

Arguments = TypeVarTuple("Arguments")

_MOST_WORDS = 20_000
_LONGEST_KEPT = 40
"""Longer words are rare; looking them up again takes less than keeping them."""


_PlainClue: TypeAlias = tuple[str, bool, bool]
_CODE = [Path(__file__).with_name(f"{name}.py") for name in ("word_clues", "word_edges", "word_filter")]


def _plain(patterns: Mapping[str, str]) -> list[list[list[list[_PlainClue]]] | None]:
    """Return the alternatives of each pattern as plain data."""
    alternatives = map(alternatives_of, patterns.values())
    return [
        None
        if found is None
        else [[sorted((clue.letters, clue.starts, clue.ends) for clue in clues) for clues in sets] for sets in found]
        for found in alternatives
    ]


class WordFilter:
    """Which patterns may match a text.

    Args:
        patterns: Regular expressions by name.
        name: What they are together; what was derived of them is kept by this name for the next start.
    """

    def __init__(self, patterns: Mapping[str, str], *, name: str) -> None:
        self._names = tuple(patterns)
        self._always: tuple[int, ...] = ()
        self._owners: list[int] = []
        """Of each alternative the place of its pattern."""
        self._starting, self._inner = _Table(), _Table()
        """Clues that start where a word does, and all others."""
        self._words: dict[str, int] = {}
        """Of each word seen, a bit for each set of clues that it is one of."""
        self._sets: dict[int, tuple[str, ...]] = {}
        alternatives = kept(
            Path(__file__).with_name(f"filter-{name}"),
            _CODE,
            lambda: _plain(patterns),
            text="\n".join(patterns.values()),
        )
        self._always = tuple(place for place, found in enumerate(alternatives) if found is None)
        self._width = sum(len(found) for found in alternatives if found)
        self._second = 0
        for place, found in enumerate(alternatives):
            for clues in found or ():
                self._add(place, clues)

    def _add(self, place: int, clues: Sequence[Sequence[_PlainClue]]) -> None:
        """Add an alternative of a pattern; the bits of second sets stand above those of all first ones."""
        number = len(self._owners)
        self._owners.append(place)
        if len(clues) == 1:
            self._second |= 1 << number + self._width
        for which, some in enumerate(clues):
            for letters, starts, ends in some:
                table = self._starting if starts else self._inner
                table.add(letters, 1 << number + which * self._width, ends=ends)

    def possible(self, text: str) -> tuple[str, ...]:
        """Return the names of the patterns that may match a text, in their order; no other one does."""
        found = self._second
        words = self._words
        for word in text.lower().split():
            known = words.get(word)
            found |= self._look_up(word) if known is None else known
        found &= found >> self._width
        names = self._sets.get(found)
        return self._named(found) if names is None else names

    def _named(self, found: int) -> tuple[str, ...]:
        places = set(self._always)
        rest = found
        while rest:
            lowest = rest & -rest
            places.add(self._owners[lowest.bit_length() - 1])
            rest ^= lowest
        names = tuple(self._names[place] for place in sorted(places))
        if len(self._sets) >= _MOST_WORDS:
            self._sets.clear()
        self._sets[found] = names
        return names

    def _look_up(self, word: str) -> int:
        found = self._starting.at(word, 0)
        for start, letter in enumerate(word):
            if letter in self._inner.lengths:
                found |= self._inner.at(word, start)
        if not word.isalnum():
            for start in range(1, len(word)):
                if not is_word(word[start - 1]):
                    found |= self._starting.at(word, start)
        if len(word) <= _LONGEST_KEPT:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            self._words[word] = found
        return found


def built_once(make: Callable[[*Arguments], WordFilter]) -> Callable[[*Arguments], WordFilter]:
    """Return a function that makes a filter once per arguments, however many threads ask at once: it takes a while."""
    made: dict[tuple[object, ...], WordFilter] = {}
    lock = Lock()

    def get(*arguments: *Arguments) -> WordFilter:
        if arguments not in made:
            with lock:
                if arguments not in made:
                    made[arguments] = make(*arguments)
        return made[arguments]

    return get


class _Table:
    """Clues by their letters."""

    def __init__(self) -> None:
        self._bits: dict[str, tuple[int, int]] = {}
        """Bits that stand for clues, and for those only that end where a word does."""
        self.lengths: dict[str, list[int]] = {}
        """Of the clues that begin with a letter."""

    def add(self, letters: str, bit: int, *, ends: bool) -> None:
        """Add the letters of a clue and the bit that stands for its set."""
        lengths = self.lengths.setdefault(letters[0], [])
        if len(letters) not in lengths:
            lengths.append(len(letters))
        anywhere, at_end = self._bits.get(letters, (0, 0))
        self._bits[letters] = (anywhere, at_end | bit) if ends else (anywhere | bit, at_end)

    def at(self, word: str, start: int) -> int:
        """Return the bits of all clues that stand at a place of a word."""
        found = 0
        for length in self.lengths.get(word[start], ()):
            end = start + length
            if bits := self._bits.get(word[start:end]):
                anywhere, at_end = bits
                found |= anywhere
                if at_end and not (end < len(word) and is_word(word[end])):
                    found |= at_end
        return found
