"""The pages that are drawn on, one after the other: where the origin is, and what on them is decoration.

Everything that is no text of the structure is decoration by itself, and a reader who listens never hears of it: nobody
has to remember to say so.
"""

import contextlib
from collections.abc import Iterator

from services.renderer.pdf.document import GuidePage, Imprint, PdfDocument
from services.renderer.typesetting.palette import Palette

__all__ = ["DECORATION", "Surface"]

DECORATION = "/Artifact BMC\n"
"""Begins decoration."""


class Surface:
    """The pages of a file. The origin is the lower left corner until it is moved."""

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

    def show_page(self) -> None:
        """End the page and begin the next."""
        self._decorate(None)
        self._start_page()

    def finished(self) -> bytes:
        """Return the file, of which this page is the last."""
        self._decorate(None)
        return self.document.finished()

    @contextlib.contextmanager
    def pagination(self, kind: str) -> Iterator[None]:
        """Draw what every page repeats; `kind` is `Header` or `Footer`."""
        self._decorate(f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC\n")
        self._locked = True
        yield
        self._locked = False
        self._decorate(None)

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

    def _left(self, x: float, width: float = 0) -> float:
        """Return where on the page something stands that is so wide."""
        return self.page_size[0] - self._x - x - width if self.mirrored else self._x + x
