"""What a section of the prompt shows of the posts: the passages that may hold something for it, and no others.

A passage is an unbroken piece of a text, so that quotes of it stand verbatim in the post. Sentences about other
employers are left out; texts in other languages than English are shown whole, since the words looked for are English.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from contracts.posts import Post
from lexicon import patterns
from services.insights.engines.extractive.engine import PostFindings
from services.insights.sentences.reading import PostText
from services.insights.sentences.scope import ScopedSentence
from services.insights.text.rounds import mentions

__all__ = ["Excerpt", "Passage", "excerpts"]

_LONGEST_WHOLE = 2_000
_LISTED = frozenset({"item", "row", "quoted", "turn"})
_WORDS: Mapping[str, Sequence[re.Pattern[str]]] = {
    "process": [patterns.pattern("digest", "process"), patterns.pattern("facts", "timeline")],
    "questions": [patterns.pattern("digest", "questions")],
    "experiences": [patterns.pattern("accounts", "happened")],
    "advice": [patterns.pattern("facts", name) for name in ("advice", "worked", "mistake", "red_flag", "interviewing")],
    "workplace": [patterns.pattern("digest", "workplace"), patterns.pattern("facts", "benefit")],
}
_ADVICE = patterns.pattern("facts", "advice")
_ON_INTERVIEW = patterns.pattern("facts", "on_interview")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text of a post."""

    where: str
    """`title`, `body` or `comment:<n>`."""
    text: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The passages of a post that a section sees."""

    post: Post
    passages: Sequence[Passage]


def excerpts(section: str, found: Sequence[PostFindings]) -> list[Excerpt]:
    """Return what a section sees of the posts that hold candidates for it, in their order."""
    shown = (Excerpt(entry.post, tuple(_passages(section, entry))) for entry in found if entry.analysis.relevant)
    return [excerpt for excerpt in shown if excerpt.passages]


def _passages(section: str, entry: PostFindings) -> Iterator[Passage]:
    for text in entry.analysis.texts.texts:
        if text.where == "title":
            continue
        if text.language != "en":
            yield Passage(text.where, text.raw[:_LONGEST_WHOLE])
            continue
        places = sorted(_places(section, text))
        for piece in _runs(places):
            first, last = text.sentences[piece[0]].sentence, text.sentences[piece[-1]].sentence
            yield Passage(text.where, text.raw[first.start : last.start + len(last.raw)])


def _places(section: str, text: PostText) -> set[int]:
    """Return the numbers of the sentences to show: candidates, each with the sentence before it."""
    shown: set[int] = set()
    for number, scoped in enumerate(text.sentences):
        if scoped.at(0) != "other" and _is_candidate(section, scoped):
            shown |= {max(0, number - 1), number}
    return {number for number in shown if text.sentences[number].at(0) != "other"}


def _is_candidate(section: str, scoped: ScopedSentence) -> bool:
    low = scoped.sentence.low
    if section == "process" and any(True for _ in mentions(low)):
        return True
    if section == "advice" and _ADVICE.search(low) and _ON_INTERVIEW.search(low):
        return True
    if any(words.search(low) for words in _WORDS[section]):
        return True
    lead = scoped.line.lead
    return bool(lead) and scoped.line.kind in _LISTED and any(words.search(lead) for words in _WORDS[section])


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield the runs of neighbours among ascending numbers."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]
