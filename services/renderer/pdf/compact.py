"""ReportLab's document in the compact form of PDF 1.5: objects compressed together, and the table of their places too.

ReportLab collects the file and names it by what it holds; its own format writes each object and each place as plain
text, which is more than half of a tagged file.
"""

import zlib
from collections.abc import Sequence
from itertools import accumulate
from struct import Struct

from reportlab.pdfbase import pdfdoc
from typing_extensions import override

__all__ = ["CompactDocument", "compressed"]

_TOGETHER = 400
"""Objects compressed as one stream: a program that wants one of them has to unpack all."""
_EFFORT = 4
"""Of compression: below 4 a guide is a tenth larger, above it takes a tenth longer for each twentieth that it saves."""
_ROW = Struct(">BIH")
"""Of the table: kind, place, and number within a stream."""
_FREE = (0, 0, 0xFFFF)
"""The row of number 0, which no object has."""


class CompactDocument(pdfdoc.PDFDocument):
    """A document whose objects but streams stand in compressed streams (ISO 32000-1, 7.5.7 and 7.5.8)."""

    _pdfVersion: tuple[int, int]  # noqa: N815 — the name that ReportLab gave it

    def __init__(self, *, version: tuple[int, int]) -> None:
        # Without a time of its own: the same guide is the same file.
        super().__init__(invariant=1, pdfVersion=version)
        self.root = self.info_number = 0
        """Numbers of the catalogue and of the metadata."""
        self._objects: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._count = 0

    def reserve(self) -> int:
        """Return the number of an object that is written later."""
        self._count += 1
        return self._count

    def put(self, number: int, body: bytes) -> None:
        """Write the object of a number."""
        self._objects[number] = body

    def put_stream(self, number: int, body: bytes) -> None:
        """Write the stream of a number."""
        self._streams[number] = body

    @override
    def format(self) -> bytes:
        """Return the file; called once."""
        rows = {0: _FREE}
        file = pdfdoc.PDFFile(self._pdfVersion)
        self._pack(rows)
        for number, stream in self._streams.items():
            self.updateSignature(stream)
            rows[number] = (1, file.add(b"%d 0 obj\n%s\nendobj\n" % (number, stream)), 0)
        own = self.reserve()
        rows[own] = (1, file.offset, 0)
        table = b"".join([_ROW.pack(*rows.get(number, _FREE)) for number in range(own + 1)])
        entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID%s"
        described = entries % (own + 1, self.root, self.info_number, self.ID())
        start = file.add(b"%d 0 obj\n%s\nendobj\n" % (own, _packed_stream(table, described)))
        file.add(b"startxref\n%d\n%%%%EOF\n" % start)
        written: bytes = file.format(self)
        return written

    def _pack(self, rows: dict[int, tuple[int, int, int]]) -> None:
        """Put all objects into streams, and note in which, and where in it, each stands."""
        objects = list(self._objects.items())
        for start in range(0, len(objects), _TOGETHER):
            group = objects[start : start + _TOGETHER]
            stream = self.reserve()
            rows.update({number: (2, stream, place) for place, (number, _) in enumerate(group)})
            self._streams[stream] = _together(group)


def compressed(content: bytes) -> bytes:
    """Return what a stream of the file holds."""
    return zlib.compress(content, _EFFORT)


def _packed_stream(content: bytes, entries: bytes) -> bytes:
    """Return a compressed stream with further entries of its dictionary."""
    packed = compressed(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(packed), packed)


def _together(group: Sequence[tuple[int, bytes]]) -> bytes:
    """Return objects as one stream: the number and the place of each, then what they say."""
    places = accumulate((len(body) + 1 for _, body in group[:-1]), initial=0)
    head = b" ".join(b"%d %d" % (number, place) for (number, _), place in zip(group, places, strict=True)) + b"\n"
    content = head + b"\n".join(body for _, body in group)
    return _packed_stream(content, b"/Type/ObjStm/N %d/First %d" % (len(group), len(head)))
