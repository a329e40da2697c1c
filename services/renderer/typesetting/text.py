"""Foreign text made fit to print: what has no glyph is replaced or dropped."""

import re
import unicodedata

from lexicon.text import shorten, squeeze, strip_hidden
from services.renderer.typesetting.fonts import REGULAR, face_for

__all__ = ["LONGEST_TEXT", "is_rtl", "printable", "unprintable"]

LONGEST_TEXT = 4000
"""Characters of one text that are printed; contracts allow less, this is the last line of defence."""

_UNREADABLE = "[…]"
_DROPPED = "\x00"
# "nice X, really", where X has no glyph: the space before it goes with it.
_GAP = re.compile(rf" *{_DROPPED}[{_DROPPED} ]*(?=[,.;:!?)\]]|$)")
# Every block that has such letters; looking each character of a text up takes far longer.
_MAYBE_RTL = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_RTL_CLASSES = frozenset({"R", "AL"})
_SPACES = frozenset({"Zs", "Zl", "Zp", "Cc"})
_INVISIBLE = frozenset({"Cf", "Cs", "Co", "Cn"})
_JOINERS = "\u200c\u200d"
"""They choose the forms of the letters around them; those that do not are gone by then."""


def printable(text: str, *, limit: int = LONGEST_TEXT) -> str:
    """Return `text` as one line of printable characters, at most `limit` of them.

    Signs that no typeface here has are dropped; letters of such a script become one `[…]` per run.
    """
    if len(text) > limit:
        text = text[: limit + 1]
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", strip_hidden(text))
        text = _GAP.sub("", text.translate(_PRINTABLE)).replace(_DROPPED, "")
        while _UNREADABLE * 2 in text:
            text = text.replace(_UNREADABLE * 2, _UNREADABLE)
    return shorten(squeeze(text), limit)


def is_rtl(text: str) -> bool:
    """Whether `text` has letters that are written from right to left."""
    if text.isascii():
        return False
    return any(unicodedata.bidirectional(char) in _RTL_CLASSES for char in _MAYBE_RTL.findall(text))


def unprintable(text: str) -> int:
    """Return how many characters of a text cannot be printed, though they could be seen."""
    if text.isascii():
        return 0
    return sum(text.count(char) for char in set(text) if _PRINTABLE[ord(char)] in {_UNREADABLE, _DROPPED})


def _printable(char: str) -> str:
    category = unicodedata.category(char)
    if category in _SPACES:
        return " "
    if category in _INVISIBLE and char not in _JOINERS:
        return ""
    if face_for(char, REGULAR):
        return char
    plain = unicodedata.normalize("NFKD", char)  # e.g. mathematical bold letters, popular in posts
    if plain != char and all(face_for(part, REGULAR) for part in plain):
        return plain
    return _UNREADABLE if category[0] == "L" else _DROPPED


class _Printable(dict[int, str]):
    """What stands for each character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _printable(chr(code))
        return self[code]


_PRINTABLE = _Printable()
