"""The objects of a file by their numbers."""

from typing import Any

from services.renderer.pdf.compact import CompactDocument, NumberedObject, compressed
from services.renderer.pdf.values import Ref

__all__ = ["PdfFile"]


class PdfFile:
    """A file in the making. The same objects give the same bytes."""

    def __init__(self, *, version: tuple[int, int] = (1, 7)) -> None:
        # Without a time of its own: the same guide is the same file.
        self._document: Any = CompactDocument(invariant=1, pdfVersion=version)
        self._bodies: dict[Ref, NumberedObject] = {}

    def reserve(self) -> Ref:
        """Return the number of an object that is written later."""
        body = NumberedObject()
        self._document.Reference(body)
        ref = Ref(self._document.objectcounter)
        self._bodies[ref] = body
        return ref

    def put(self, ref: Ref, body: str) -> None:
        """Write the object of a number."""
        self._bodies[ref].body = body.encode("ascii")

    def add(self, body: str) -> Ref:
        """Write an object and return its number."""
        ref = self.reserve()
        self.put(ref, body)
        return ref

    def add_stream(self, content: bytes, entries: str = "", *, packed: bytes | None = None) -> Ref:
        """Write a stream and return its number.

        Args:
            content: What it holds.
            entries: What its dictionary says besides length and compression.
            packed: The content compressed already.
        """
        ref = self.reserve()
        self.put_stream(ref, content, entries, packed=packed)
        return ref

    def put_stream(self, ref: Ref, content: bytes, entries: str = "", *, packed: bytes | None = None) -> None:
        """Write the stream of a number; see `add_stream`."""
        packed = compressed(content) if packed is None else packed
        self.put_plain_stream(ref, packed, f"{entries}/Filter/FlateDecode")

    def put_plain_stream(self, ref: Ref, content: bytes, entries: str) -> None:
        """Write a stream that programs find without reading the format, as metadata should be."""
        head = f"<<{entries}/Length {len(content)}>>stream\n"
        stream = self._bodies[ref]
        stream.body, stream.is_stream = b"%s%s\nendstream" % (head.encode("ascii"), content), True

    def finished(self, *, root: Ref, info: Ref) -> bytes:
        """Return the bytes of the file."""
        self._document.Catalog = self._bodies[root]
        self._document.info = self._bodies[info]
        written: bytes = self._document.format()
        return written
