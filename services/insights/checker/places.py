"""Finds a quote in its post, with the sentence, clause and block it stands in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from services.insights.sentences.blocks import shadow
from services.insights.sentences.cues import form
from services.insights.sentences.reading import PostText, PostTexts
from services.insights.sentences.scope import Scope, ScopedSentence

__all__ = ["Place", "places_of"]

BREAK = form("clause_break")
_STRONG = form("strong_break")


@dataclass(frozen=True)
class Place:
    """Where a quote stands."""

    text: PostText
    sentences: Sequence[ScopedSentence]
    """Those the quote touches."""
    start: int
    end: int
    """Offsets of the quote in its text."""
    number: int
    """Of the first of the sentences in its text."""

    @cached_property
    def quote(self) -> str:
        """Return the shadow of the quote."""
        return self.text.low[self.start : self.end]

    @cached_property
    def sentence(self) -> str:
        """Return the shadow of the sentences the quote touches."""
        return self.text.low[self.sentences[0].sentence.start : self.sentences[-1].sentence.end]

    @property
    def offset(self) -> int:
        """Return where those sentences start in the text."""
        return self.sentences[0].sentence.start

    def clauses(self, breaks: re.Pattern[str] = BREAK) -> list[tuple[int, int]]:
        """Return the bounds of the clauses of those sentences."""
        return _clauses(self.sentence, breaks)

    @cached_property
    def clause(self) -> str:
        """Return the shadow of the clauses the quote touches."""
        low, high = self._touched(BREAK)
        return self.sentence[low:high]

    @property
    def clause_bounds(self) -> tuple[int, int]:
        """Return where those clauses begin and end in the text."""
        low, high = self._touched(BREAK)
        return self.offset + low, self.offset + high

    @cached_property
    def part(self) -> str:
        """Return the shadow of the part of the sentence between words like `but`."""
        low, high = self._touched(_STRONG)
        return self.sentence[low:high]

    def _touched(self, breaks: re.Pattern[str]) -> tuple[int, int]:
        begin, end = self.start - self.offset, self.end - self.offset
        touched = [(low, high) for low, high in self.clauses(breaks) if low < end and begin < high] or [(begin, end)]
        return touched[0][0], touched[-1][1]

    @property
    def before(self) -> str:
        """Return the shadow of the sentence before, if it is of the same line or list."""
        return self.text.sentences[self.number - 1].sentence.low if self.number else ""

    @property
    def after(self) -> str:
        """Return the shadow of the sentence behind."""
        number = self.number + len(self.sentences)
        return self.text.sentences[number].sentence.low if number < len(self.text.sentences) else ""

    @property
    def block(self) -> str:
        """Return the shadows of lead and heading."""
        line = self.sentences[0].line
        return f"{line.heading}\n{line.lead}"

    @cached_property
    def scope(self) -> Scope:
        """Return whom the quote speaks of, both ends considered."""
        first, last = self.sentences[0], self.sentences[-1]
        scopes = {
            first.at(max(0, self.start - first.sentence.start)),
            last.at(max(0, min(self.end, last.sentence.end) - 1 - last.sentence.start)),
        }
        return "other" if "other" in scopes else "open" if "open" in scopes else "own"


@lru_cache(maxsize=4096)
def _clauses(sentence: str, breaks: re.Pattern[str]) -> list[tuple[int, int]]:
    bounds, begin = [], 0
    for match in breaks.finditer(sentence):
        bounds.append((begin, match.start()))
        begin = match.end()
    return [*bounds, (begin, len(sentence))]


@lru_cache(maxsize=1024)
def places_of(quote: str, texts: PostTexts, where: str | None = None) -> Sequence[Place]:
    """Return the places of a quote, white space aside; in one text when `where` names it.

    Remembered, since each part of an item is checked at the same places.
    """
    words = shadow(quote).split()
    if not words:
        return ()
    wanted = re.compile(r"\s+".join(map(re.escape, words)))
    longest = max(words, key=len)
    found = []
    for text in texts.texts:
        if (where and text.where != where) or longest not in text.low:
            continue
        for match in wanted.finditer(text.low):
            place = _place(text, *match.span())
            if place:
                found.append(place)
    return tuple(found)


def _place(text: PostText, start: int, end: int) -> Place | None:
    touched = [
        (number, entry)
        for number, entry in enumerate(text.sentences)
        if entry.sentence.start < end and start < entry.sentence.end
    ]
    if not touched:
        return None
    return Place(text=text, sentences=[entry for _, entry in touched], start=start, end=end, number=touched[0][0])
