"""What was asked by the words of a quote, surest first."""

from collections.abc import Iterator

from services.insights.asked.candidate import Candidate
from services.insights.asked.classifier import probability
from services.insights.asked.features import features_of
from services.insights.asked.questions import AskedQuestion, as_asked
from services.insights.asked.weighing import weighed
from services.insights.sentences.reading import PostText

__all__ = ["asked_within"]

_SHARED = 0.5
"""Of the shorter of quote and question, by letters."""


def asked_within(text: PostText, start: int, end: int) -> list[AskedQuestion]:
    """Return the questions that a text reports between two offsets, with their probabilities, surest first."""
    return sorted(_found(text, start, end), key=lambda asked: -asked.probability)


def _found(text: PostText, start: int, end: int) -> Iterator[AskedQuestion]:
    for candidate, chance in weighed(text):
        if _is_within(candidate, start, end):
            weight = probability(features_of(candidate)) if chance is None else chance
            if (asked := as_asked(candidate, weight)) is not None:
                yield asked


def _is_within(candidate: Candidate, start: int, end: int) -> bool:
    shared = min(candidate.end, end) - max(candidate.start, start)
    return shared > 0 and shared >= _SHARED * min(candidate.end - candidate.start, end - start)
