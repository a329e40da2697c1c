"""Whether a short label stands for a longer name: `uvnalon` for `Universidad del Valle del Nalón`."""

import re
from functools import lru_cache

from services.parser.text.words import compact

__all__ = ["abbreviates"]

_SHORTEST, _SMALL_WORD = 3, 3


@lru_cache(1024)
def abbreviates(label: str, name: str) -> bool:
    """Whether a label consists of beginnings of the name's words in their order, small words left out or not.

    The first word must begin it, and initials must be of all the words but the small ones.
    """
    letters = compact(label)
    words = [part for part in (compact(word) for word in re.findall(r"[^\W_]+", name)) if part]
    return len(letters) >= _SHORTEST and len(words) > 1 and _fits(letters, words, is_first=True)


def _fits(letters: str, words: list[str], *, is_first: bool = False) -> bool:
    if not letters:
        return all(len(word) <= _SMALL_WORD for word in words)
    if not words:
        return False
    word = words[0]
    longest = next((size for size in range(min(len(word), len(letters)), 0, -1) if letters.startswith(word[:size])), 0)
    if any(_fits(letters[size:], words[1:]) for size in range(longest, 0, -1)):
        return True
    return not is_first and len(word) <= _SMALL_WORD and _fits(letters, words[1:])
