"""Text is part of the structure, everything else decoration; mirrored pages begin at the right."""

from typing import Any

import pytest

from services.renderer.layout import theme
from services.renderer.layout.inline import Link, paragraph
from services.renderer.pdf.canvas import Canvas
from services.renderer.pdf.structure import Element, MarkedText
from services.renderer.typesetting.fonts import BOLD, REGULAR
from services.renderer.typesetting.single_line import single_line
from tests.support.canvases import canvas
from tests.support.pdf_reading import open_pdf


def code(page: Canvas) -> str:
    """The operators of the first page."""
    return open_pdf(page.finished()).pages[0].get_contents().get_data().decode("latin1")  # type: ignore[union-attr]


def test_shapes_are_decoration_and_text_is_not() -> None:
    page = canvas()
    page.rect(1, 2, 3, 4)
    with page.part("P"):
        page.write_at(5, 6, single_line("text", REGULAR, 10, theme.INK))
    page.line(1, 1, 2, 2)
    written = code(page)
    assert written.index("/Artifact BMC") < written.index("re f") < written.index("EMC") < written.index("MCID 0")
    assert written.count("/Artifact BMC") == 2
    assert written.count("BMC") + written.count("BDC") == written.count("EMC")


def test_decoration_is_begun_once_for_shapes_in_a_row() -> None:
    page = canvas()
    for place in range(3):
        page.rect(place, 0, 1, 1)
    page.decorate(single_line("text", REGULAR, 10, theme.INK))
    assert code(page).count("/Artifact BMC") == 1
    assert page.document.root.kids == []


def test_what_every_page_repeats_is_no_part_of_the_text() -> None:
    page = canvas()
    with page.pagination("Header"):
        page.write_at(1, 1, single_line("header", REGULAR, 10, theme.INK))
        page.line(0, 0, 1, 1)
    written = code(page)
    assert "/Artifact<</Type/Pagination/Subtype/Header>>BDC" in written
    assert "MCID" not in written


def test_elements_stand_in_each_other() -> None:
    page = canvas()
    with page.part("L"), page.part("LI"):
        page.write(single_line("text", REGULAR, 10, theme.INK))
    (list_,) = page.document.root.kids
    assert isinstance(list_, Element)
    (item,) = list_.kids
    assert isinstance(item, Element)
    (text,) = item.kids
    assert isinstance(text, MarkedText)
    assert [list_.role, item.role, text.number] == ["L", "LI", 0]


def test_a_link_is_an_element_with_its_text_and_its_area() -> None:
    page = canvas()
    text = paragraph("See", Link("this", "https://example.com/"), style=theme.BODY)
    text.wrap(300, 100)
    text.draw_on(page, 0, 0)
    (element,) = page.document.root.kids
    assert isinstance(element, Element)
    assert [type(kid).__name__ for kid in element.kids] == ["MarkedText", "Element"]
    assert isinstance(element.kids[1], Element)
    assert [type(kid).__name__ for kid in element.kids[1].kids] == ["MarkedText", "MarkedObject"]


def test_a_place_is_filled_when_all_is_known() -> None:
    page = canvas()
    place = page.later()
    with page.part("P"):
        page.write(single_line("one", REGULAR, 10, theme.INK))
    page.fill(place, single_line("two", BOLD, 10, theme.INK))
    text = open_pdf(page.finished()).pages[0].extract_text()
    assert text == "twoone"


@pytest.mark.parametrize(("mirrored", "left"), [(False, 10), (True, 300 - 10 - 20)])
def test_a_mirrored_page_begins_at_the_right(left: float, mirrored: bool) -> None:
    page = canvas(300, mirrored=mirrored)
    page.translate(10, 5)
    page.rect(0, 0, 20, 4)
    page.clip(0, 0, 20, 4)
    page.save()
    page.translate(3, 3)
    page.restore()
    page.line(0, 1, 20, 1)
    written = code(page)
    assert f"{left} 5 20 4 re f" in written
    assert f"{left} 5 20 4 re W n" in written
    ends = sorted([left, left + 20], reverse=mirrored)
    assert f"{ends[0]} 6 m {ends[1]} 6 l S" in written


def test_links_lie_where_their_text_stands_on_a_mirrored_page() -> None:
    page = canvas(300, mirrored=True)
    text = paragraph(Link("this", "https://example.com/"), style=theme.BODY)
    text.wrap(280, 100)
    text.draw_on(page, 10, 0)
    annotations: Any = open_pdf(page.finished()).pages[0]["/Annots"]
    left, _, right, _ = annotations[0].get_object()["/Rect"]
    assert 250 < left < right <= 290.01


def test_streams_are_compressed() -> None:
    page = canvas()
    page.rect(0, 0, 1, 1)
    assert b"re f" not in page.finished()
