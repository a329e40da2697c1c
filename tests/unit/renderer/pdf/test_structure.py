"""The way from a page to the structure and back is the same."""

from typing import Any

from services.renderer.guide import render_pdf
from services.renderer.pdf.file import PdfFile
from services.renderer.pdf.structure import Element, MarkedObject, MarkedText, lang, write_structure
from services.renderer.pdf.values import Ref
from tests.support import guide_samples as samples
from tests.support.pdf_reading import open_pdf


def tree() -> tuple[Any, Any]:
    """A reader, and the parent tree of a guide by its keys."""
    reader = open_pdf(render_pdf(samples.rich_job(), samples.rich_insights()))
    root: Any = reader.trailer["/Root"]
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    return reader, {numbers[place]: numbers[place + 1].get_object() for place in range(0, len(numbers), 2)}


def test_every_stretch_of_a_page_belongs_to_the_element_that_has_it() -> None:
    reader, owners = tree()
    for page in reader.pages:
        for number, element in enumerate(owners[page["/StructParents"]]):
            kids = element.get_object()["/K"]
            own = [kid for kid in kids if kid == number and element.get_object()["/Pg"] == page]
            marked = [kid for kid in kids if not isinstance(kid, int) and kid.get_object().get("/MCID") == number]
            assert own or marked


def test_every_link_belongs_to_the_element_that_refers_to_it() -> None:
    reader, owners = tree()
    links = [link for page in reader.pages for link in page.get("/Annots", [])]
    assert len(links) > 50
    for link in links:
        element = owners[link.get_object()["/StructParent"]]
        assert element["/S"] == "/Link"
        objects = [kid.get_object() for kid in element["/K"] if not isinstance(kid, int)]
        assert link in [one.raw_get("/Obj") for one in objects if one.get("/Type") == "/OBJR"]
        assert link.get_object()["/Contents"]


def test_roles_are_those_of_the_standard() -> None:
    _, owners = tree()
    roles = {str(one.get_object()["/S"]) for value in owners.values() if isinstance(value, list) for one in value}
    assert roles <= {"/P", "/H1", "/H2", "/H3", "/Lbl", "/LBody", "/Link", "/Span", "/Figure", "/TD", "/TH"}
    assert {"/H1", "/H2", "/H3", "/Lbl", "/P"} <= roles


def test_texts_of_another_page_say_so() -> None:
    file = PdfFile()
    here, there, link = file.reserve(), file.reserve(), file.reserve()
    element = Element("P", lang("de"))
    element.kids += [MarkedText(here, 4), MarkedText(there, 0), MarkedObject(here, link)]
    root = Element("Document", kids=[element])
    write_structure(file, root, owners={0: [element], 1: element})
    (body,) = [body.body for body in file._bodies.values() if b"/S/P/" in body.body]
    assert f"/Pg {here}/Lang(de)/K[4 <</Type/MCR/Pg {there}/MCID 0>>".encode() in body
    assert f"<</Type/OBJR/Pg {here}/Obj {link}>>".encode() in body
    assert isinstance(element.ref, Ref)
