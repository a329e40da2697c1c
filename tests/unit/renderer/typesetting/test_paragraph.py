"""Paragraphs are measured once, divided between pages, and link what they should."""

from io import BytesIO

import pytest
from reportlab.platypus import Flowable

from services.renderer.typesetting import theme
from services.renderer.typesetting.canvas import GuideCanvas
from services.renderer.typesetting.fonts import register_fonts
from services.renderer.typesetting.inline import Jump, Link, Strong, paragraph
from services.renderer.typesetting.paragraph import Paragraph
from tests.support.pdf_reading import jumps, page_texts, uris

TEXT = "The interview had four rounds and took six weeks from the first call to the written offer. " * 4


@pytest.fixture(autouse=True)
def _fonts() -> None:
    register_fonts()


def drawn(*flowables: Flowable, width: float = 300) -> bytes:
    """A page with each flowable below the one before."""
    buffer = BytesIO()
    canvas = GuideCanvas(buffer, pagesize=(width, 800), invariant=1)
    canvas.bookmarkPage("source-1")
    top = 790.0
    for flowable in flowables:
        _, height = flowable.wrap(width, top)
        top -= height
        flowable.drawOn(canvas, 0, top)
    canvas.save()
    return buffer.getvalue()


def test_a_divided_paragraph_has_the_same_lines() -> None:
    text = paragraph(TEXT, style=theme.BODY)
    _, height = text.wrap(300, 800)
    lines = text.lines
    first, second = text.split(300, 3.5 * theme.BODY.leading)
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert first.wrap(300, 800)[1] + second.wrap(300, 800)[1] == pytest.approx(height)
    assert (first.lines, second.lines) == (lines[:3], lines[3:])


def test_a_single_line_is_not_left_at_the_foot_of_a_page() -> None:
    text = paragraph(TEXT, style=theme.BODY)
    assert text.split(300, 1.5 * theme.BODY.leading) == []
    assert text.split(300, 800) == [text]


def test_links_and_references_lead_where_they_say() -> None:
    address = "https://example.com/a_(b)?c=d&e=%20"
    pdf = drawn(paragraph("See", Strong("this:"), Link("a post", address), Jump("[1]", "source-1"), style=theme.BODY))
    assert uris(pdf) == {address}
    assert jumps(pdf) == {(1, 1)}
    assert page_texts(pdf)[0].split() == ["See", "this:", "a", "post", "[1]"]


def test_a_paragraph_of_nothing_takes_no_room() -> None:
    text = paragraph("\x00", style=theme.BODY)
    assert text.wrap(300, 800)[1] == 0
    drawn(text)
