"""Patterns for names as people spell them: blanks, hyphens, accents and capitals as one likes."""

import re
from functools import cache

from lexicon.company.abbreviations import is_abbreviation
from lexicon.company.everyday import is_everyday, is_slip
from lexicon.company.letters import letters, unaccented

__all__ = ["is_joined", "loosely"]

_SHORTEST = 3
"""Shorter spellings are found only as they are written."""
_LONGER = 4
"""From so many letters on a name is declined."""
_BARE = str.maketrans("øØłŁđĐ", "oOlLdD")
_ACCENTED = {
    "a": "áàâäãåāăą", "c": "çćč", "d": "ďđ", "e": "éèêëēėęě", "g": "ğģ", "i": "íìîïīį", "l": "łľ", "n": "ñńň",
    "o": "óòôöõøōő", "r": "řŕ", "s": "śšşș", "t": "ťţț", "u": "úùûüūůű", "y": "ýÿ", "z": "źżž",
}  # fmt: skip
"""Letters as they are written with and without their accents."""
_WITHOUT_BLANKS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]$")
_CYRILLIC_ENDING = "[\u0430-\u044f]{0,3}"
"""Names are declined in Russian and its neighbours."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_joined(name: str) -> bool:
    """Whether a name is of a script that writes no blanks between words."""
    return bool(_WITHOUT_BLANKS.search(name)) and not _LATIN.search(name)


@cache
def loosely(spelling: str, *, is_brand: bool = False) -> str:
    """Return a pattern for a spelling: blanks, hyphens, accents and `and` for `&` as one likes.

    Case counts for initials and names of few letters that are words as well: only their capitals tell them apart.
    """
    if not letters(spelling):
        return re.escape(spelling)
    words = [part for word in re.split(r"[\s-]+", spelling) for part in _CAMEL.split(word) if part]
    pattern = r"[\s-]?".join(map(_part, words))
    if _CYRILLIC.search(spelling) and len(spelling) >= _LONGER:
        pattern += _CYRILLIC_ENDING
    return f"(?i:{pattern})" if (is_brand and len(spelling) >= _SHORTEST) or _is_no_word(spelling) else pattern


def _is_no_word(spelling: str) -> bool:
    """Whether small letters cannot mean anything else: `rbc` and `gstt` are no words, `casa` is a house."""
    if len(spelling) < _SHORTEST:
        return False
    is_short = spelling.isupper() or len(spelling) == _SHORTEST
    return not is_short or not (is_everyday(spelling) or is_abbreviation(spelling) or is_slip(spelling.casefold()))


def _part(word: str) -> str:
    if word == "&":
        return "(?:&|and)"
    pattern = "".join(map(_letter, word))
    pattern = pattern.replace("'", "['’]?").replace("’", "['’]?").replace(r"\.", r"\.?")
    # Few write the sign at the end of a name: "Guess" for "Guess?".
    return re.sub(r"(\\\?|!)$", r"\1?", pattern)


def _letter(letter: str) -> str:
    """Return a pattern for a letter, with any accent or none."""
    plain = unaccented(letter).translate(_BARE)
    accented = _ACCENTED.get(plain.casefold(), "")
    if plain == letter and not accented:
        return re.escape(letter)
    return f"(?:{re.escape(letter)}|[{plain}{accented}{accented.upper()}])" if len(plain) == 1 else re.escape(letter)
