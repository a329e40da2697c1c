"""Patterns in which capitals and small letters beyond ASCII are distinguished."""

import re
from typing import Final

from lexicon.lazy_regex import lazy_compile

__all__ = ["cased"]

# In Unicode they alternate, so that the plain range `À-Ž` holds `ü` and `č` as well.
_LETTERS = [chr(code) for codes in ((0xC0, 0x180), (0x386, 0x3CF), (0x400, 0x460)) for code in range(*codes)]
_SETS: Final = {
    "À-Ž": "".join(letter for letter in _LETTERS if letter.isupper()),
    "à-ž": "".join(letter for letter in _LETTERS if letter.islower()),
}


def cased(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Compile a pattern in which `À-Ž` stands for capitals beyond ASCII and `à-ž` for small letters, only.

    They are those of the Latin, Greek and Cyrillic scripts.
    """
    for letters, members in _SETS.items():
        pattern = pattern.replace(letters, members)
    return lazy_compile(pattern, flags)
