"""How likely it is that quoted words are a question somebody was asked, by the classifier that finds such questions."""

from services.insights.asked.classifier import probability
from services.insights.asked.features import features_of
from services.insights.asked.weighing import WEIGHED_FROM, weighed
from services.insights.checker.places import Place

__all__ = ["likelihood"]


def likelihood(place: Place) -> float:
    """Return the highest probability among the candidates that share words with a quote; 1 when none was weighed."""
    shared = [
        (candidate, chance)
        for candidate, chance in weighed(place.text)
        if candidate.start < place.end and place.start < candidate.end
    ]
    best = max((chance for _, chance in shared if chance is not None), default=0.0)
    if best >= WEIGHED_FROM or not shared:
        return best if shared else 1.0
    return max(best, *(probability(features_of(candidate)) for candidate, chance in shared if chance is None), 0.0)
