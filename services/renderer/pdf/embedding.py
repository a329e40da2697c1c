"""Faces as a file embeds them: the glyphs that it shows, by number, and the text that each stands for."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from services.renderer.pdf.file import PdfFile
from services.renderer.pdf.values import Ref
from services.renderer.typesetting.face import EM, Face
from services.renderer.typesetting.measures import numbers
from services.renderer.typesetting.shaping import Glyph, ShapedWord
from services.renderer.typesetting.writing import Needs

__all__ = ["EmbeddedFace"]

_TAG = "PREPLN+"
"""Says that the file has a part of the face only."""
_MOST_ENTRIES = 100
"""Entries that a list of a character map may have."""
_FLAGS = 4
"""The glyphs are not those of an alphabet, but go by number."""
_STEM = 80


class EmbeddedFace:
    """What a file has of one face.

    Text on pages is codes of two bytes. The code of a glyph is its number in the face, where it stands for its own
    character; where it stands for something else, as the forms of Arabic letters do, the pair has a code of its own.
    """

    def __init__(self, face: Face) -> None:
        self._face = face
        self._used: set[int] = {0}
        self._special: dict[tuple[int, str], int] = {}

    def use(self, needs: Needs) -> None:
        """Have glyphs in the file."""
        self._used |= needs.glyphs
        for pair in needs.special:
            self._special.setdefault(pair, self._face.glyph_count + len(self._special))

    def code(self, word: ShapedWord, size: float) -> str:
        """Return what shows a word, within the brackets of the operator for that."""
        shown, rise = "", 0
        for glyph in word.glyphs:
            if glyph.kern:
                shown += f"{glyph.kern} "
            if glyph.rise != rise:
                rise = glyph.rise
                shown += f"]TJ {numbers(rise * size / EM)} Ts["
            shown += f"<{self._code(glyph):04X}>"
        ending = f"{word.kern} " if word.kern else ""
        return f"{shown}{ending}]TJ 0 Ts[" if rise else f"{shown}{ending}"

    def write(self, file: PdfFile) -> Ref:
        """Write the face and return its number."""
        face = self._face
        part = self._embedded
        entries = "/Subtype/CIDFontType0C" if face.has_outlines_in_cff else f"/Length1 {part.size}"
        program = file.add_stream(b"", entries, packed=part.packed)
        kind = "FontFile3" if face.has_outlines_in_cff else "FontFile2"
        name = _TAG + face.name
        system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        glyphs = sorted(self._meanings())
        descendant = file.add(
            f"<</Type/Font/Subtype/{'CIDFontType0' if face.has_outlines_in_cff else 'CIDFontType2'}/BaseFont/{name}"
            f"{system}/FontDescriptor {file.add(_described(face, name, f'/{kind} {program}'))}"
            f"/DW 0/W[{_widths([(code, face.widths[glyph]) for code, glyph, _ in glyphs])}]{self._places(file)}>>"
        )
        texts = file.add_stream(_character_map([(code, text) for code, _, text in glyphs]))
        return file.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant}]"
            f"/ToUnicode {texts}>>"
        )

    def _code(self, glyph: Glyph) -> int:
        if self._face.has_outlines_in_cff:
            return self._embedded.numbers[glyph.id]
        return self._special.get((glyph.id, glyph.text), glyph.id)

    def _meanings(self) -> Iterator[tuple[int, int, str]]:
        """Yield each code with its glyph and what that stands for."""
        face = self._face
        if face.has_outlines_in_cff:
            # Each glyph has one code here, and the forms of Chinese characters stand for one text each.
            said = dict(reversed(self._special))
            for glyph in self._used:
                yield self._embedded.numbers[glyph], glyph, said.get(glyph, "")
            return
        plain = face.plain_text
        for glyph in self._used:
            yield glyph, glyph, plain.get(glyph, "")
        for (glyph, text), code in self._special.items():
            yield code, glyph, text

    def _places(self, file: PdfFile) -> str:
        """Return what says which glyph a code has, where they are not the same."""
        if self._face.has_outlines_in_cff:
            return ""
        if not self._special:
            return "/CIDToGIDMap/Identity"
        special = [glyph for glyph, _ in self._special]
        return f"/CIDToGIDMap {file.add_stream(_own_numbers(self._face.glyph_count) + _two_bytes(special))}"

    @cached_property
    def _embedded(self) -> "_Subset":
        return _subset(self._face, frozenset(self._used))


class _Subset(NamedTuple):
    """A part of a face."""

    packed: bytes
    size: int
    """Before it was compressed, in bytes."""
    numbers: dict[int, int]
    """Those that the glyphs have in it."""


@lru_cache(maxsize=64)
def _subset(face: Face, glyphs: frozenset[int]) -> _Subset:
    font, numbers = face.subset(glyphs)
    return _Subset(zlib.compress(font), len(font), numbers)


@cache
def _own_numbers(glyphs: int) -> bytes:
    """Return the places of so many codes that are the numbers of their glyphs."""
    return _two_bytes(range(glyphs))


def _two_bytes(values: Sequence[int]) -> bytes:
    return struct.pack(f">{len(values)}H", *values)


def _described(face: Face, name: str, program: str) -> str:
    metrics = face.metrics
    return (
        f"<</Type/FontDescriptor/FontName/{name}/Flags {_FLAGS}/FontBBox[{' '.join(map(str, metrics.box))}]"
        f"/ItalicAngle {numbers(metrics.italic_angle)}/Ascent {metrics.ascent}/Descent {metrics.descent}"
        f"/CapHeight {metrics.cap_height}/StemV {_STEM}{program}>>"
    )


def _widths(widths: Sequence[tuple[int, int]]) -> str:
    """Return the widths of codes, those of consecutive ones together."""
    found: list[str] = []
    before = -2
    for code, width in widths:
        found.append(f" {width}" if code == before + 1 else f"{']' if found else ''}{code}[{width}")
        before = code
    return "".join(found) + "]"


def _character_map(texts: Sequence[tuple[int, str]]) -> bytes:
    """Return the text of each code as a character map."""
    lists: list[str] = []
    for start in range(0, len(texts), _MOST_ENTRIES):
        part = texts[start : start + _MOST_ENTRIES]
        rows = "".join(f"<{code:04X}><{text.encode('utf-16-be', 'replace').hex().upper()}>\n" for code, text in part)
        lists.append(f"{len(part)} beginbfchar\n{rows}endbfchar\n")
    return f"{_MAP_HEAD}{''.join(lists)}{_MAP_FOOT}".encode("ascii")


_MAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
"""
_MAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
