"""What a guide is drawn on: text with its place in the structure, shapes, links, bookmarks.

Every text is part of an element of the structure; everything else is decoration, see `surface`.
"""

import contextlib
from collections.abc import Iterator, Sequence
from functools import partial

from typing_extensions import override

from services.renderer.pdf.document import Bookmark, Destination, Imprint, PageCode
from services.renderer.pdf.image import Jpeg
from services.renderer.pdf.shapes import Shapes
from services.renderer.pdf.structure import Element, MarkedObject, MarkedText, lang
from services.renderer.pdf.surface import DECORATION
from services.renderer.pdf.values import text_string
from services.renderer.typesetting.measures import numbers
from services.renderer.typesetting.palette import Palette
from services.renderer.typesetting.writing import Code, LinkArea, Part, Word, Written

__all__ = ["Canvas"]

_ABOVE = 40.0
"""Points that are shown above what a way back leads to."""


class Canvas(Shapes):
    """Pages with text, links and pictures that are parts of the document's structure."""

    @override
    def __init__(
        self, page_size: tuple[float, float], imprint: Imprint, palette: Palette, *, mirrored: bool = False
    ) -> None:
        super().__init__(page_size, imprint, palette, mirrored=mirrored)
        self._open_elements = [self.document.root]

    @property
    def element(self) -> Element:
        """The part of the structure that is open."""
        return self._open_elements[-1]

    # The structure

    def open(self, role: str, attributes: str = "") -> Element:
        """Begin a part of the structure within the one that is open."""
        element = self.element.child(role, attributes)
        self._open_elements.append(element)
        return element

    def close(self) -> None:
        """End the part that was begun last."""
        self._open_elements.pop()

    @contextlib.contextmanager
    def part(self, role: str, attributes: str = "") -> Iterator[Element]:
        """Begin a part of the structure, and end it."""
        yield self.open(role, attributes)
        self.close()

    # Text

    def write_at(self, x: float, y: float, written: Written, element: Element | None = None) -> None:
        """Put text at a place; see `write`."""
        self._x, self._y = self._x + x, self._y + y
        self.write(written, element)
        self._x, self._y = self._x - x, self._y - y

    def decorate_at(self, x: float, y: float, written: Written) -> None:
        """Put decoration at a place; see `decorate`."""
        self._x, self._y = self._x + x, self._y + y
        self.decorate(written)
        self._x, self._y = self._x - x, self._y - y

    def write(self, written: Written, element: Element | None = None) -> None:
        """Put text on the page, its lower left corner at the origin, as part of an element or of the open one."""
        if self._locked:
            self.decorate(written)
            return
        if not written.parts:
            return
        owner = element or self.element
        self._decorate(None)
        x = self._begin_text(written)
        links: dict[str, Element] = {}
        kids: list[MarkedText | Element] = []
        for part in written.parts:
            if part.link is None:
                kids.append(self._stretch(part, owner))
                continue
            if part.link not in links:
                links[part.link] = Element("Link", order=part.start)
                kids.append(links[part.link])
            self._linked(part, part.link, links[part.link], x)
        kids.sort(key=lambda kid: kid.order)
        owner.kids += kids
        self._page.code.append("ET Q\n")

    def _stretch(self, part: Part, owner: Element) -> MarkedText | Element:
        """Write text that leads nowhere, within an element of its own where it needs one."""
        span = _span(part)
        text = self._mark(part, span or owner)
        if span:
            span.kids.append(text)
        return span or text

    def _linked(self, part: Part, target: str, link: Element, x: float) -> None:
        """Write text as part of a link."""
        # The first place that leads somewhere is where the way back leads.
        back = Destination(self._page.ref, self._y + _ABOVE, link)
        self.document.places.setdefault(f"back-{target[1:]}", back)
        link.kids.append(self._mark(part, link))
        link.kids += [self._area(area, link, part.text, x) for area in part.areas]

    def decorate(self, written: Written) -> None:
        """Put text on the page that is no part of the document's text."""
        self._decorate(DECORATION)
        self._begin_text(written)
        for part in written.parts:
            self._page.code += self._bound(part.code)
        self._page.code.append("ET Q\n")

    def later(self) -> list[PageCode]:
        """Return a place on the page for decoration that is known when all pages are; see `fill`."""
        self._decorate(self._decoration or DECORATION)
        place: list[PageCode] = [f"q 1 0 0 1 {numbers(self._left(0), self._y)} cm\n"]
        self._page.code.append(place)
        return place

    def fill(self, place: list[PageCode], written: Written, *, left: float = 0) -> None:
        """Put text into a place that was kept for it, so many points right of it."""
        place.append(f"1 0 0 1 {numbers(-left - written.width if self.mirrored else left, 0)} cm\n")
        self._use(written)
        place.append("BT\n")
        for part in written.parts:
            place += self._bound(part.code)
        place.append("ET Q\n")

    # Navigation

    def bookmark(self, key: str, title: str, *, level: int, above: float) -> None:
        """Make this place, and the element that is open, one that the viewer's outline leads to.

        Args:
            key: Its name.
            title: What the outline says.
            level: 0 for chapters, 1 for their parts.
            above: What is shown above it, in points.
        """
        self.anchor(key, above=above)
        self.document.bookmarks.append(Bookmark(title, level, key))

    def anchor(self, key: str, *, above: float) -> None:
        """Make this place, and the element that is open, one that links lead to."""
        self.document.places.setdefault(key, Destination(self._page.ref, self._y + above, self.element))

    def link(self, area: LinkArea, element: Element, text: str) -> MarkedObject:
        """Make an area act as a link of an element, with what it says."""
        return self._area(area, element, text, self._left(0, area.left + area.right))

    def _area(self, area: LinkArea, element: Element, text: str, x: float) -> MarkedObject:
        target, left, bottom, right, top = area
        corners = (x + left, self._y + bottom, x + right, self._y + top)
        return MarkedObject(self._page.ref, self.document.add_link(self._page, corners, target, text, element))

    def image(self, image: Jpeg, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture as part of the element that is open, which says what it shows."""
        self._decorate(None)
        number = len(self._page.elements)
        self._page.elements.append(self.element)
        self.element.kids.append(MarkedText(self._page.ref, number))
        placed = numbers(width, 0, 0, height, self._left(x, width), self._y + y)
        name = self.document.image(image)
        self._page.code.append(f"/Figure<</MCID {number}>>BDC q {placed} cm /{name} Do Q EMC\n")

    def _begin_text(self, written: Written) -> float:
        """Begin text and return where it stands."""
        self._use(written)
        x = self._left(0, written.width)
        self._page.code.append(f"q 1 0 0 1 {numbers(x, self._y)} cm BT\n")
        return x

    def _use(self, written: Written) -> None:
        for face, needs in written.needs:
            self.document.face(face).use(needs)

    def _mark(self, part: Part, element: Element) -> MarkedText:
        """Write a stretch of text with its number on the page."""
        number = len(self._page.elements)
        self._page.elements.append(element)
        self._page.code.append(f"/P<</MCID {number}>>BDC\n")
        self._page.code += self._bound(part.code)
        self._page.code.append("EMC\n")
        return MarkedText(self._page.ref, number, part.start)

    def _bound(self, code: Sequence[Code]) -> list[PageCode]:
        """Return operators in which what differs from file to file is this file's."""
        faces = self.document.face
        return [partial(faces(item.shaped.face).code, *item) if isinstance(item, Word) else item for item in code]


def _span(part: Part) -> Element | None:
    """Return the element of a text that needs one of its own: in another language, or written from the right."""
    language = lang(part.language) if part.language else ""
    # Letters from right to left are in the file from left to right, as all programs expect that take text from pages.
    said = f"/ActualText{text_string(part.text)}" if part.rtl else ""
    return Element("Span", language + said, order=part.start) if language or said else None
