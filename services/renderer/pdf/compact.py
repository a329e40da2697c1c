"""ReportLab's document in the compact form of PDF 1.5: objects compressed together, and the table of their places too.

ReportLab numbers the objects, collects the file and names it; its own format writes each object and each place as plain
text, which is more than half of a tagged file.
"""

import zlib
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc
from typing_extensions import override

__all__ = ["CompactDocument", "NumberedObject", "compressed"]

_TOGETHER = 400
"""Objects compressed as one stream: a program that wants one of them has to unpack all."""
_EFFORT = 4
"""Of compression: below 4 a guide is a tenth larger, above it takes a tenth longer for each twentieth that it saves."""
_WIDTHS = (1, 4, 2)
"""Bytes of each column of the table: kind, place, and number within a stream."""
_FREE = (0, 0, 0xFFFF)
"""The row of number 0, which no object has."""


class NumberedObject(pdfdoc.PDFObject):
    """An object whose number is known before what it says."""

    __slots__ = ("__InternalName__", "body", "is_stream")

    def __init__(self, body: bytes = b"null", *, is_stream: bool = False) -> None:
        self.body = body
        self.is_stream = is_stream

    def format(self, document: object) -> bytes:
        """Return what the file says of it."""
        del document
        return self.body


class _Numbered(NamedTuple):
    """An object as the file has it."""

    number: int
    body: bytes


class CompactDocument(pdfdoc.PDFDocument):
    """A document whose objects but streams stand in compressed streams (ISO 32000-1, 7.5.7 and 7.5.8)."""

    Catalog: NumberedObject
    _pdfVersion: tuple[int, int]  # noqa: N815 — the name that ReportLab gave it

    @override
    def format(self) -> bytes:
        """Return the file; called once."""
        root, info = self._number(self.Catalog), self._number(self.info)
        rows = {0: _FREE}
        file = pdfdoc.PDFFile(self._pdfVersion)
        for stream in self._streams(rows):
            self.updateSignature(stream.body)
            rows[stream.number] = (1, file.add(b"%d 0 obj\n%s\nendobj\n" % stream), 0)
        own = self._number(NumberedObject())
        rows[own] = (1, file.offset, 0)
        table = b"".join(
            value.to_bytes(width, "big")
            for number in range(own + 1)
            for value, width in zip(rows[number], _WIDTHS, strict=True)
        )
        entries = b"/Type/XRef/Size %d/W[%d %d %d]/Root %d 0 R/Info %d 0 R/ID%s"
        described = entries % (own + 1, *_WIDTHS, root, info, self.ID())
        start = file.add(b"%d 0 obj\n%s\nendobj\n" % (own, _packed_stream(table, described)))
        file.add(b"startxref\n%d\n%%%%EOF\n" % start)
        written: bytes = file.format(self)
        return written

    def _streams(self, rows: dict[int, tuple[int, int, int]]) -> Iterator[_Numbered]:
        """Yield what the file has of its own: the streams, then those of all other objects, whose rows are added."""
        plain: list[_Numbered] = []
        for name, (number, _) in list(self.idToObjectNumberAndVersion.items()):
            thing: Any = self.idToObject[name]
            one = _Numbered(number, thing.format(self))
            if getattr(thing, "is_stream", False):
                yield one
            else:
                plain.append(one)
        for start in range(0, len(plain), _TOGETHER):
            group = plain[start : start + _TOGETHER]
            stream = self._number(NumberedObject())
            rows.update({one.number: (2, stream, place) for place, one in enumerate(group)})
            yield _Numbered(stream, _together(group))

    def _number(self, thing: object) -> int:
        """Return the number of an object, which it is given now unless it has one."""
        reference: Any = self.Reference(thing)  # type: ignore[no-untyped-call]  # its stubs name no types
        number: int = self.idToObjectNumberAndVersion[reference.name][0]
        return number


def compressed(content: bytes) -> bytes:
    """Return what a stream of the file holds."""
    return zlib.compress(content, _EFFORT)


def _packed_stream(content: bytes, entries: bytes) -> bytes:
    """Return a compressed stream with further entries of its dictionary."""
    packed = compressed(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(packed), packed)


def _together(group: Sequence[_Numbered]) -> bytes:
    """Return objects as one stream: the number and the place of each, then what they say."""
    places = accumulate((len(one.body) + 1 for one in group[:-1]), initial=0)
    head = b" ".join(b"%d %d" % (one.number, place) for one, place in zip(group, places, strict=True)) + b"\n"
    content = head + b"\n".join(one.body for one in group)
    return _packed_stream(content, b"/Type/ObjStm/N %d/First %d" % (len(group), len(head)))
