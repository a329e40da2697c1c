"""Paragraphs are measured once, divided between pages, and link what they should."""

import pytest

from services.renderer.layout import theme
from services.renderer.layout.inline import Jump, Link, Strong, paragraph
from services.renderer.layout.paragraph import Paragraph
from services.renderer.pdf.structure import Element
from services.renderer.typesetting.fonts import register_fonts
from tests.support.canvases import canvas, drawn
from tests.support.pdf_reading import jumps, page_texts, uris

TEXT = "The interview had four rounds and took six weeks from the first call to the written offer. " * 4


@pytest.fixture(autouse=True)
def _fonts() -> None:
    register_fonts()


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


def test_both_parts_of_a_divided_paragraph_are_one_element() -> None:
    text = paragraph(TEXT, style=theme.BODY)
    text.wrap(300, 800)
    first, second = text.split(300, 3.5 * theme.BODY.leading)
    page = canvas()
    first.draw_on(page, 0, 0)
    page.show_page()
    second.draw_on(page, 0, 0)
    (element,) = page.document.root.kids
    assert isinstance(element, Element)
    assert (element.role, len(element.kids)) == ("P", 2)


def test_a_space_stands_between_lines_where_one_was_written() -> None:
    text = paragraph(TEXT, style=theme.BODY)
    text.wrap(300, 800)
    assert "".join(part.text for part in text.written().parts) == TEXT.strip()
