"""Decompression that stops before its output exceeds a limit."""

import zlib

from runtime.fetch.errors import PageTooLargeError, SiteUnreachableError, UnsupportedTypeError

__all__ = ["ACCEPTED_ENCODINGS", "Decoder"]

ACCEPTED_ENCODINGS = "gzip, deflate"

_PLAIN, _GZIP, _DEFLATE = "identity", "gzip", "deflate"
_ENCODINGS = {"": _PLAIN, "identity": _PLAIN, "gzip": _GZIP, "x-gzip": _GZIP, "deflate": _DEFLATE}
_GZIP_MAGIC = b"\x1f\x8b"
# `wbits` of zlib for the three containers.
_GZIP_BITS, _ZLIB_BITS, _RAW_BITS = 31, 15, -15
# Thousands of tiny members cost processor time that their size does not tell.
_MAX_GZIP_MEMBERS = 64


class Decoder:
    """Takes a body piece by piece; never holds more than `limit` bytes and one of output.

    Args:
        encoding: The `Content-Encoding` header.
        limit: Largest allowed output in bytes.

    Raises:
        UnsupportedTypeError: The encoding is not one that was asked for.
    """

    def __init__(self, encoding: str, *, limit: int) -> None:
        try:
            self._encoding = _ENCODINGS[encoding.strip().lower()]
        except KeyError:
            raise UnsupportedTypeError("The site sends the page in a compression that was not asked for.") from None
        self._limit = limit
        self._stream = _Stream(self._encoding)
        self._members = 1
        self._ended = False
        self.output = bytearray()

    def feed(self, data: bytes) -> None:
        """Decompress a piece onto `output`.

        Raises:
            PageTooLargeError: The output exceeds the limit.
            SiteUnreachableError: The compression is broken.
        """
        if self._encoding == _PLAIN:
            self._append(data)
            return
        try:
            while data and not self._ended:
                data = self._inflate(data)
        except zlib.error as error:
            raise SiteUnreachableError("The site's answer is damaged: it could not be decompressed.") from error

    def _inflate(self, data: bytes) -> bytes:
        """Decompress up to the end of a member and return what follows it."""
        if self._stream.finished:
            # Whatever follows the compressed body and is not compressed itself is padding.
            self._ended = self._encoding != _GZIP or not _GZIP_MAGIC.startswith(data[:2])
            if self._ended:
                return b""
            self._stream = _Stream(self._encoding)
            self._members += 1
            if self._members > _MAX_GZIP_MEMBERS:
                raise PageTooLargeError
        output, rest = self._stream.decompress(data, self._limit - len(self.output) + 1)
        self._append(output)
        return rest

    def _append(self, data: bytes) -> None:
        self.output += data
        if len(self.output) > self._limit:
            raise PageTooLargeError


class _Stream:
    """One compressed stream; what `deflate` means shows in its first bytes."""

    def __init__(self, encoding: str) -> None:
        self._inflater = zlib.decompressobj(_GZIP_BITS) if encoding == _GZIP else None

    @property
    def finished(self) -> bool:
        return self._inflater is not None and self._inflater.eof

    def decompress(self, data: bytes, limit: int) -> tuple[bytes, bytes]:
        """Return at most `limit` bytes of output, and the input behind the stream's end."""
        if self._inflater is None:
            self._inflater = zlib.decompressobj(_ZLIB_BITS if _has_zlib_header(data) else _RAW_BITS)
        return self._inflater.decompress(data, limit), self._inflater.unused_data


def _has_zlib_header(data: bytes) -> bool:
    # RFC 1950 means a zlib stream, many servers send a raw one.
    return data[0] & 0x0F == zlib.DEFLATED and (len(data) == 1 or int.from_bytes(data[:2], "big") % 31 == 0)
