"""Rounds that are only scheduled: whoever writes of them has not been there, and knows no more than that they come."""

from functools import lru_cache

from lexicon import patterns
from services.insights.rounds.mentions import RoundMention
from services.insights.sentences.forum_questions import only_asks
from services.insights.sources.post_analysis import PostAnalysis
from services.insights.text.normalized import normalize

__all__ = ["is_announced", "is_awaited"]

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


def is_awaited(mention: RoundMention, analysis: PostAnalysis) -> bool:
    """Whether the sentence of a mention, and the text it stands in, speak of a round that is still to come."""
    text = mention.text
    told_in = text.raw if text.where.startswith("comment") else f"{analysis.post.title}\n{analysis.post.body}"
    return is_announced(mention.scoped.sentence.raw, told_in=told_in)


@lru_cache(_TEXTS_KEPT)
def _awaits(text: str) -> bool:
    return _AWAITED.search(normalize(text)) is not None
