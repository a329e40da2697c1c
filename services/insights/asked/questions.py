"""The questions that a post reports, in readable form, each with its exact words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.insights.asked.candidate import Candidate
from services.insights.asked.candidates import texts_with_candidates
from services.insights.asked.classifier import limit_of
from services.insights.asked.phrasing import as_prompt, as_question, as_topic, is_question_like
from services.insights.asked.weighing import weighed
from services.insights.sentences.cues import form
from services.insights.sentences.reading import PostTexts
from services.insights.text.markdown import without_markdown

__all__ = ["AskedQuestion", "as_asked", "asked_questions"]

_FEWEST_LETTERS = 4
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
