"""The other well-known employers that a text names."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lexicon.company.employers import find_employer
from lexicon.company.everyday import is_everyday
from lexicon.lazy_regex import lazy_compile
from lexicon.patterns import pattern

__all__ = ["employers_named", "unmistakable_brand"]

_CAPITALISED = lazy_compile(r"(?<![\w@/.-])[A-Z][\w&'-]+(?:\s[A-Z][\w&'-]+){0,2}")
_SHORTEST = 3
_NO_EMPLOYER = pattern("mentions", "no_rival")


def employers_named(text: str) -> frozenset[str]:
    """Return the brands of the employers that a text names beyond doubt."""
    return frozenset(brand for match in _CAPITALISED.finditer(text) for brand in _brands_in(match))


def _brands_in(match: re.Match[str]) -> Iterator[str]:
    """Yield the brands that capitalised words standing together mean, alone or with their neighbours."""
    words = match[0].split()
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            if brand := unmistakable_brand(" ".join(words[start:end]).removesuffix("'s")):
                yield brand


@lru_cache(16384)
def unmistakable_brand(name: str) -> str | None:
    """Return the brand that a name means and nothing else; none for a name that is an everyday word."""
    if len(name) < _SHORTEST or not name.isascii() or is_everyday(name) or _NO_EMPLOYER.match(name):
        return None
    found = find_employer(name)
    return found.brand if found and not (found.word and name == found.brand) else None
