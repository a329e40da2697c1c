"""A typeface: which characters it draws, how wide its glyphs are, and the part of it that a file embeds."""

import struct
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

__all__ = ["EM", "Face", "FaceMetrics"]

EM = 1000
"""Units of all measures here; PDF has the same."""
_LAYOUT = (
    "BASE",
    "GDEF",
    "GPOS",
    "GSUB",
    "OS/2",
    "STAT",
    "VORG",
    "cmap",
    "gasp",
    "kern",
    "name",
    "post",
    "vhea",
    "vmtx",
)
"""Tables that a viewer of the file has no use for: glyphs are chosen and placed already."""
_FORMS = (range(0xF900, 0xFE00), range(0xFE70, 0xFF00))
"""Compatibility characters: what looks like one of them was another letter, or several."""
_FLAGS = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE


class FaceMetrics(NamedTuple):
    """What a file says about a face, in thousandths of an em."""

    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]
    italic_angle: float


class Face:
    """A face of one weight. Files are mapped into memory, so that what no guide needs is never read."""

    def __init__(
        self, label: str, source: Path | Callable[[], bytes], *, index: int = 0, weight: int | None = None
    ) -> None:
        """Describe a face.

        Args:
            label: What pages call it; differs for each face.
            source: The file of a font or of a collection of fonts, or what reads it.
            index: Which of a collection.
            weight: Where a variable font is to be set; None for a font of one weight.
        """
        self.label = label
        self._source = source
        self._index = index
        self._weight = weight

    @cached_property
    def font(self) -> hb.Font:
        """The face as HarfBuzz reads it."""
        font = hb.Font(self._face)
        font.scale = (EM, EM)
        if self._weight is not None:
            font.set_variations({"wght": self._weight})
        return font

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that it has glyphs for."""
        return frozenset(self._face.unicodes)

    @cached_property
    def has_outlines_in_cff(self) -> bool:
        """Whether its outlines are PostScript's, which a file embeds differently."""
        return not {"glyf"} & set(self._face.table_tags)

    @cached_property
    def blank(self) -> int:
        """The glyph of a space."""
        return int(self.font.get_nominal_glyph(ord(" ")) or 0)

    @cached_property
    def glyph_count(self) -> int:
        """How many glyphs it has."""
        return int(self._face.glyph_count)

    @cached_property
    def name(self) -> str:
        """The name by which a file knows it: that of its family, and its weight."""
        family = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.label
        plain = "".join(char for char in family if char.isascii() and (char.isalnum() or char == "-"))
        return f"{plain}-{self._weight}" if self._weight else plain

    @cached_property
    def plain_text(self) -> dict[int, str]:
        """The character of each glyph that has one; of several, the first."""
        found: dict[int, str] = {}
        for code in sorted(self.characters):
            if not any(code in forms for forms in _FORMS):
                found.setdefault(self.font.get_nominal_glyph(code) or 0, chr(code))
        return found

    @cached_property
    def metrics(self) -> FaceMetrics:
        """Its measures."""
        extents = self.font.get_font_extents("ltr")
        head, post, os2 = (self._table(tag) for tag in ("head", "post", "OS/2"))
        upem = self._face.upem
        box = tuple(round(value * EM / upem) for value in struct.unpack_from(">4h", head, 36))
        cap = struct.unpack_from(">h", os2, 88)[0] if len(os2) > 90 else 0  # noqa: PLR2004 — where the format has it
        return FaceMetrics(
            ascent=extents.ascender,
            descent=extents.descender,
            cap_height=round(cap * EM / upem) or extents.ascender,
            box=(box[0], box[1], box[2], box[3]),
            italic_angle=struct.unpack_from(">i", post, 4)[0] / 65536,
        )

    @cached_property
    def widths(self) -> Mapping[int, int]:
        """How far each glyph moves on by itself."""
        return _Widths(self.font)

    def subset(self, glyphs: frozenset[int]) -> tuple[bytes, dict[int, int]]:
        """Return a font of some of the glyphs, and the numbers that they have there."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _LAYOUT)
        if self._weight is not None:
            wanted.pin_axis_location(self._face, "wght", self._weight)
        if self.has_outlines_in_cff:
            wanted.flags = _FLAGS | hb.SubsetFlags.DOWNGRADE_CFF2
            plan = hb.SubsetPlan(self._face, wanted)
            table = plan.execute().reference_table("CFF ").data
            return table, dict(plan.old_to_new_glyph_mapping.items())
        wanted.flags = _FLAGS | hb.SubsetFlags.RETAIN_GIDS
        return hb.subset(self._face, wanted).blob.data, {glyph: glyph for glyph in glyphs}

    @cached_property
    def _face(self) -> hb.Face:
        source = self._source
        blob = hb.Blob.from_file_path(str(source)) if isinstance(source, Path) else hb.Blob(source())
        return hb.Face(blob, self._index)

    def _table(self, tag: str) -> bytes:
        data: bytes = self._face.reference_table(tag).data
        return data


class _Widths(dict[int, int]):
    """The widths of glyphs, each looked up once."""

    def __init__(self, font: hb.Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, glyph: int) -> int:
        self[glyph] = width = int(self._font.get_glyph_h_advance(glyph))
        return width
