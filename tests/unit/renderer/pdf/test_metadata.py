"""The file says what it is, in both ways that programs look for, whatever its title holds."""

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

from services.renderer.look import Look
from services.renderer.pdf.canvas import Canvas
from services.renderer.pdf.metadata import Standard
from services.renderer.pdf.values import text_string
from tests.support.canvases import IMPRINT
from tests.support.pdf_reading import catalogue, open_pdf, outline

TITLE = "Ärger & <b>(x)\\ 日本 \U0001f680"
NAMES = {"dc": "http://purl.org/dc/elements/1.1/", "ua": "http://www.aiim.org/pdfua/ns/id/"}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def file_of(title: str = "Title", language: str = "en") -> Any:
    return open_pdf(Canvas((100, 100), replace(IMPRINT, title=title, language=language), Look().palette).finished())


def test_any_title_comes_back_from_both() -> None:
    reader = file_of(title=TITLE)
    assert reader.metadata.title == TITLE
    assert reader.metadata.author == "Author"
    assert reader.metadata.keywords == "one, two"
    xmp = ET.fromstring(reader.trailer["/Root"]["/Metadata"].get_data().decode())  # noqa: S314 — written by us
    assert [one.text for one in xmp.findall(f".//dc:title//{RDF}li", NAMES)] == [TITLE]
    assert [one.text for one in xmp.findall(".//ua:part", NAMES)] == ["1"]


def test_the_standard_that_a_file_names_is_that_of_its_version() -> None:
    for standard, header, claim in (("ua-1", b"%PDF-1.7", (["1"], [])), ("ua-2", b"%PDF-2.0", (["2"], ["2024"]))):
        pdf = Canvas((100, 100), replace(IMPRINT, standard=Standard(standard)), Look().palette).finished()
        assert pdf.startswith(header)
        xmp = ET.fromstring(catalogue(pdf)["/Metadata"].get_data().decode())  # noqa: S314 — as above
        assert tuple([one.text for one in xmp.findall(f".//ua:{name}", NAMES)] for name in ("part", "rev")) == claim


def test_viewers_show_the_title_and_the_outline() -> None:
    root = file_of(language="de-AT").trailer["/Root"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/PageMode"] == "/UseOutlines"
    assert root["/Lang"] == "de-AT"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/PageLabels"]["/Nums"][1]["/S"] == "/D"


def test_bookmarks_stand_below_their_chapters() -> None:
    page = Canvas((100, 100), IMPRINT, Look().palette)
    for number, (title, level) in enumerate([("A", 0), ("a1", 1), ("a2", 1), ("B (x)", 0), ("b1", 1)]):
        page.bookmark(f"key{number}", title, level=level, above=0)
    page.show_page()
    page.bookmark("last", "C", level=0, above=5)
    pdf = page.finished()
    assert outline(pdf) == [("A", 1), ("B (x)", 1), ("C", 2)]
    assert outline(pdf, level=1) == [("a1", 1), ("a2", 1), ("b1", 1)]


def test_text_is_escaped_or_encoded() -> None:
    assert text_string("a (b) \\") == r"(a \(b\) \\)"
    assert text_string("é") == "<FEFF00E9>"
    assert text_string("a\nb") == "<FEFF0061000A0062>"
