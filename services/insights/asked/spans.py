"""Proposes the words of a sentence that may be a question somebody was asked; whether they are is decided elsewhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from services.insights.sentences.cues import form, pattern, vocabulary
from services.insights.sentences.scope import ScopedSentence

__all__ = ["Span", "spans_of"]

_LONGEST = 320
_SHORTEST = 3
_QUOTED = re.compile(r'"([^"\n]{6,280})"|(?<!\w)\'([^\'\n]{8,200}(?:\'\w{1,2}\b[^\'\n]*)*)\'(?!\w)')
_LEADING = re.compile(r"[\s\"'(\[:;,.>-]+")
_PARTS = form("parts")

_OWN_LIST = pattern(r"^(?:my|how|why|what|if|whether|a time) [^,]+(?:, [^,]+)+,? (?:and|or) ")
_COMMAS = pattern(r", (?:and |or )?| and (?=my |how |why |what |a time |if |whether )")
_DIRECT = form("direct")
_ITSELF = form("question_itself")

_LABEL = re.compile(r"^\W*(?:[^:?!.;]{2,100}?)\s?:\s+(?=\S)")
_MARK = re.compile(r"\s*(?:[-=]*>|:|-{1,2})\s*")
_FRAGMENT = pattern(r"[,;] (?:and |und |y |et |plus )?| - |, plus ")
_SHORT_SENTENCE = 220
_STOPS = frozenset(".;!?\n")
_UNFINISHED = form("unfinished")


@dataclass(frozen=True, slots=True)
class Span:
    """Words that may be a question; offsets count from the start of the sentence."""

    start: int
    end: int
    by: str
    """How it was found: `object`, `quoted`, `listed`, `direct`, `label`, `turn`, `whole`, `fragment`."""
    told: str = ""
    """In which kind of telling an object was found: `asked`, `given`, `had to`; other ways have none."""


@cache
def _objects(language: str) -> tuple[tuple[tuple[str, re.Pattern[str]], ...], re.Pattern[str] | None]:
    entry = vocabulary("objects").get(language)
    if entry is None:
        return (), None
    begins = zip(entry["kinds"], map(pattern, entry["begins"]), strict=True)
    return tuple(begins), pattern(entry["ends"])


def spans_of(scoped: ScopedSentence, language: str, *, listed: bool, whole: bool = True) -> list[Span]:
    """Return the spans of a sentence, left to right, none within another.

    Args:
        scoped: The sentence.
        language: Its language.
        listed: It stands in a list.
        whole: It may be a question as it stands.
    """
    low = scoped.sentence.low
    found = [*_turn(scoped), *_quoted(low), *_objects_of(low, language)]
    if listed or not found:
        found += _listed(scoped) if listed else _direct(low)
    if _ITSELF.match(low) and low.rstrip().endswith("?"):
        # A question as such: `If you were to move, how long would it take?` tells of no task that somebody was to do.
        found = [span for span in found if span.by != "object"] or list(_direct(low))
    found += _labelled(low)
    if not found and whole and scoped.line.kind != "title":
        found += _whole(low)
    return list(_split(low, _apart(low, found)))


def _turn(scoped: ScopedSentence) -> Iterator[Span]:
    if scoped.line.kind == "turn" and scoped.line.speaker != "me":
        yield Span(0, len(scoped.sentence.low), "turn")


def _quoted(low: str) -> Iterator[Span]:
    for match in _QUOTED.finditer(low):
        group = 1 if match[1] else 2
        yield Span(*match.span(group), "quoted")


def _objects_of(low: str, language: str) -> Iterator[Span]:
    begins, ends = _objects(language)
    for told, begin in begins:
        for match in begin.finditer(low):
            start = match.end()
            end = _end_of(low, start, ends)
            if low[end : end + 1] == "?":
                end += 1
            if end - start >= _SHORTEST:
                yield Span(start, min(end, start + _LONGEST), "object", told)


def _end_of(low: str, start: int, ends: re.Pattern[str] | None) -> int:
    """Return where the words that begin at an offset end: not behind `about` or `that`, which need what follows."""
    for cut in ends.finditer(low, start) if ends else ():
        if cut[0][0] in _STOPS or _UNFINISHED.search(low, start, cut.start()) is None:
            return cut.start()
    return len(low)


def _listed(scoped: ScopedSentence) -> Iterator[Span]:
    low = scoped.sentence.low
    label = scoped.line.label if scoped.sentence.start == scoped.line.start else ""
    mark = _MARK.match(low, len(label)) if label and low.startswith(label) else None
    start = mark.end() if mark else 0
    if len(low) - start >= _SHORTEST:
        yield Span(start, min(len(low), start + _LONGEST), "label" if start else "listed")


def _labelled(low: str) -> Iterator[Span]:
    """Yield what follows a colon: `Head chef: name the allergens`."""
    match = _LABEL.match(low)
    if match and len(low) - match.end() >= _SHORTEST:
        yield Span(match.end(), min(len(low), match.end() + _LONGEST), "label")


def _whole(low: str) -> Iterator[Span]:
    """Yield a short sentence as it is, its fragments apart."""
    if len(low) > _SHORT_SENTENCE:
        return
    start = 0
    for match in [*_FRAGMENT.finditer(low), None]:
        end = match.start() if match else len(low)
        if end - start >= _SHORTEST:
            yield Span(start, end, "whole" if match is None and start == 0 else "fragment")
        start = match.end() if match else end


def _direct(low: str) -> Iterator[Span]:
    if _DIRECT.match(low):
        yield Span(0, min(len(low), _LONGEST), "direct")


_STRENGTH = {"turn": 0, "quoted": 1, "object": 2, "label": 3, "listed": 3, "direct": 4, "whole": 5, "fragment": 5}


def _apart(low: str, spans: Sequence[Span]) -> list[Span]:
    """Return spans that do not overlap: quotations first, then the object that begins last within the same words."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (_STRENGTH[one.by], -one.start, one.end)):
        rivals = (one for one in kept if one.start < span.end and span.start < one.end)
        rival = min(rivals, key=lambda one: one.start, default=None)
        if rival is None:
            kept.append(span)
        elif rival.start - span.start > _FAR and _UNFINISHED.search(low, span.start, rival.start) is None:
            # "they asked how I handle X and what the task was": what stands before the inner words is one of its own,
            # unless it only leads to them: "a question about".
            kept.append(Span(span.start, rival.start, span.by, span.told))
    return sorted(kept, key=lambda one: one.start)


_FAR = 12


def _split(low: str, spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        words = low[span.start : span.end]
        breaks = _COMMAS if _OWN_LIST.match(words) else _PARTS
        bounds = [0]
        for match in breaks.finditer(words):
            if _is_open(words, bounds[-1], match.start()):
                continue
            bounds += [match.start() + (words[match.start()] == "?"), match.end()]
        bounds.append(len(words))
        for begin, end in list(pairwise(bounds))[::2]:
            piece = words[begin:end]
            lead = _LEADING.match(piece)
            begin += lead.end() if lead else 0  # noqa: PLW2901
            end = begin + len(words[begin : _closed(words, begin, end)].rstrip(" \"',;:-."))  # noqa: PLW2901
            if end - begin >= _SHORTEST:
                yield Span(span.start + begin, span.start + end, span.by, span.told)


def _is_open(words: str, start: int, end: int) -> bool:
    """Whether a bracket that opens between two offsets is not closed before the second."""
    return words.count("(", start, end) > words.count(")", start, end)


def _closed(words: str, start: int, end: int) -> int:
    """Return the offset before the first bracket that closes one from outside, else the end."""
    depth = 0
    for place in range(start, end):
        depth += {"(": 1, ")": -1}.get(words[place], 0)
        if depth < 0:
            return place
    return end
