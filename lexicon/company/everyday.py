"""Everyday words: names that a text uses for other things as well."""

from collections.abc import Iterator
from functools import cache, lru_cache

from lexicon.company.data import words
from lexicon.company.letters import letters, letters_of_all

__all__ = ["is_everyday", "is_slip"]

_ENDINGS = {
    "s": [""], "es": [""], "ies": ["y"], "ed": ["", "e"], "ied": ["y"], "ing": ["", "e"], "ly": [""],
    "ily": ["y"], "ness": [""], "er": ["", "e"], "ers": ["", "e"],
    "ier": ["y"], "est": [""], "iest": ["y"], "able": [""], "ment": [""],
}  # fmt: skip
"""Endings of English words, with what stands in their place in the list."""
_SHORTEST_STEM = 3
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def is_everyday(name: str) -> bool:
    """Whether a name is one ordinary word of English, German, French or Spanish, a first name or a town."""
    return len(name.split()) == 1 and any(form in _everyday() for form in _forms(letters(name)))


@lru_cache(1024)
def is_slip(name: str) -> bool:
    """Whether small letters are a small word with one key hit wrongly, the one beside it: `amd` for `and`."""
    small = words("small_words")
    return name.islower() and name not in small and any(_is_one_key_off(name, word) for word in small)


def _is_one_key_off(name: str, word: str) -> bool:
    wrong = [pair for pair in zip(word, name, strict=False) if pair[0] != pair[1]]
    return len(name) == len(word) and len(wrong) == 1 and _are_neighbours(*wrong[0])


def _are_neighbours(one: str, other: str) -> bool:
    return any(one + other in keys or other + one in keys for keys in _KEYS)


def _forms(word: str) -> Iterator[str]:
    """Yield the word and what it may be a form of: `robbing` is of `rob`."""
    yield word
    for ending, replacements in _ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield from (stem + replacement for replacement in replacements)
            if stem[-1] == stem[-2]:
                yield stem[:-1]


@cache
def _everyday() -> frozenset[str]:
    others = sorted(words("other_words") | words("given_names") | words("places"))
    return words("words").union(letters_of_all(others))
