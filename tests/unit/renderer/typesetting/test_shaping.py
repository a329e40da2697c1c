"""Words are drawn as their scripts ask for, and every glyph knows what it says."""

import pytest

from services.renderer.typesetting.fonts import BOLD, ITALIC, REGULAR, register_fonts
from services.renderer.typesetting.shaping import ShapedWord, shaped, word_width

WORDS = ["AVA", "office", "Škoda", "क्षत्रिय", "কি", "கொ", "ที่น้ำ", "字軟", "✅", "👨\u200d👧", "Ω", "ꟸ"]
FROM_THE_RIGHT = ["שלום", "ﻻ", "لا", "مُحَمَّد", "می\u200cگفت"]


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    register_fonts()


def glyph_count(word: str, *, rtl: bool = False) -> int:
    return sum(len(part.glyphs) for part in shaped(word, REGULAR, rtl))


def said(parts: "list[ShapedWord]") -> str:
    return "".join(glyph.text for part in parts for glyph in part.glyphs)


@pytest.mark.parametrize("style", [REGULAR, BOLD, ITALIC])
@pytest.mark.parametrize("word", WORDS)
def test_the_glyphs_of_a_word_say_it(word: str, style: str) -> None:
    assert said(list(shaped(word, style, False))) == word


@pytest.mark.parametrize("word", FROM_THE_RIGHT)
def test_glyphs_of_a_word_read_from_the_right_say_it_backwards_one_character_each(word: str) -> None:
    parts = list(shaped(word, REGULAR, True))
    assert said(parts) == word[::-1]
    assert all(len(glyph.text) <= 1 for part in parts for glyph in part.glyphs)


def test_letters_are_joined_reordered_and_stacked() -> None:
    assert shaped("ببب", REGULAR, True)[0].glyphs[0].id != shaped("ب", REGULAR, True)[0].glyphs[0].id
    assert glyph_count("क्षत्रिय") < len("क्षत्रिय")
    assert any(glyph.rise for glyph in shaped("ที่", REGULAR, False)[0].glyphs)


def test_what_stands_above_the_line_leaves_its_text_to_what_stands_on_it() -> None:
    for word, rtl in (("ที่", False), ("مُحَمَّد", True)):
        assert [
            glyph.text for part in shaped(word, REGULAR, rtl) for glyph in part.glyphs if glyph.rise and glyph.text
        ] == []


def test_pairs_of_letters_are_kerned() -> None:
    assert word_width("AVA", REGULAR, False) < 2 * word_width("A", REGULAR, False) + word_width("V", REGULAR, False)


def test_latin_letters_keep_a_glyph_each() -> None:
    assert glyph_count("office fjord") == len("office fjord")


def test_plain_words_are_the_same_in_every_file() -> None:
    assert shaped("plain", REGULAR, False)[0].code is not None
    assert shaped("字", REGULAR, False)[0].code is None


def test_a_word_of_two_scripts_has_a_face_for_each() -> None:
    assert [part.face.label for part in shaped("abЖДԲԳ", REGULAR, False)] == ["Ffigo", "FNotoSansArmenian400"]


def test_no_word_has_no_glyphs() -> None:
    assert shaped("", REGULAR, False) == ()
    assert word_width("", REGULAR, False) == 0
