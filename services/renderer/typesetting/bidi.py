"""Arabic and Hebrew: letters joined, lines broken in reading order, each line laid out from right to left.

Lines can only be broken while a text is in reading order; put in the order of display before, its last words would
stand on the first line.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from services.renderer.typesetting.fonts import REGULAR, face_for
from services.renderer.typesetting.text import is_rtl, printable

__all__ = ["Placed", "join", "one_line", "reads_rtl", "reorder", "to_visual", "visual_order"]

_MARK = "\N{COMBINING GRAPHEME JOINER}"
"""Invisible; goes wherever the character before it goes."""


def to_visual(text: str) -> str:
    """Return `text` in the order in which its characters stand on one line, from left to right."""
    return reorder(join(text), rtl=reads_rtl(text))


def one_line(text: str, *, limit: int) -> str:
    """Return foreign text cleaned and ordered for a single line."""
    text = printable(text, limit=limit)
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


class Placed(NamedTuple):
    """A character of a line."""

    place: int
    """Where it is read."""
    shape: str
    """What it looks like where it stands; brackets may be turned."""


def visual_order(text: str, *, rtl: bool) -> list[Placed]:
    """Return the characters of a line with joined letters in the order in which they stand, from left to right.

    Unlike `reorder` it gives the place of each character; it takes many times longer.
    """
    from bidi import algorithm

    line = algorithm.get_empty_storage()
    line["base_level"] = algorithm.PARAGRAPH_LEVELS["R" if rtl else "L"]
    line["base_dir"] = "R" if rtl else "L"
    algorithm.get_embedding_levels(text, line)
    for index, char in enumerate(line["chars"]):
        char["index"] = index
    for step in (
        algorithm.explicit_embed_and_overrides,
        algorithm.resolve_weak_types,
        _resolve_brackets,
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
        algorithm.reorder_resolved_levels,
        algorithm.apply_mirroring,
    ):
        step(line, debug=False)
    return [Placed(char["index"], char["ch"]) for char in line["chars"]]


def _resolve_brackets(line: Any, *, debug: bool) -> None:  # noqa: ARG001 — called like the library's own steps
    """Give both brackets of a pair the direction of what they enclose, which the library leaves out (UAX #9, N0)."""
    chars, own = line["chars"], line["base_dir"]
    for opening, closing in _pairs(chars):
        within = {_direction(char) for char in chars[opening + 1 : closing]} - {None}
        if not within:
            continue
        before = next(filter(None, map(_direction, reversed(chars[:opening]))), own)
        direction = own if own in within or before == own else before
        chars[opening]["type"] = chars[closing]["type"] = direction


def _pairs(chars: Sequence[Any]) -> list[tuple[int, int]]:
    """Return the places of brackets that belong together, in the order in which they open."""
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    for place, char in enumerate(chars):
        kind = unicodedata.category(char["ch"])
        if kind == "Ps":
            waiting.append(place)
        elif kind == "Pe":
            opening = [index for index in waiting if _mirrored(chars[index]["ch"]) == char["ch"]]
            if opening:
                pairs.append((opening[-1], place))
                del waiting[waiting.index(opening[-1]) :]
    return sorted(pairs)


def _direction(char: Any) -> str | None:
    """Return the direction of a letter, or of a number, which counts as one that is written from the right."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(char["type"])


@cache
def _brackets() -> re.Pattern[str]:
    from bidi.mirror import MIRRORED  # type: ignore[import-untyped]  # ships no types

    return re.compile(f"[{re.escape(''.join(MIRRORED))}]")


def _mirrored(bracket: str) -> str:
    from bidi.mirror import MIRRORED

    return str(MIRRORED.get(bracket, bracket))


def join(text: str) -> str:
    """Return `text` in reading order with each letter in the form that its neighbours ask for."""
    import arabic_reshaper  # type: ignore[import-untyped]  # ships no types

    joined = arabic_reshaper.reshape(text)
    # FiraGO has no isolated presentation forms: the plain letters look the same.
    return "".join(char if face_for(char, REGULAR) else unicodedata.normalize("NFKC", char) for char in joined)
