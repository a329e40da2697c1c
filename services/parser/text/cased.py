"""Patterns in which accented capitals and small letters are distinguished."""

import re
from typing import Final

from lexicon.lazy_regex import lazy_compile

__all__ = ["cased"]

# In Unicode they alternate, so that the plain range `À-Ž` holds `ü` and `č` as well.
_LATIN = [chr(code) for code in range(0xC0, 0x180)]
_SETS: Final = {
    "À-Ž": "".join(letter for letter in _LATIN if letter.isupper()),
    "à-ž": "".join(letter for letter in _LATIN if letter.islower()),
}


def cased(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Compile a pattern in which `À-Ž` stands for accented capitals and `à-ž` for accented small letters, only."""
    for letters, members in _SETS.items():
        pattern = pattern.replace(letters, members)
    return lazy_compile(pattern, flags)
