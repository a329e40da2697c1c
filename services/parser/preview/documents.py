"""The text of a document that a user uploads, such as a résumé: PDF, Word, or plain."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from services.parser.document.decoding import decode
from services.parser.errors import PostingUnsupportedType
from services.parser.formats.files import text_of_pdf

__all__ = ["KINDS", "text_of_upload"]

_BODY = "word/document.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_XML = 20 * 1024 * 1024
"""Bytes that a document may unpack to: a small archive can hold gigabytes."""
_LONGEST = 20_000
_UNREADABLE = "This file has no text that could be read. Paste its text instead."


def text_of_upload(data: bytes, kind: str) -> str:
    """Return the text, its end cut where it is longer than a request takes.

    Raises:
        PostingUnsupportedType: It is of another kind than it says, damaged, or holds no text (a scan, for example).
    """
    text = (KINDS[kind](data) or "").replace("\x00", "").strip()
    if not text:
        raise PostingUnsupportedType(_UNREADABLE, suggestions=())
    return text[:_LONGEST]


def _plain(data: bytes) -> str:
    return decode(data, None).text


def _docx(data: bytes) -> str | None:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if archive.getinfo(_BODY).file_size > _MOST_XML:
                return None
            root = fromstring(archive.read(_BODY))
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, NotImplementedError, RuntimeError):
        return None
    paragraphs = ("".join(_pieces(paragraph)) for paragraph in root.iter(f"{_WORD}p"))
    return "\n".join(paragraphs)


def _pieces(paragraph: Element) -> list[str]:
    breaks = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n"}
    return [
        node.text or "" if node.tag == f"{_WORD}t" else breaks[node.tag]
        for node in paragraph.iter()
        if node.tag == f"{_WORD}t" or node.tag in breaks
    ]


KINDS: Mapping[str, Callable[[bytes], str | None]] = {
    "application/pdf": text_of_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _docx,
    "text/plain": _plain,
}
"""By media type, what reads it."""
