"""Rounds that are only scheduled: whoever writes of them has not been there, and knows no more than that they come."""

from lexicon import patterns
from services.insights.text.normalized import normalize

__all__ = ["is_announced"]

_AHEAD, _HELD = (patterns.pattern("stages", name) for name in ("ahead", "held"))


def is_announced(quote: str) -> bool:
    """Whether a quote speaks of a round that is still to come, and of none that took place."""
    normalized = normalize(quote)
    return _AHEAD.search(normalized) is not None and _HELD.search(normalized) is None
