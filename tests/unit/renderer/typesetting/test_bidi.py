"""Hebrew and Arabic stand in the right order, also over several lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.renderer.layout import theme
from services.renderer.layout.inline import Inline, Jump, Link, Muted, Strong, paragraph
from services.renderer.typesetting.bidi import reads_rtl, stretches, visual_order
from services.renderer.typesetting.fonts import register_fonts
from services.renderer.typesetting.writing import Part

HEBREW = "אחת שתיים שלוש ארבע חמש"
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


@pytest.fixture(autouse=True)
def _fonts() -> None:
    register_fonts()


def shown(text: str) -> str:
    """What stands on a line from left to right, brackets turned where they are read from the right."""
    line = visual_order(stretches(text, rtl=reads_rtl(text)))
    parts = [(text[part.start : part.end], part.rtl) for part in line]
    return "".join(part[::-1].translate(MIRRORED) if rtl else part for part, rtl in parts)


def test_a_line_is_reversed_but_not_its_latin_words() -> None:
    assert shown("שלום Kafka") == "Kafka םולש"
    assert shown("say שלום now") == "say םולש now"


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("(אב)", "(בא)"),
        ("[אב] {גד}", "{דג} [בא]"),
        ("אב (v2.0)", "(v2.0) בא"),
        ("say (אב) now", "say (בא) now"),
        ("«אב» < ג", "ג > «בא»"),
    ],
)
def test_brackets_open_towards_what_they_enclose(read: str, expected: str) -> None:
    assert shown(read) == expected


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("אב 1,234 גד", "דג 1,234 בא"),
        ("מל 12-15", "12-15 למ"),
        ("אב 50% גד", "דג 50% בא"),
        ("مل 12:30", "12:30 لم"),
        ("אב 3 + ab", "ab + 3 בא"),
        ("12 אב", "בא 12"),
    ],
)
def test_numbers_are_read_from_the_left(read: str, expected: str) -> None:
    assert shown(read) == expected


def test_marks_go_with_their_letters() -> None:
    assert [part.level for part in stretches("מָל ab", rtl=True)] == [1, 2]
    assert [part.level for part in stretches("\u05b8\u05b8", rtl=True)] == [1]


def test_a_text_without_such_letters_is_one_stretch() -> None:
    assert stretches("one (two) 3", rtl=False) == [(0, 11, 0)]


def parts_of(*parts: Inline, width: float = 1000) -> list[Part]:
    text = paragraph(*parts, style=theme.BODY)
    text.wrap(width, 1000)
    return list(text.written().parts)


def test_the_first_words_stand_on_the_first_line() -> None:
    text = paragraph(HEBREW, style=theme.BODY)
    text.wrap(70, 1000)
    assert len(text.lines) > 1
    assert "אחת" in text.lines[0]
    assert "חמש" in text.lines[-1]
    assert text.style.align == "right"


def test_a_paragraph_can_be_divided_between_pages() -> None:
    text = paragraph(" ".join([HEBREW] * 20), style=theme.BODY)
    _, height = text.wrap(200, 1000)
    parts = text.split(200, height / 2)
    assert len(parts) == 2
    assert all(part.wrap(200, 1000)[1] < height for part in parts)


def test_parts_look_and_act_as_before_wherever_they_go() -> None:
    link = "https://example.com/"
    parts = parts_of("אחת", Link("שתיים", link), Strong("שלוש"), Muted("(ab)"))
    (area,) = next(part for part in parts if part.link).areas
    assert "".join(part.text for part in sorted(parts, key=lambda part: part.start)) == "אחת שתיים שלוש (ab)"
    assert [part.text.strip() for part in parts if part.link == link] == ["שתיים"]
    assert 800 < area.left < area.right < 1000


def test_a_reference_stands_left_of_what_it_refers_to() -> None:
    parts = parts_of(HEBREW, Jump("[1]", "source-1"))
    areas = [area for part in parts for area in part.areas]
    assert {area.target for area in areas} == {"#source-1"}
    assert max(area.right for area in areas) < 1000 - 100


def test_a_text_that_begins_at_the_left_stays_there() -> None:
    text = paragraph(Strong("Approach:"), "say שלום עולם now", style=theme.BODY)
    assert text.style is theme.BODY


@given(st.text(alphabet="אבגשלabcXY 12,.()[]{}<>«»:-/\u00a0ملָ", min_size=1, max_size=30), st.booleans())
def test_every_character_stands_somewhere_once(text: str, rtl: bool) -> None:
    line = stretches(text, rtl=rtl)
    assert "".join(text[part.start : part.end] for part in line) == text
    assert sorted(visual_order(line)) == sorted(line)
