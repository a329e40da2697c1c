"""What the parser reads, and what fetching brings home."""

from dataclasses import dataclass

__all__ = ["Document", "FetchedPage"]


@dataclass(frozen=True, kw_only=True)
class Document:
    """A page, an API's JSON, an XML feed entry or plain text, with what is known about its origin."""

    body: bytes | str
    """The content as received; bytes are decoded by their own evidence first, the content type second."""
    url: str | None = None
    """The address it came from; gives platform and company hints."""
    content_type: str | None = None
    """The `Content-Type` header, charset included."""
    is_pasted: bool = False
    """The user says that this text is a posting; less has to speak for it then."""


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

    def to_document(self) -> Document:
        """Return the page as something to read."""
        return Document(body=self.body, url=self.url, content_type=self.content_type)
