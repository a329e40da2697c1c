"""Sentences that ask the forum about a round, and do not say that their writer has or had it."""

from lexicon import patterns

__all__ = ["only_asks"]

_ASKS, _ASKS_READERS, _STATES = (patterns.pattern("stages", name) for name in ("asks", "asks_readers", "states"))


def only_asks(low: str, start: int | None = None) -> bool:
    """Whether a sentence only asks about what it names.

    Args:
        low: Shadow of the sentence.
        start: Where the round is named; questions that open behind it are about something else.
    """
    is_question = low.rstrip(" \"')").endswith("?") or _ASKS.search(low[:start]) or _ASKS_READERS.search(low)
    return bool(is_question) and _STATES.search(low) is None
