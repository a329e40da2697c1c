"""Everyday words: names that a text uses for other things as well."""

from collections.abc import Iterator
from functools import cache

from lexicon.company.data import words
from lexicon.company.letters import letters, letters_of_all

__all__ = ["is_everyday"]

_ENDINGS = {
    "s": [""], "es": [""], "ies": ["y"], "ed": ["", "e"], "ied": ["y"], "ing": ["", "e"], "ly": [""],
    "ily": ["y"], "ness": [""], "er": ["", "e"], "ers": ["", "e"],
    "ier": ["y"], "est": [""], "iest": ["y"], "able": [""], "ment": [""],
}  # fmt: skip
"""Endings of English words, with what stands in their place in the list."""
_SHORTEST_STEM = 3


def is_everyday(name: str) -> bool:
    """Whether a name is one ordinary word of English, German, French or Spanish, a first name or a town."""
    return len(name.split()) == 1 and any(form in _everyday() for form in _forms(letters(name)))


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
