"""What fetching brings home."""

from dataclasses import dataclass

__all__ = ["FetchedPage"]


@dataclass(frozen=True, kw_only=True)
class FetchedPage:
    """A successful answer of a web server."""

    url: str
    """The final address, after redirects."""
    status: int
    content_type: str | None
    """The `Content-Type` header, charset included."""
    body: bytes
    """Decompressed."""
