"""How likely it is that quoted words are a question somebody was asked, by the classifier that finds such questions."""

from services.insights.asked.weighing import weighed
from services.insights.checker.places import Place

__all__ = ["likelihood"]


def likelihood(place: Place) -> float:
    """Return the highest probability among the candidates that share words with a quote; 1 when none was weighed."""
    shared = (
        chance
        for candidate, chance in weighed(place.text)
        if candidate.start < place.end and place.start < candidate.end
    )
    return max(shared, default=1.0)
