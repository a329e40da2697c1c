"""Reading a body without trusting its size, its compression or its type."""

import asyncio
from collections.abc import AsyncIterable

import httpx

from runtime.fetch.decoding import Decoder
from runtime.fetch.errors import PageTooLargeError, UnsupportedTypeError

__all__ = ["check_type", "read_body"]

_PAGE = "text/html"
_TYPES = frozenset(
    {_PAGE, "application/xhtml+xml", "text/plain", "application/json", "text/json", "application/xml", "text/xml"}
)
_TYPE_SUFFIXES = ("+json", "+xml")  # ld+json, vnd.api+json, rss+xml, atom+xml
# Servers call anything text/html.
_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF")

# A body in crumbs costs far more work than its size tells.
_MAX_CHUNKS = 20_000
_CHUNKS_PER_TURN = 200


def check_type(content_type: str | None) -> None:
    """Return for a page, a feed, JSON or text; a missing type counts as a page.

    Raises:
        UnsupportedTypeError: It is something else.
    """
    kind = (content_type or _PAGE).partition(";")[0].strip().lower()
    if kind in _TYPES or (kind.startswith("application/") and kind.endswith(_TYPE_SUFFIXES)):
        return
    if kind == "application/pdf":
        raise UnsupportedTypeError("This address leads to a PDF file, and PDF files are not read.")
    raise UnsupportedTypeError


async def read_body(chunks: AsyncIterable[bytes], headers: httpx.Headers, *, max_raw: int, max_decoded: int) -> bytes:
    """Return a decompressed body.

    Args:
        chunks: The body as it comes over the wire.
        headers: Of the response.
        max_raw: Bytes that may come over the wire.
        max_decoded: Bytes that may come out of them.

    Raises:
        PageTooLargeError: There is more of it than allowed.
        SiteUnreachableError: The compression is broken.
        UnsupportedTypeError: The compression was not asked for, or the content is a binary file.
    """
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and float(declared) > max_raw:
        raise PageTooLargeError
    decoder = Decoder(headers.get("content-encoding", ""), limit=max_decoded)
    received = count = 0
    async for chunk in chunks:
        received += len(chunk)
        count += 1
        if received > max_raw or count > _MAX_CHUNKS:
            raise PageTooLargeError
        decoder.feed(chunk)
        if count % _CHUNKS_PER_TURN == 0:
            await asyncio.sleep(0)  # chunks that have arrived already would keep the deadline from striking
    if decoder.output.startswith(_BINARY_STARTS):
        raise UnsupportedTypeError
    return bytes(decoder.output)
