"""A face knows its glyphs, and a part of it is a font of its own."""

import uharfbuzz as hb

from services.renderer.typesetting.fonts import REGULAR, by_face, main_face


def test_a_part_has_the_glyphs_asked_for_and_no_more() -> None:
    face = main_face(REGULAR)
    wanted = frozenset(face.font.get_nominal_glyph(ord(char)) or 0 for char in "abc")
    font, numbers = face.subset(wanted)
    assert numbers == {glyph: glyph for glyph in wanted}
    whole, part = hb.Font(hb.Face(main_face(REGULAR)._face.blob.data)), hb.Font(hb.Face(font))
    for glyph in wanted:
        assert part.get_glyph_extents(glyph) == whole.get_glyph_extents(glyph)
    outside = face.font.get_nominal_glyph(ord("x"))
    assert outside not in wanted
    assert part.get_glyph_extents(outside or 0) != whole.get_glyph_extents(outside or 0)


def test_a_part_of_a_large_face_numbers_its_glyphs_anew() -> None:
    ((face, _),) = by_face("面", REGULAR)
    glyph = face.font.get_nominal_glyph(ord("面")) or 0
    table, numbers = face.subset(frozenset([0, glyph]))
    assert numbers == {0: 0, glyph: 1}
    assert len(table) < 5000


def test_a_glyph_stands_for_the_letter_and_not_for_its_compatibility_form() -> None:
    face = main_face(REGULAR)
    assert face.plain_text[face.font.get_nominal_glyph(ord("a")) or 0] == "a"
    assert face.plain_text[face.blank] == " "
    assert not {"\ufb01", "\ufefb"} & set(face.plain_text.values())


def test_measures_are_thousandths_of_an_em() -> None:
    face = main_face(REGULAR)
    assert 600 < face.metrics.cap_height < face.metrics.ascent < 1200
    assert face.metrics.descent < 0
    assert face.metrics.italic_angle == 0
    assert main_face("italic").metrics.italic_angle < 0
    assert face.widths[face.blank] == 265


def test_names_are_those_of_their_families() -> None:
    assert main_face(REGULAR).name == "FiraGO-Regular"
    ((face, _),) = by_face("नেতা"[1:], "bold")
    assert face.name.endswith("-700")
