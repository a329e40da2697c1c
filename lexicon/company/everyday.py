"""Everyday words: names that a text uses for other things as well."""

from functools import cache

from lexicon.company.data import words
from lexicon.company.letters import letters

__all__ = ["is_everyday"]


def is_everyday(name: str) -> bool:
    """Whether a name is one ordinary word of English, German, French or Spanish, a first name or a town."""
    return len(name.split()) == 1 and letters(name) in _everyday()


@cache
def _everyday() -> frozenset[str]:
    return frozenset(letters(word) for word in words("words"))
