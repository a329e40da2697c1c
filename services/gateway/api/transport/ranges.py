"""Parts of a file (RFC 9110 §14): one range of bytes, as download managers and PDF viewers ask for."""

import re

from fastapi import Request, Response

from services.gateway.api.transport.conditional import is_known, not_modified
from services.gateway.errors import RangeError

__all__ = ["file_response"]

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def file_response(request: Request, data: bytes, *, tag: str, media_type: str, headers: dict[str, str]) -> Response:
    """Return the file, the part of it that is asked for, or that the client has it.

    A range that cannot be read is ignored, as the standard wants.

    Raises:
        RangeError: It lies behind the end.
    """
    headers = {**headers, "Accept-Ranges": "bytes", "ETag": tag}
    if is_known(request, tag):
        return not_modified(tag)
    part = _asked(request, len(data), tag)
    if part is None:
        return Response(data, media_type=media_type, headers=headers)
    first, last = part
    if first > last or first >= len(data):
        raise RangeError(len(data))
    headers["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    return Response(data[first : last + 1], status_code=206, media_type=media_type, headers=headers)


def _asked(request: Request, size: int, tag: str) -> tuple[int, int] | None:
    """Return the first and last byte that are asked for; None for the whole file."""
    found = _RANGE.fullmatch(request.headers.get("range", "").strip())
    if found is None or found.groups() == ("", "") or request.headers.get("if-range", tag) != tag:
        return None
    first, last = found.groups()
    if not first:  # the last so many
        return max(0, size - int(last)), size - 1 if int(last) else -1
    return int(first), min(int(last), size - 1) if last else size - 1
