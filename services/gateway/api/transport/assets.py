"""The page's files, held in memory in every form they are sent in."""

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request, Response

from services.gateway.api.transport.compression import SMALLEST, Coding, accepted_coding, brotli_of, gzip_of

__all__ = ["Asset", "assets_of"]

_QUALITY = 10
"""Of 11: compressed once and sent often. One more would take twice the time for three per cent less."""
_LEVEL = 9
_FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, kw_only=True)
class Asset:
    """One file, and what it is compressed to, where that is worth it."""

    body: bytes
    media_type: str
    compressed: Mapping[Coding, bytes]

    def response(self, request: Request) -> Response:
        """Return the file in the form the client takes. Its address names its content: browsers keep it for good."""
        headers = {"Cache-Control": _FOREVER, "Vary": "Accept-Encoding"}
        coding = accepted_coding(request.headers.get("accept-encoding", ""))
        if coding is None or coding not in self.compressed:
            return Response(self.body, media_type=self.media_type, headers=headers)
        return Response(
            self.compressed[coding], media_type=self.media_type, headers={**headers, "Content-Encoding": coding}
        )


def assets_of(folder: Path) -> dict[str, Asset]:
    """Return the files of a folder by their paths in it, compressed."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _asset(path) for path in files}


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    media_type, _ = mimetypes.guess_type(path.name)
    compressed: dict[Coding, bytes] = {}
    if len(body) >= SMALLEST:
        compressed = {"br": brotli_of(body, quality=_QUALITY), "gzip": gzip_of(body, level=_LEVEL)}
    return Asset(body=body, media_type=media_type or "application/octet-stream", compressed=compressed)
