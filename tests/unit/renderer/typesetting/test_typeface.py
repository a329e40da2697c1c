"""Letters of most texts have fixed places; all others are found room for, and every letter can be read back."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from services.renderer.typesetting.canvas import GuideCanvas
from services.renderer.typesetting.fonts import BOLD, CJK, ITALIC, REGULAR, face_for, register_fonts
from services.renderer.typesetting.single_line import draw_line
from services.renderer.typesetting.typeface import MARKS, Typeface, _part
from tests.support.pdf_reading import page_texts, squeezed

OTHERS = "".join(chr(code) for code in range(0x410, 0x4D0)) + "\u00e9\u00df\u00f1\u4e2d\u6587"


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    register_fonts()
    face_for("\u9762", REGULAR)


def font(name: str) -> Typeface:
    face: object = pdfmetrics.getFont(name)
    assert isinstance(face, Typeface)
    return face


def printed(*lines: str, base: str = REGULAR) -> str:
    buffer = BytesIO()
    canvas = GuideCanvas(buffer, pagesize=(4000, 800), invariant=1)
    for number, line in enumerate(lines):
        draw_line(canvas, line, base, 10, x=10, y=700 - 20 * number)
    canvas.save()
    return squeezed(page_texts(buffer.getvalue())[0])  # a reader begins a line where the face changes


@pytest.mark.parametrize("name", [REGULAR, BOLD, ITALIC, CJK])
def test_ascii_and_marks_are_the_same_everywhere(name: str) -> None:
    face = font(name)
    known = "".join(mark for mark in MARKS if ord(mark) in face.face.charToGlyph)
    text = f"A to Z: {known}"
    assert face.plain(text) is not None
    assert face.plain(text + "\u00a0") == face.plain(text + " ")
    assert face.plain(text + "\u0416") is None


def test_all_letters_can_be_read_back() -> None:
    first, second = OTHERS[:100], OTHERS[100:]
    assert printed(MARKS, first, second, first[::-1]) == MARKS + first + second + first[::-1]


@given(st.text(alphabet=MARKS + OTHERS + "abc()\\", min_size=1, max_size=60))
@settings(max_examples=25)
def test_any_mixture_can_be_read_back(text: str) -> None:
    assert printed(text) == text


def test_the_part_with_the_fixed_letters_is_made_once() -> None:
    _part.cache_clear()
    made = []
    for text in ("Some text \u2026", "\u201cAnother\u201d \u2014 text", "\u0414", "\u0414 and text"):
        printed(text)
        made.append(_part.cache_info().misses)
    assert made == [1, 1, 2, 2]


def test_a_document_has_only_the_faces_it_uses() -> None:
    buffer = BytesIO()
    canvas = GuideCanvas(buffer, pagesize=(400, 400), invariant=1)
    draw_line(canvas, "text", BOLD, 10, x=10, y=10)
    canvas.save()
    assert b"FiraGO-Bold" in buffer.getvalue()
    assert b"FiraGO-Italic" not in buffer.getvalue()
