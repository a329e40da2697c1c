"""Rounds that are only scheduled: whoever writes of them has not been there, and knows no more than that they come."""

from functools import lru_cache

from lexicon import patterns
from services.insights.sentences.forum_questions import only_asks
from services.insights.text.normalized import normalize

__all__ = ["is_announced"]

_AHEAD, _HELD, _AWAITED, _TOLD = (patterns.pattern("stages", name) for name in ("ahead", "held", "awaited", "told"))
_TEXTS_KEPT = 256
"""Texts last asked about: every quote of a post asks, once before and once after verification."""


def is_announced(quote: str, *, told_in: str = "") -> bool:
    """Whether a quote speaks of a round that is still to come, and of none that took place.

    Args:
        quote: The words that name the round.
        told_in: The text that they stand in. Who asks there what to expect, or says when the interview will be, has had
            no more of it than the quote tells as past.
    """
    normalized = normalize(quote)
    if only_asks(normalized):
        return True
    if _HELD.search(normalized):
        return False
    if _AHEAD.search(normalized):
        return True
    return _TOLD.search(normalized) is None and _awaits(told_in)


@lru_cache(_TEXTS_KEPT)
def _awaits(text: str) -> bool:
    return _AWAITED.search(normalize(text)) is not None
