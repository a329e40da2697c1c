"""Words as the glyphs that a face draws for them: joined, ligated, reordered, with marks where they belong.

A word of most guides is shaped once per process. The text of each glyph is kept, so that what is copied out of a file
is what was written, letter by letter.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from services.renderer.typesetting.face import EM, Face
from services.renderer.typesetting.fonts import by_face

__all__ = ["HYPHEN", "Glyph", "ShapedWord", "shape", "shaped", "word_width"]

HYPHEN = "\N{SOFT HYPHEN}"
"""Drawn at the end of a line that divides a word; programs that read the file know that it is not in the text."""
_WITHOUT_LIGATURES = {"liga": False, "clig": False, "calt": False, "dlig": False}
"""In these scripts they are ornaments, and a letter of its own each is safer to search for and to read aloud."""
_PLAIN_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek", "Zyyy", "Armn", "Geor"})


class Glyph(NamedTuple):
    """A shape on the line, from left to right."""

    id: int
    text: str
    """What it stands for; empty when the glyphs around it stand for everything."""
    kern: int
    """By how much it stands further left than the glyph before leaves it, in thousandths of an em."""
    rise: int


class ShapedWord(NamedTuple):
    """A word in one face."""

    face: Face
    width: int
    """In thousandths of an em."""
    glyphs: Sequence[Glyph]
    kern: int
    """As that of a glyph, for what follows."""
    used: frozenset[int]
    special: Sequence[tuple[int, str]]
    """Glyphs that stand for something else than their own character."""
    code: str | None
    """The word as it stands in every file; None when that differs from file to file."""


@lru_cache(maxsize=32_768)
def word_width(word: str, style: str, rtl: bool) -> float:
    """Return the width of a word relative to the size of its letters; see `shaped`."""
    return sum(part.width for part in shaped(word, style, rtl)) / EM


@lru_cache(maxsize=32_768)
def shaped(word: str, style: str, rtl: bool) -> Sequence[ShapedWord]:
    """Return a word from left to right, in as many faces as it needs.

    Args:
        word: Letters that are written in one direction, in reading order.
        style: The style that it is set in.
        rtl: Whether they are written from right to left.
    """
    parts = [shape(part, face, rtl=rtl) for face, part in by_face(word, style) if part]
    return tuple(reversed(parts) if rtl else parts)


def shape(text: str, face: Face, *, rtl: bool = False) -> ShapedWord:
    """Return a text as a face draws it; what it has no glyph for is an empty frame.

    A soft hyphen is drawn: only the ends of lines have one.
    """
    buffer = hb.Buffer()
    buffer.add_str(text.replace(HYPHEN, "-"))
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.guess_segment_properties()
    if rtl:
        buffer.direction = "rtl"
    elif buffer.direction != "ltr":
        rtl = buffer.direction == "rtl"
    hb.shape(face.font, buffer, _WITHOUT_LIGATURES if buffer.script in _PLAIN_SCRIPTS else None)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    texts = _texts(text, [info.cluster for info in infos], rtl=rtl)
    widths = face.widths
    glyphs: list[Glyph] = []
    pen = origin = 0
    for info, position, said in zip(infos, positions, texts, strict=True):
        id_, rise, own = info.codepoint, position.y_offset, said
        place = origin + position.x_offset
        if rise or len(said) > 1:
            carried, own = _divided(said, rise, glyphs, rtl=rtl)
            for char in carried:
                glyphs.append(Glyph(face.blank, char, pen - origin, 0))
                pen = origin + widths[face.blank]
        glyphs.append(Glyph(id_, own, pen - place, rise))
        pen = place + widths[id_]
        origin += position.x_advance
    return _word(face, glyphs, width=origin, kern=pen - origin)


def _divided(said: str, rise: int, before: list[Glyph], *, rtl: bool) -> tuple[str, str]:
    """Return what a glyph's text leaves to blanks in front of it, one character each, and what it keeps.

    Programs that read files take glyphs above or below the others for another line, and turn the characters of a
    glyph around where the text is read from the right. So neither kind of glyph has a text of several characters.
    """
    high = rise != 0
    if rtl:
        return (said[::-1], "") if high else (said[:0:-1], said[:1])
    if high and before:
        before[-1] = before[-1]._replace(text=before[-1].text + said)
        return "", ""
    return "", said


def _word(face: Face, glyphs: Sequence[Glyph], *, width: int, kern: int) -> ShapedWord:
    plain = {} if face.has_outlines_in_cff else face.plain_text
    special = tuple((glyph.id, glyph.text) for glyph in glyphs if plain.get(glyph.id) != glyph.text)
    fixed = not (special or face.has_outlines_in_cff or any(glyph.rise for glyph in glyphs))
    code = None
    if fixed:
        moved = "".join(f"{f'>{glyph.kern}<' if glyph.kern else ''}{glyph.id:04X}" for glyph in glyphs)
        code = f"<{moved}>{kern or ''}".replace("<>", "")
    return ShapedWord(face, width, tuple(glyphs), kern, frozenset(glyph.id for glyph in glyphs), special, code)


def _texts(text: str, starts: Sequence[int], *, rtl: bool) -> list[str]:
    """Return what each glyph stands for, so that together they say the text in reading order.

    Glyphs of one cluster share its characters: the first as many as leave one for each of the others.
    """
    if len(starts) == len(text) and len(set(starts)) == len(starts):
        return list(reversed(text)) if rtl else list(text)
    order = range(len(starts) - 1, -1, -1) if rtl else range(len(starts))
    ends = dict(zip(sorted(set(starts)), [*sorted(set(starts))[1:], len(text)], strict=True))
    found = [""] * len(starts)
    members: dict[int, list[int]] = {}
    for place in order:
        members.setdefault(starts[place], []).append(place)
    for start, places in members.items():
        said = text[start : ends[start]]
        own = max(len(said) - len(places) + 1, 1)
        for place, part in zip(places, [said[:own], *said[own:]], strict=False):
            found[place] = part
    return found
