"""The candidates of a text with their chances: weighed once for who reports questions and who checks them."""

from functools import lru_cache

from services.insights.asked.candidates import of_text
from services.insights.asked.classifier import probability
from services.insights.asked.features import Candidate, features_of
from services.insights.sentences.reading import PostText

__all__ = ["weighed"]


@lru_cache(maxsize=512)
def weighed(text: PostText) -> tuple[tuple[Candidate, float], ...]:
    """Return the candidates of a text in order, each with the chance that it reports a question."""
    return tuple((candidate, probability(features_of(candidate))) for candidate in of_text(text))
