"""The questions that a post, or a quote from one, reports, in readable form, each with its exact words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.insights.asked.candidate import Candidate
from services.insights.asked.candidates import texts_with_candidates
from services.insights.asked.classifier import limit_of, probability
from services.insights.asked.features import features_of
from services.insights.asked.phrasing import as_prompt, as_question, as_topic, is_question_like
from services.insights.asked.weighing import weighed
from services.insights.sentences.cues import form
from services.insights.sentences.reading import PostText, PostTexts
from services.insights.text.markdown import without_markdown

__all__ = ["AskedQuestion", "as_asked", "asked_questions", "asked_within"]

_FEWEST_LETTERS = 4
_SHARED = 0.5
"""Of the shorter of quote and question, by letters."""
_TO = re.compile(r"^(?:to|me to)\s+", re.IGNORECASE)
_INDIRECT = re.compile(
    r"^\W*(?:what|why|how|which|where|when|who|whose|if|whether|do|did|are|have|can|could|would|will|is|a time)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question somebody was asked."""

    text: str
    """In readable form; in its own language."""
    where: str
    start: int
    end: int
    """Offsets of its words in their text."""
    sentence: tuple[int, int]
    """Offsets of the sentence they stand in."""
    heading: str
    """Shadows of the heading, lead and label above."""
    probability: float


def asked_questions(texts: PostTexts) -> list[AskedQuestion]:
    """Return the questions a post reports, in order."""
    return list(_found(texts))


def _found(texts: PostTexts) -> Iterator[AskedQuestion]:
    for candidate, chance in (pair for text in texts_with_candidates(texts) for pair in weighed(text)):
        if chance is not None and chance >= limit_of(candidate) and (asked := as_asked(candidate, chance)) is not None:
            yield asked


def asked_within(text: PostText, start: int, end: int) -> list[AskedQuestion]:
    """Return the questions that a text reports between two offsets, with their probabilities, surest first."""
    return sorted(_quoted(text, start, end), key=lambda asked: -asked.probability)


def _quoted(text: PostText, start: int, end: int) -> Iterator[AskedQuestion]:
    for candidate, chance in weighed(text):
        if _is_within(candidate, start, end):
            weight = probability(features_of(candidate)) if chance is None else chance
            if (asked := as_asked(candidate, weight)) is not None:
                yield asked


def _is_within(candidate: Candidate, start: int, end: int) -> bool:
    shared = min(candidate.end, end) - max(candidate.start, start)
    return shared > 0 and shared >= _SHARED * min(candidate.end - candidate.start, end - start)


def as_asked(candidate: Candidate, chance: float) -> AskedQuestion | None:
    """Return a candidate as a question that was asked with some probability, or None when it asks nothing."""
    if form("empty").match(candidate.words):
        return None
    text = _readable(candidate)
    if sum(char.isalnum() for char in text) < _FEWEST_LETTERS:
        return None
    sentence, line = candidate.scoped.sentence, candidate.scoped.line
    return AskedQuestion(
        text=text,
        where=candidate.text.where,
        start=candidate.start,
        end=candidate.end,
        sentence=(sentence.start, sentence.end),
        heading=f"{line.heading}\n{line.lead}\n{line.label}\n{sentence.low[: candidate.span.start]}",
        probability=chance,
    )


def _readable(candidate: Candidate) -> str:
    raw = candidate.scoped.sentence.raw[candidate.span.start : candidate.span.end]
    if candidate.text.language != "en":
        text = without_markdown(raw).strip(" -–:;,\"'«»„“”")
        return text[:1].upper() + text[1:]
    if _INDIRECT.match(raw) or is_question_like(raw):
        return as_question(raw)
    if _TO.match(raw):
        return as_prompt(_TO.sub("", raw))
    return as_topic(raw)
