"""Whether a quote calls a round by the name that somebody gives it."""

import re
from functools import cache

from lexicon import patterns
from services.insights.text.normalized import normalize
from services.insights.text.rounds import canonical_name, stage_names
from services.insights.text.topics import TECHNICAL

__all__ = ["calls_so"]

_NOT_OF_A_NAME = re.compile(r"\W+")


def calls_so(name: str, quote: str) -> bool:
    """Whether a quote names a round, by its usual names or by words that people who were there use of it."""
    round_ = canonical_name(name)
    if round_ is None:
        return False
    if round_ in stage_names(quote):
        return True
    low, says = normalize(quote), _words_of(round_)
    # A question of the trade names the round in which such questions are asked.
    return (round_ == "technical interview" and TECHNICAL.search(low) is not None) or (
        says is not None and says.search(low) is not None
    )


@cache
def _words_of(name: str) -> re.Pattern[str] | None:
    entry = _NOT_OF_A_NAME.sub("_", name)
    return patterns.pattern("round_names", entry) if entry in patterns.PATTERNS.entries("round_names") else None
