"""The objects of a file by their numbers."""

from services.renderer.pdf.compact import CompactDocument, compressed
from services.renderer.pdf.values import Ref

__all__ = ["PdfFile"]


class PdfFile:
    """A file in the making. The same objects give the same bytes."""

    def __init__(self, *, version: tuple[int, int] = (1, 7)) -> None:
        self._document = CompactDocument(version=version)

    def reserve(self) -> Ref:
        """Return the number of an object that is written later."""
        return Ref(self._document.reserve())

    def put(self, ref: Ref, body: str) -> None:
        """Write the object of a number."""
        self._document.put(ref.number, body.encode("ascii"))

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
        self._document.put_stream(ref.number, b"%s%s\nendstream" % (head.encode("ascii"), content))

    def finished(self, *, root: Ref, info: Ref) -> bytes:
        """Return the bytes of the file."""
        self._document.root, self._document.info_number = root.number, info.number
        return self._document.format()
