"""What the parser reads."""

from dataclasses import dataclass
from typing import Self

from runtime.fetch.page import FetchedPage

__all__ = ["Document"]


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

    @classmethod
    def of_page(cls, page: FetchedPage) -> Self:
        """Return a fetched page as something to read."""
        return cls(body=page.body, url=page.url, content_type=page.content_type)
