"""What a guide is drawn on: text with its place in the structure, shapes, links, bookmarks.

Every text is part of an element of the structure. Everything else is decoration by itself, and a reader who listens
never hears of it: nobody has to remember to say so.
"""

import contextlib
from collections.abc import Iterator, Sequence
from functools import partial

from services.renderer.pdf.document import Bookmark, Destination, GuidePage, Imprint, PageCode, PdfDocument
from services.renderer.pdf.image import Jpeg
from services.renderer.pdf.structure import Element, MarkedObject, MarkedText, lang
from services.renderer.pdf.values import text_string
from services.renderer.typesetting.measures import Color, numbers
from services.renderer.typesetting.palette import Palette
from services.renderer.typesetting.writing import Code, LinkArea, Part, Word, Written

__all__ = ["Canvas"]

_ABOVE = 40.0
"""Points that are shown above what a way back leads to."""
_DECORATION = "/Artifact BMC\n"

_ROUND = 0.5523
"""How far the handles of a curve reach that comes closest to a quarter of a circle, as a share of its radius."""


class Canvas:
    """The pages of a file, one after the other. The origin is the lower left corner until it is moved."""

    basis_shown: str | None = None
    """The label shown last on this page, below the last heading."""

    def __init__(
        self, page_size: tuple[float, float], imprint: Imprint, palette: Palette, *, mirrored: bool = False
    ) -> None:
        """Begin a file.

        Args:
            page_size: Width and height of all pages.
            imprint: What the file says about itself.
            palette: The colours of its brand.
            mirrored: Whether pages begin at the right; everything stands as far from the right edge then as it was
                placed from the left one.
        """
        self.page_size = page_size
        self.palette = palette
        self.mirrored = mirrored
        self.document = PdfDocument(imprint, page_size)
        self._open_elements = [self.document.root]
        self._x = self._y = 0.0
        self._origins: list[tuple[float, float]] = []
        self._start_page()

    @property
    def page_number(self) -> int:
        """The number of the current page, from 1."""
        return len(self.document.pages)

    @property
    def origin(self) -> tuple[float, float]:
        """Where the origin is, from the lower left corner of the page."""
        return self._x, self._y

    @property
    def element(self) -> Element:
        """The part of the structure that is open."""
        return self._open_elements[-1]

    def show_page(self) -> None:
        """End the page and begin the next."""
        self._decorate(None)
        self._start_page()

    def finished(self) -> bytes:
        """Return the file, of which this page is the last."""
        self._decorate(None)
        return self.document.finished()

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

    @contextlib.contextmanager
    def pagination(self, kind: str) -> Iterator[None]:
        """Draw what every page repeats; `kind` is `Header` or `Footer`."""
        self._decorate(f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC\n")
        self._locked = True
        yield
        self._locked = False
        self._decorate(None)

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
                span = _span(part)
                text = self._mark(part, span or owner)
                if span:
                    span.kids.append(text)
                kids.append(span or text)
                continue
            if part.link not in links:
                links[part.link] = Element("Link", order=part.start)
                kids.append(links[part.link])
            link = links[part.link]
            # The first place that leads somewhere is where the way back leads.
            back = Destination(self._page.ref, self._y + _ABOVE, link)
            self.document.places.setdefault(f"back-{part.link[1:]}", back)
            link.kids.append(self._mark(part, link))
            link.kids += [self._area(area, link, part.text, x) for area in part.areas]
        kids.sort(key=lambda kid: kid.order)
        owner.kids += kids
        self._page.code.append("ET Q\n")

    def decorate(self, written: Written) -> None:
        """Put text on the page that is no part of the document's text."""
        self._decorate(_DECORATION)
        self._begin_text(written)
        for part in written.parts:
            self._page.code += self._bound(part.code)
        self._page.code.append("ET Q\n")

    def later(self) -> list[PageCode]:
        """Return a place on the page for decoration that is known when all pages are; see `fill`."""
        self._decorate(self._decoration or _DECORATION)
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

    # Shapes

    def save(self) -> None:
        """Remember origin, colours and lines."""
        self._origins.append((self._x, self._y))
        self._page.code.append("q\n")

    def restore(self) -> None:
        """Go back to what was remembered last."""
        self._x, self._y = self._origins.pop()
        self._page.code.append("Q\n")

    def translate(self, x: float, y: float) -> None:
        """Move the origin."""
        self._x += x
        self._y += y

    def fill_color(self, color: Color) -> None:
        """Set the colour of areas."""
        self._page.code.append(f"{numbers(*color)} rg\n")

    def stroke(self, color: Color, width: float, dash: Sequence[float] = ()) -> None:
        """Set the look of lines."""
        self._page.code.append(f"{numbers(*color)} RG {numbers(width)} w [{' '.join(map(numbers, dash))}] 0 d\n")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a line."""
        y = self._y
        self._draw(f"{numbers(self._left(x1), y + y1)} m {numbers(self._left(x2), y + y2)} l S")

    def rect(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle."""
        self._draw(f"{numbers(self._left(x, width), self._y + y, width, height)} re f")

    def clip(self, x: float, y: float, width: float, height: float) -> None:
        """Show nothing outside a rectangle until `restore`."""
        self._page.code.append(f"{numbers(self._left(x, width), self._y + y, width, height)} re W n\n")

    def round_rect(
        self, x: float, y: float, width: float, height: float, radius: float, *, fill: bool = True, stroke: bool = False
    ) -> None:
        """Draw a rectangle with round corners."""
        x, y = self._left(x, width), self._y + y
        right, top, away = x + width, y + height, radius * (1 - _ROUND)
        path = (
            f"{numbers(x + radius, y)} m {numbers(right - radius, y)} l "
            f"{numbers(right - away, y, right, y + away, right, y + radius)} c {numbers(right, top - radius)} l "
            f"{numbers(right, top - away, right - away, top, right - radius, top)} c {numbers(x + radius, top)} l "
            f"{numbers(x + away, top, x, top - away, x, top - radius)} c {numbers(x, y + radius)} l "
            f"{numbers(x, y + away, x + away, y, x + radius, y)} c h"
        )
        self._draw(f"{path} {'B' if fill and stroke else 'f' if fill else 'S'}")

    def circle(self, x: float, y: float, radius: float, *, fill: bool = True) -> None:
        """Draw a circle."""
        self.round_rect(x - radius, y - radius, 2 * radius, 2 * radius, radius, fill=fill, stroke=not fill)

    def image(self, image: Jpeg, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture as part of the element that is open, which says what it shows."""
        self._decorate(None)
        number = len(self._page.elements)
        self._page.elements.append(self.element)
        self.element.kids.append(MarkedText(self._page.ref, number))
        placed = numbers(width, 0, 0, height, self._left(x, width), self._y + y)
        name = self.document.image(image)
        self._page.code.append(f"/Figure<</MCID {number}>>BDC q {placed} cm /{name} Do Q EMC\n")

    def _draw(self, shape: str) -> None:
        self._decorate(_DECORATION)
        self._page.code.append(f"{shape}\n")

    def _start_page(self) -> None:
        self._page: GuidePage = self.document.add_page()
        self._x = self._y = 0.0
        self._decoration: str | None = None
        self._locked = False
        self.basis_shown = None

    def _decorate(self, opening: str | None) -> None:
        """Begin or end what is decoration."""
        if self._locked or self._decoration == opening:
            return
        if self._decoration:
            self._page.code.append("EMC\n")
        if opening:
            self._page.code.append(opening)
        self._decoration = opening

    def _begin_text(self, written: Written) -> float:
        """Begin text and return where it stands."""
        self._use(written)
        x = self._left(0, written.width)
        self._page.code.append(f"q 1 0 0 1 {numbers(x, self._y)} cm BT\n")
        return x

    def _left(self, x: float, width: float = 0) -> float:
        """Return where on the page something stands that is so wide."""
        return self.page_size[0] - self._x - x - width if self.mirrored else self._x + x

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
