"""Hebrew and Arabic stand in the right order, also over several lines."""

import pytest

from services.renderer import theme
from services.renderer.bidi import one_line, to_visual
from services.renderer.fonts import REGULAR, face_for, register_fonts
from services.renderer.paragraphs import paragraph

HEBREW = "אחת שתיים שלוש ארבע חמש"


@pytest.fixture(autouse=True)
def _fonts() -> None:
    register_fonts()


def test_a_line_is_reversed_but_not_its_latin_words() -> None:
    assert to_visual("שלום Kafka") == "Kafka םולש"
    assert to_visual("say שלום now") == "say םולש now"


@pytest.mark.parametrize(
    ("read", "shown"),
    [
        ("(אב)", "(בא)"),
        ("[אב] {גד}", "{דג} [בא]"),
        ("אב (v2.0)", "(v2.0) בא"),
        ("say (אב) now", "say (בא) now"),
        ("«אב» < ג", "ג > «בא»"),
    ],
)
def test_brackets_open_towards_what_they_enclose(read: str, shown: str) -> None:
    assert to_visual(read) == shown


def test_the_first_words_stand_on_the_first_line() -> None:
    text = paragraph(HEBREW, style=theme.BODY)
    text.wrap(70, 1000)
    assert len(text.lines) > 1
    assert "תחא" in text.lines[0]
    assert "שמח" in text.lines[-1]


def test_arabic_letters_are_joined_and_all_have_glyphs() -> None:
    joined = to_visual("المقابلة الفنية لا پ چ گ")
    assert joined != "المقابلة الفنية لا پ چ گ"[::-1]
    assert all(face_for(char, REGULAR) for char in joined)


def test_a_single_line_is_cleaned_first() -> None:
    assert one_line("שלום \x00 🚀", limit=50) == "םולש"


def test_a_paragraph_can_be_divided_between_pages() -> None:
    text = paragraph(" ".join([HEBREW] * 20), style=theme.BODY)
    _, height = text.wrap(200, 1000)
    parts = text.split(200, height / 2)
    assert len(parts) == 2
    assert all(part.wrap(200, 1000)[1] < height for part in parts)
