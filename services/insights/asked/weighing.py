"""The candidates of a text with their chances: weighed once for who reports questions and who checks them."""

from functools import lru_cache

from services.insights.asked.candidate import Candidate
from services.insights.asked.candidates import of_text
from services.insights.asked.classifier import may_reach, probability
from services.insights.asked.features import features_of
from services.insights.sentences.reading import PostText

__all__ = ["WEIGHED_FROM", "weighed"]


WEIGHED_FROM = 0.4
"""Candidates that cannot be as likely are not weighed to the end: no question is reported of them."""


@lru_cache(maxsize=512)
def weighed(text: PostText) -> tuple[tuple[Candidate, float | None], ...]:
    """Return the candidates of a text in order, each with the chance that it reports a question.

    None stands for a chance below `WEIGHED_FROM`.
    """
    return tuple((candidate, _chance(candidate)) for candidate in of_text(text))


def _chance(candidate: Candidate) -> float | None:
    features = features_of(candidate)
    return probability(features) if may_reach(features, WEIGHED_FROM) else None
