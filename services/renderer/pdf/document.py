"""The whole document: pages, faces, links, bookmarks, and what it says about itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from services.renderer.pdf.bookmarks import Bookmark, write_bookmarks
from services.renderer.pdf.embedding import EmbeddedFace
from services.renderer.pdf.file import PdfFile
from services.renderer.pdf.image import Jpeg
from services.renderer.pdf.metadata import Imprint, write_info, write_metadata
from services.renderer.pdf.structure import Element, Marked, lang, write_structure
from services.renderer.pdf.values import Ref, text_string
from services.renderer.typesetting.face import Face
from services.renderer.typesetting.measures import numbers

__all__ = ["Bookmark", "Destination", "GuidePage", "Imprint", "PageCode", "PdfDocument"]


PageCode: TypeAlias = "str | Callable[[], str] | list[PageCode]"
"""Operators of a page; what is no string yet is known when all pages are."""


@dataclass(slots=True)
class GuidePage:
    """A page in the making."""

    ref: Ref
    code: list[PageCode] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    """Whose text each numbered stretch is."""
    links: list[Ref] = field(default_factory=list)


@dataclass(slots=True)
class _Link:
    ref: Ref
    corners: tuple[float, float, float, float]
    target: str
    text: str
    element: Element


class Destination(NamedTuple):
    """Where a link leads to, on the page and in the structure."""

    page: Ref
    height: float
    """From the foot of the page, in points."""
    element: Element


class PdfDocument:
    """Collects pages and writes them when the last one is done."""

    def __init__(self, imprint: Imprint, page_size: tuple[float, float]) -> None:
        self.author = imprint.author
        self.root = Element("Document", lang(imprint.language))
        self.pages: list[GuidePage] = []
        self.bookmarks: list[Bookmark] = []
        self.places: dict[str, Destination] = {}
        """Where links lead to."""
        self.entries: list[tuple[Element, str]] = []
        """Elements that stand for what is at a place: entries of the table of contents."""
        self._imprint = imprint
        self._page_size = page_size
        self._file = PdfFile(version=imprint.standard.version)
        self._faces: dict[Face, EmbeddedFace] = {}
        self._links: list[_Link] = []
        self._images: dict[Jpeg, Ref] = {}

    def add_page(self) -> GuidePage:
        """Return a new page, behind all others."""
        page = GuidePage(self._file.reserve())
        self.pages.append(page)
        return page

    def face(self, face: Face) -> EmbeddedFace:
        """Return what the file has of a face."""
        if face not in self._faces:
            self._faces[face] = EmbeddedFace(face)
        return self._faces[face]

    def image(self, image: Jpeg) -> str:
        """Return what pages call a picture of the file."""
        if image not in self._images:
            self._images[image] = image.write(self._file)
        return f"I{list(self._images).index(image)}"

    def add_link(
        self, page: GuidePage, corners: tuple[float, float, float, float], target: str, text: str, element: Element
    ) -> Ref:
        """Make an area of a page lead to an address, or to the place whose key follows a `#`."""
        link = _Link(self._file.reserve(), corners, target, text, element)
        page.links.append(link.ref)
        self._links.append(link)
        return link.ref

    def finished(self) -> bytes:
        """Return the file."""
        file, imprint = self._file, self._imprint
        parent = file.reserve()
        fonts = "".join(f"/{face.label} {embedded.write(file)}" for face, embedded in self._faces.items())
        images = "".join(f"/{self.image(image)} {ref}" for image, ref in self._images.items())
        resources = file.add(f"<</Font<<{fonts}>>/XObject<<{images}>>>>")
        for number, page in enumerate(self.pages):
            self._write_page(page, number, parent, resources)
        kids = " ".join(str(page.ref) for page in self.pages)
        file.put(parent, f"<</Type/Pages/Kids[{kids}]/Count {len(self.pages)}>>")
        owners: dict[int, Marked | Element] = {number: page.elements for number, page in enumerate(self.pages)}
        owners |= {key: link.element for key, link in enumerate(self._links, start=len(self.pages))}
        for element, key in self.entries:
            element.target = self._place(key).element
        structure = write_structure(file, self.root, owners=owners)
        for number, link in enumerate(self._links, start=len(self.pages)):
            self._write_link(link, number)
        catalog = file.add(
            f"<</Type/Catalog/Pages {parent}/Lang{text_string(imprint.language)}/MarkInfo<</Marked true>>"
            f"/ViewerPreferences<</DisplayDocTitle true>>/PageMode/UseOutlines"
            f"/PageLabels<</Nums[0<</S/D>>]>>/Metadata {write_metadata(file, imprint)}"
            f"/Outlines {write_bookmarks(file, self.bookmarks, self._jump)}"
            f"/StructTreeRoot {structure}>>"
        )
        return file.finished(root=catalog, info=write_info(file, imprint))

    def _write_page(self, page: GuidePage, number: int, parent: Ref, resources: Ref) -> None:
        content = self._file.add_stream("".join(_flat(page.code)).encode("ascii"))
        links = f"/Annots[{' '.join(map(str, page.links))}]" if page.links else ""
        self._file.put(
            page.ref,
            f"<</Type/Page/Parent {parent}/MediaBox[0 0 {numbers(*self._page_size)}]/Contents {content}"
            f"/Resources {resources}/Tabs/S/StructParents {number}{links}>>",
        )

    def _write_link(self, link: _Link, key: int) -> None:
        if link.target.startswith("#"):
            leads = self._jump(link.target[1:])
        else:
            leads = f"/A<</Type/Action/S/URI/URI{text_string(link.target)}>>"
        self._file.put(
            link.ref,
            f"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[{numbers(*link.corners)}]"
            f"/Contents{text_string(link.text.strip() or link.target)}/StructParent {key}{leads}>>",
        )

    def _jump(self, key: str) -> str:
        """Return what leads to a place: where it is on its page, for most programs, and which element it is."""
        page, height, element = self._place(key)
        view = f"/XYZ 0 {numbers(height)} null"
        return f"/A<</S/GoTo/D[{page}{view}]/SD[{element.ref}{view}]>>"

    def _place(self, key: str) -> Destination:
        # A statement that quotes a source may stand in no section of the guide: then its page is the first.
        return self.places.get(key, Destination(self.pages[0].ref, self._page_size[1], self.root))


def _flat(code: Sequence[PageCode]) -> list[str]:
    """Return operators as strings, now that all of them are known."""
    found: list[str] = []
    for item in code:
        if isinstance(item, str):
            found.append(item)
        else:
            found += _flat(item) if isinstance(item, list) else [item()]
    return found
