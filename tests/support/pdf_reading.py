"""Reads back what a PDF says: text, links, outline, and whatever could act."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

__all__ = [
    "actions",
    "catalogue",
    "figures",
    "font_descriptors",
    "jumps",
    "open_pdf",
    "outline",
    "page_texts",
    "spoken_texts",
    "squeezed",
    "structure_goals",
    "uris",
    "whole_text",
]

_ACTING_KEYS = frozenset({"/AA", "/OpenAction", "/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/RichMedia"})
_ACTION_KINDS = frozenset(
    {
        "/URI",
        "/GoTo",
        "/GoToR",
        "/GoToE",
        "/Launch",
        "/JavaScript",
        "/SubmitForm",
        "/ImportData",
        "/Named",
        "/Rendition",
    }
)


def open_pdf(pdf: bytes) -> PdfReader:
    """Parse strictly: a malformed file raises."""
    return PdfReader(BytesIO(pdf), strict=True)


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in open_pdf(pdf).pages]


def whole_text(pdf: bytes) -> str:
    """All text, with lines joined by single spaces."""
    return " ".join(" ".join(page_texts(pdf)).split())


def squeezed(text: str) -> str:
    """Text without spaces, for comparison across line breaks."""
    return "".join(text.split())


def uris(pdf: bytes) -> set[str]:
    """Every address behind a link."""
    return {str(link["/A"]["/URI"]) for _, link in _annotations(open_pdf(pdf)) if "/URI" in link["/A"]}


def jumps(pdf: bytes) -> set[tuple[int, int]]:
    """Page numbers, from 1, that links within the document lead from and to."""
    reader = open_pdf(pdf)
    numbers = {page.indirect_reference: number for number, page in enumerate(reader.pages, start=1)}
    goals = ((origin, link["/A"].get("/D")) for origin, link in _annotations(reader))
    return {(origin, numbers[goal.get_object()[0]]) for origin, goal in goals if goal}


def structure_goals(pdf: bytes) -> list[tuple[str, int, set[int]]]:
    """For each link within the document: its element's role, the page that it leads to, and those of the element."""
    reader = open_pdf(pdf)
    numbers = {page.indirect_reference: number for number, page in enumerate(reader.pages, start=1)}

    def pages(element: Any) -> Iterator[int]:
        element = element.get_object()
        if isinstance(element, DictionaryObject):
            if "/Pg" in element:
                yield numbers[element.raw_get("/Pg")]
            for kid in element.get("/K", ()):
                yield from pages(kid)

    jumps_ = [link["/A"] for _, link in _annotations(reader) if "/SD" in link["/A"]]
    return [
        (str(jump["/SD"][0].get_object()["/S"]), numbers[jump["/D"][0]], set(pages(jump["/SD"][0]))) for jump in jumps_
    ]


def outline(pdf: bytes, *, level: int = 0) -> list[tuple[str, int]]:
    """Titles and page numbers of the outline at one level."""
    reader = open_pdf(pdf)

    def entries(items: list[Any], depth: int) -> Iterator[tuple[str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from entries(item, depth + 1)
            elif depth == level:
                yield str(item.title), (reader.get_destination_page_number(item) or 0) + 1

    return list(entries(reader.outline, 0))


def spoken_texts(pdf: bytes) -> list[str]:
    """What the structure says instead of the letters on the page, for text read from the right, in its order."""
    return _structure_texts(pdf, "/ActualText")


def figures(pdf: bytes) -> list[str]:
    """What the structure says in the place of drawings."""
    return _structure_texts(pdf, "/Alt")


def _structure_texts(pdf: bytes, key: str) -> list[str]:
    found: list[str] = []

    def collect(element: Any) -> None:
        element = element.get_object()
        if not isinstance(element, DictionaryObject):
            return
        if key in element:
            found.append(str(element[key]))
        kids = element.get("/K", ArrayObject()).get_object()
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            collect(kid)

    collect(catalogue(pdf)["/StructTreeRoot"])
    return found


def catalogue(pdf: bytes) -> Any:
    """The dictionary at the root of the file."""
    return open_pdf(pdf).trailer["/Root"]


def font_descriptors(pdf: bytes) -> list[Any]:
    """What the file says about each of its fonts; an empty one for a font that it does not describe."""
    return [
        thing.get("/FontDescriptor", DictionaryObject()).get_object()
        for thing in _dictionaries(catalogue(pdf))
        if thing.get("/Type") == "/Font" and "/DescendantFonts" not in thing
    ]


def actions(pdf: bytes) -> set[str]:
    """The kinds of all actions in the file and the keys that could start something by themselves."""
    found: set[str] = set()
    for thing in _dictionaries(catalogue(pdf)):
        found |= _ACTING_KEYS & thing.keys()
        found |= _ACTION_KINDS & {str(thing.get("/S"))}
    return found


def _annotations(reader: PdfReader) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(reader.pages, start=1):
        for annotation in page.get("/Annots", ArrayObject()).get_object():
            yield number, annotation.get_object()


def _dictionaries(root: Any) -> Iterator[DictionaryObject]:
    waiting, seen = [root], set[int]()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        if isinstance(thing, DictionaryObject):
            yield thing
            waiting += [thing.raw_get(key) for key in thing]
        elif isinstance(thing, ArrayObject):
            waiting += list(thing)
