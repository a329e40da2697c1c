"""The way from a page to the structure and back is the same."""

from typing import Any

from services.renderer.guide import render_pdf
from services.renderer.pdf.file import PdfFile
from services.renderer.pdf.structure import Element, MarkedObject, MarkedText, lang, write_structure
from services.renderer.pdf.values import Ref
from tests.support import guide_samples as samples
from tests.support.pdf_reading import open_pdf, structure_goals


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


def test_links_lead_to_the_same_place_on_the_pages_and_in_the_structure() -> None:
    goals = structure_goals(render_pdf(samples.rich_job(), samples.rich_insights()))
    assert {role for role, _, _ in goals} == {"/H2", "/LI", "/Link"}
    assert all(page in pages for _, page, pages in goals)


def test_entries_of_the_contents_refer_to_headings() -> None:
    reader, owners = tree()
    document: Any = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]
    assert document["/NS"]["/NS"] == "http://iso.org/pdf2/ssn"
    (contents,) = [kid.get_object() for kid in document["/K"] if kid.get_object().get("/S") == "/TOC"]
    headings = [entry.get_object()["/Ref"][0] for entry in contents["/K"]]
    assert {heading.get_object()["/S"] for heading in headings} == {"/H2"}
    written = [one for value in owners.values() if isinstance(value, list) for one in value]
    assert [heading for heading in headings if heading not in written] == []


def test_lists_with_labels_say_that_those_do_not_count() -> None:
    reader, _ = tree()
    lists = [one for one in elements(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]) if one["/S"] == "/L"]
    labelled = [one for one in lists if any(kid["/S"] == "/Lbl" for item in one["/K"] for kid in kids(item))]
    assert labelled
    assert all(one["/A"]["/ListNumbering"] in {"/Unordered", "/Decimal"} for one in labelled)


def elements(element: Any) -> list[Any]:
    """An element with all that is below it."""
    return [element.get_object(), *(one for kid in kids(element) for one in elements(kid))]


def kids(element: Any) -> list[Any]:
    """The elements that are directly below one."""
    found = [kid.get_object() for kid in element.get_object().get("/K", ())]
    return [kid for kid in found if isinstance(kid, dict) and "/S" in kid]


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
    (body,) = [body for body in file._document._objects.values() if b"/S/P/" in body]
    assert f"/Pg {here}/Lang(de)/K[4 <</Type/MCR/Pg {there}/MCID 0>>".encode() in body
    assert f"<</Type/OBJR/Pg {here}/Obj {link}>>".encode() in body
    assert isinstance(element.ref, Ref)
