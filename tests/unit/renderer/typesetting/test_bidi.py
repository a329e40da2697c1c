"""Hebrew and Arabic stand in the right order, also over several lines."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.renderer.typesetting import theme
from services.renderer.typesetting.bidi import one_line, reads_rtl, reorder, to_visual, visual_order
from services.renderer.typesetting.fonts import REGULAR, face_for, register_fonts
from services.renderer.typesetting.inline import Jump, Link, Muted, Strong, paragraph
from services.renderer.typesetting.paragraph import Paragraph

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


def looks(text: Paragraph, width: float) -> list[list[tuple[str, str | None]]]:
    """What stands on each line from left to right, with the target of each link."""
    text.wrap(width, 1000)
    return [[(run.text.strip("\u00a0 "), run.link) for run in line.runs] for line in text._lines]


def test_the_first_words_of_several_parts_stand_on_the_first_line() -> None:
    text = paragraph(HEBREW, Jump("[1]", "source-1"), style=theme.BODY)
    lines = looks(text, 70)
    assert len(lines) > 1
    assert "תחא" in lines[0][0][0]
    assert lines[-1] == [("[1]", "#source-1"), (lines[-1][1][0], None)]
    assert "שמח" in lines[-1][1][0]
    assert text.style.alignment == theme.aligned(theme.BODY, 2).alignment


def test_parts_look_and_act_as_before_wherever_they_go() -> None:
    link = "https://example.com/"
    parts = paragraph("אחת", Link("שתיים", link), Strong("שלוש"), Muted("(ab)"), style=theme.BODY)
    (line,) = looks(parts, 1000)
    assert [piece for piece in line if piece[0]] == [("(ab)", None), ("שולש", None), ("םייתש", link), ("תחא", None)]


def test_a_text_that_begins_at_the_left_keeps_its_parts_in_that_order() -> None:
    text = paragraph(Strong("Approach:"), "say שלום עולם now", style=theme.BODY)
    (line,) = looks(text, 1000)
    assert [piece for piece, _ in line] == ["Approach:", "say םלוע םולש now"]
    assert text.style is theme.BODY


@given(st.text(alphabet="אבגשלabcXY 12,.()[]{}<>«»:-/\u00a0مل", min_size=1, max_size=30))
@example("אב (v2.0) 1,234")
@example("say (אב) now")
def test_both_ways_of_ordering_a_line_agree(text: str) -> None:
    rtl = reads_rtl(text)
    placed = visual_order(text, rtl=rtl)
    assert "".join(char.shape for char in placed) == reorder(text, rtl=rtl)
    assert sorted(char.place for char in placed) == list(range(len(text)))
