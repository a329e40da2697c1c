"""Arabic and Hebrew: letters joined, lines broken in reading order, each line laid out from right to left.

Lines can only be broken while a text is in reading order; put in the order of display before, its last words would
stand on the first line.
"""

import re
import unicodedata
from functools import cache

from services.renderer.fonts import REGULAR, face_for
from services.renderer.text import clean, is_rtl

__all__ = ["join", "one_line", "reads_rtl", "reorder", "to_visual"]

_MARK = "\N{COMBINING GRAPHEME JOINER}"
"""Invisible; goes wherever the character before it goes."""


def to_visual(text: str) -> str:
    """Return `text` in the order in which its characters stand on one line, from left to right."""
    return reorder(join(text), rtl=reads_rtl(text))


def one_line(text: str, *, limit: int) -> str:
    """Return foreign text cleaned and ordered for a single line."""
    text = clean(text, limit=limit)
    return to_visual(text) if is_rtl(text) else text


def reads_rtl(text: str) -> bool:
    """Whether a paragraph begins at the right."""
    from bidi import get_base_level  # type: ignore[import-untyped]  # ships no types

    return bool(get_base_level(text))


def reorder(text: str, *, rtl: bool) -> str:
    """Return a line with joined letters in the order in which its characters stand, from left to right."""
    from bidi import get_display

    # The library moves brackets and leaves their shape. A mark that follows each shows which of them were turned:
    # it stands at their left then.
    brackets = _brackets()
    shown = str(get_display(brackets.sub(rf"\g<0>{_MARK}", text), base_dir="R" if rtl else "L"))
    return re.sub(f"({brackets.pattern}){_MARK}|{_MARK}(.)", lambda found: found[1] or _mirrored(found[2]), shown)


@cache
def _brackets() -> re.Pattern[str]:
    from bidi.mirror import MIRRORED  # type: ignore[import-untyped]  # ships no types

    return re.compile(f"[{re.escape(''.join(MIRRORED))}]")


def _mirrored(bracket: str) -> str:
    from bidi.mirror import MIRRORED

    return str(MIRRORED[bracket])


def join(text: str) -> str:
    """Return `text` in reading order with each letter in the form that its neighbours ask for."""
    import arabic_reshaper  # type: ignore[import-untyped]  # ships no types

    joined = arabic_reshaper.reshape(text)
    # FiraGO has no isolated presentation forms: the plain letters look the same.
    return "".join(char if face_for(char, REGULAR) else unicodedata.normalize("NFKC", char) for char in joined)
