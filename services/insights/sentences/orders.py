"""Orders to whatever summarises a text: they are taken out before anything reads it, so that nothing can quote them."""

from functools import lru_cache

from services.insights.sentences.blocks import Sentence, lines_of, sentences_of, shadow
from services.insights.sentences.cues import form, has
from services.insights.text.unwanted import is_instruction, without_takeover

__all__ = ["without_orders"]

_REMOVED = "(removed)"
_ADDRESSED = form("addressed")
_ANNOUNCING = (":", ",", ";", "-")
_BARE = 6
"""Words of an order that only calls or announces: what it wants said stands behind it."""


@lru_cache(maxsize=1024)
def without_orders(text: str) -> str:
    """Return a text without the sentences that give orders, and without what they announce on their line.

    What else the text tells stays.
    """
    text = without_takeover(text)
    low = shadow(text)
    if not (has("instruction", low) or _may_order(text, low)):
        return text
    kept, end = [], 0
    for begin, stop in _orders(text, low):
        if begin >= end:
            kept += [text[end:begin], _REMOVED]
        end = max(end, stop)
    return "".join([*kept, text[end:]])


def _may_order(text: str, low: str) -> bool:
    """Whether a line of a text may be an order; some cues look at the beginnings of sentences only."""
    return is_instruction(text) or _ADDRESSED.search(low) is not None


def _orders(text: str, low: str) -> list[tuple[int, int]]:
    """Return the offsets of the orders."""
    found = []
    for line in lines_of(text, low=low):
        for sentence in sentences_of(line):
            if _is_order(sentence):
                announces = sentence.low.rstrip().endswith(_ANNOUNCING) or len(sentence.low.split()) <= _BARE
                found.append((sentence.start, line.end if announces else sentence.end))
    return found


def _is_order(sentence: Sentence) -> bool:
    return has("instruction", sentence.low) or is_instruction(sentence.raw)
