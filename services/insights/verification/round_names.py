"""Whether a quote calls a round by the name that somebody gives it."""

import re
from collections.abc import Iterator
from functools import cache

from lexicon import patterns
from services.insights.text.normalized import normalize
from services.insights.text.rounds import canonical_name, mentions
from services.insights.text.topics import TECHNICAL

__all__ = ["calls_so"]

_NOT_OF_A_NAME = re.compile(r"\W+")
_DENIED = patterns.pattern("stages", "denied")
_TRADE = "technical interview"


def calls_so(name: str, quote: str) -> bool | None:
    """Return whether a quote names a round, by its usual names or by words that people who were there use of it.

    False where it does but denies that there was one, None where it does not name it.
    """
    known, low = canonical_name(name), normalize(quote)
    named = [_DENIED.search(low[:start]) is None for start in _places(known, low)] if known else []
    return any(named) if named else None


def _places(name: str, low: str) -> Iterator[int]:
    """Yield where a normalized text names a round."""
    yield from (start for entry, start, _ in mentions(low) if entry.name == name)
    if (says := _words_of(name)) is not None:
        yield from (match.start() for match in says.finditer(low))
    if name == _TRADE:
        # A question of the trade names the round in which such questions are asked.
        yield from (match.start() for match in TECHNICAL.finditer(low))


@cache
def _words_of(name: str) -> re.Pattern[str] | None:
    entry = _NOT_OF_A_NAME.sub("_", name)
    return patterns.pattern("round_names", entry) if entry in patterns.PATTERNS.entries("round_names") else None
