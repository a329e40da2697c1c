"""What people write for an employer: the lexicon's spellings and the initials of a double name."""

import re
from functools import lru_cache

from lexicon.company import Company
from lexicon.company.everyday import is_everyday

__all__ = ["spellings"]

_DISTINCT = 6
"""Letters of a word of a name by which people call the whole: `Almenara` for `Hospital Almenara`."""


@lru_cache(maxsize=256)
def spellings(company: Company) -> tuple[str, ...]:
    """Return the spellings of an employer's name, the brand first: with `B&T` for `Bexley & Thorne`."""
    found = list(company.spellings)
    joined = re.fullmatch(r"(\w)\S*(?:\s(\w)\S*)?\s(?:&|and|und|et|y)\s(\w)\S*", company.brand)
    if joined:
        found += [f"{joined[1]}&{joined[3]}".upper(), f"{joined[1]} & {joined[3]}".upper()]
    words = re.findall(r"[^\W\d_]+", company.brand)
    if len(words) > 1:
        found += [word for word in words[1:] if len(word) >= _DISTINCT and not is_everyday(word)]
    if len(words) > 2:  # noqa: PLR2004 — two initials would be any abbreviation
        found.append("".join(word[0] for word in words).upper())
    return tuple(dict.fromkeys(found))
