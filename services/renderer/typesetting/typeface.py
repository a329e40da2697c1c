"""A typeface as it is written into guides: quickly, because most of what is written is the same in all of them.

ReportLab numbers the letters of a face anew for each document. Here those of ASCII and the marks that most texts use
have the same numbers in every guide, so that whatever is written with them alone is written the same in every guide,
and so is the part of the face that has them: each is made once and kept.
"""

import zlib
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFStream
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFont, TTFontFace, makeToUnicodeCMap
from typing_extensions import override

__all__ = ["MARKS", "Typeface"]

MARKS = "·•–—\u2018\u2019“”…"
_KEPT = 64
"""Parts of faces kept, of 5 to 20 kB each; guides in one language need about four."""
_NO_BREAK, _SPACE = 0xA0, 0x20


class Typeface(TTFont):
    """A face whose letters of ASCII and `MARKS` are at fixed places of its first part."""

    face: TTFontFace
    state: Any

    def __init__(self, name: str, file: Any, *, label: str) -> None:
        """Read a face.

        Args:
            name: What it is called here.
            file: Where it is read from; the first face of a collection is taken.
            label: What pages call it; differs for each face.
        """
        super().__init__(name, file, asciiReadable=1)
        self._label = label

    def plain(self, text: str) -> bytes | None:
        """Return `text` as it is written in every guide; None when it has letters without a fixed place."""
        placed = text if text.isascii() else text.translate(self._places)
        return placed.encode() if placed.isascii() else None

    def operand(self, part: int = 0) -> str:
        """Return what pages call a part of this face."""
        return f"/{self._label}+{part}"

    def use(self, document: Any) -> Any:
        """Have the face put into a document, and return what it has of the face so far."""
        state = self.state.get(document)
        if state is None:
            state = super()._assignState(document)  # type: ignore[misc]  # its types leave it out
            state.internalName = self._label
            document.fontMapping[self.fontName] = f"/{self._label}"
            document.delayedFonts.append(self)
            for letter, place in self._marks.items():
                state.assignments[letter] = place
                state.subsets[0][place] = letter
            state.nextCode = len(MARKS) + 1
        return state

    @override
    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        self.use(doc)
        plain = self.plain(text)
        return super().splitString(text, doc, encoding) if plain is None else [(0, plain)]

    @override
    def getSubsetInternalName(self, subset: int, doc: Any) -> str:
        self.use(doc)
        return self.operand(subset)

    @override
    def addObjects(self, doc: Any) -> None:
        state = self.use(doc)
        state.frozen = 1
        fonts = doc.idToObject["BasicFonts"].dict
        for number, letters in enumerate(state.subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode()
            part = _part(self.face, name, tuple(letters))
            descriptor = PDFDictionary({**part.described, "FontFile2": doc.Reference(part.outlines(), f"file:{name}")})
            references = {
                "ToUnicode": doc.Reference(part.meanings(), f"meanings:{name}"),
                "FontDescriptor": doc.Reference(descriptor, f"descriptor:{name}"),
            }
            label = f"{self._label}+{number}"
            fonts[label] = font = PDFDictionary({**part.font, **references, "Name": PDFName(label)})
            doc.Reference(font, label)
        del self.state[doc]

    @cached_property
    def _marks(self) -> dict[int, int]:
        """The fixed places of the marks that this face has; those of ASCII are their codes."""
        return {ord(mark): place for place, mark in enumerate(MARKS, start=1) if ord(mark) in self.face.charToGlyph}

    @cached_property
    def _places(self) -> dict[int, int]:
        return {**self._marks, _NO_BREAK: _SPACE}


class _Part(NamedTuple):
    """Up to 256 letters of a face, as they stand in a file."""

    font: dict[str, Any]
    described: dict[str, Any]
    file: bytes
    size: int
    """Of `file` before it was compressed, in bytes."""
    to_unicode: bytes

    def outlines(self) -> PDFObject:
        """Return the shapes of the letters."""
        return _compressed(self.file, {"Length1": self.size})

    def meanings(self) -> PDFObject:
        """Return which letters they are."""
        return _compressed(self.to_unicode, {})


@lru_cache(maxsize=_KEPT)
def _part(face: Any, name: str, letters: tuple[int, ...]) -> _Part:
    file = face.makeSubset(list(letters))
    font = {
        "Type": "/Font",
        "Subtype": "/TrueType",
        "BaseFont": PDFName(name),
        "FirstChar": 0,
        "LastChar": len(letters) - 1,
        "Widths": f"[{fp_str(*map(face.getCharWidth, letters))}]",
    }
    return _Part(
        font=font,
        described=_described(face, name),
        file=zlib.compress(file),
        size=len(file),
        to_unicode=zlib.compress(makeToUnicodeCMap(name, letters).encode()),
    )


def _described(face: Any, name: str) -> dict[str, Any]:
    return {
        "Type": "/FontDescriptor",
        "Ascent": face.ascent,
        "CapHeight": face.capHeight,
        "Descent": face.descent,
        "Flags": face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,  # codes are places, not those of an alphabet
        "FontBBox": f"[{fp_str(*face.bbox)}]",
        "FontName": PDFName(name),
        "ItalicAngle": face.italicAngle,
        "StemV": face.stemV,
        "MissingWidth": face.defaultWidth,
    }


def _compressed(content: bytes, described: dict[str, int]) -> PDFObject:
    return PDFStream(dictionary=PDFDictionary({**described, "Filter": "/FlateDecode"}), content=content)
