"""How likely it is that quoted words are a question somebody was asked, by the classifier that finds such questions."""

from functools import lru_cache

from services.insights.asked.candidates import of_text
from services.insights.asked.classifier import probability
from services.insights.asked.features import features_of
from services.insights.checker.places import Place
from services.insights.sentences.reading import PostText

__all__ = ["likelihood"]


def likelihood(place: Place) -> float:
    """Return the highest probability among the candidates that share words with a quote; 1 when none was weighed."""
    shared = (chance for start, end, chance in _scored(place.text) if start < place.end and place.start < end)
    return max(shared, default=1.0)


@lru_cache(maxsize=512)
def _scored(text: PostText) -> tuple[tuple[int, int, float], ...]:
    return tuple(
        (
            candidate.scoped.sentence.start + candidate.span.start,
            candidate.scoped.sentence.start + candidate.span.end,
            probability(features_of(candidate)),
        )
        for candidate in of_text(text)
    )
