"""Answers that a client has already: entity tags (RFC 9110 §13)."""

import hashlib

from fastapi import Request, Response

__all__ = ["is_known", "not_modified", "tag_of"]


def tag_of(*parts: object) -> str:
    """Return the weak entity tag of what `parts` determine."""
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:16]}"'


def is_known(request: Request, tag: str) -> bool:
    """Whether the client says that it has the representation with this tag."""
    sent = request.headers.get("if-none-match", "")
    bare = tag.removeprefix("W/")
    return sent.strip() == "*" or bare in {one.strip().removeprefix("W/") for one in sent.split(",")}


def not_modified(tag: str) -> Response:
    """Return the answer to a client that has the present representation."""
    return Response(status_code=304, headers={"ETag": tag})
