"""The PDF objects a guide has many of, written as bytes directly, which is faster than building dictionaries."""

import zlib
from collections.abc import Iterable
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import BasicFonts, Destination, PDFDictionary, PDFObject, PDFStream
from typing_extensions import override

__all__ = ["LinkAnnotation", "NamedDestination", "PdfPage"]


class LinkAnnotation(PDFObject):
    """An invisible area that leads somewhere."""

    def __init__(self, area: tuple[float, ...], before: str, target: PDFObject, after: str = "") -> None:
        """Describe a link.

        Args:
            area: Left, bottom, right and top on the page, in points.
            before: What stands in the file before the target, and so says what kind it is.
            target: A place or an address.
            after: What stands after it.
        """
        self._head = f"<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[{fp_str(*area)}]{before} ".encode()
        self._target: Any = target
        self._tail = f"{after}>>".encode()

    def format(self, document: Any) -> bytes:
        """Return what stands in the file."""
        target: bytes = self._target.format(document)
        return self._head + target + self._tail


class NamedDestination(Destination):
    """A place that links and the outline lead to. It is written down once, when all places are known."""

    _written: bytes | None = None

    @override
    def format(self, document: Any) -> bytes:
        if self._written is None:
            written: bytes = super().format(document)
            self._written = written
        return self._written


class PdfPage(PDFObject):
    """A page with its text and drawings, links, and the drawings it shares with others."""

    def __init__(
        self, size: tuple[float, float], code: Iterable[str], *, links: Iterable[Any], shared: PDFDictionary
    ) -> None:
        """Describe a page.

        Args:
            size: Width and height in points.
            code: Operators of PDF.
            links: References to links on the page.
            shared: References to drawings by the name that `code` has for them.
        """
        self._size = size
        self._code = "\n".join(code).encode("ascii")
        self._links = links
        self._shared = shared

    def format(self, document: Any) -> bytes:
        """Return what stands in the file."""
        described = PDFDictionary({"Filter": "/FlateDecode"})
        content = PDFStream(dictionary=described, content=zlib.compress(self._code))
        parts: tuple[tuple[bytes, Any], ...] = (
            (b"<</Type/Page/Parent ", document.Reference(document.Pages)),
            (b"/Contents ", document.Reference(content)),
            (b"/Resources<</ProcSet[/PDF/Text]/Font ", document.Reference(document.idToObject[BasicFonts])),
            (b"/XObject ", self._shared),
        )
        described_size = f">>/MediaBox[0 0 {fp_str(*self._size)}]/Annots[".encode()
        links = b" ".join(link.format(document) for link in self._links)
        return b"".join((*(name + part.format(document) for name, part in parts), described_size, links, b"]>>"))
