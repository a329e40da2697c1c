"""Pages kept to be asked for with "only if it changed"."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol

import httpx
from typing_extensions import override

from runtime.fetch.page import FetchedPage

__all__ = ["MemoryPageStore", "PageStore", "StoredPage", "storable"]


@dataclass(frozen=True, kw_only=True)
class StoredPage:
    """A page with the validators its server gave it."""

    page: FetchedPage
    etag: str | None
    last_modified: str | None

    def conditions(self) -> dict[str, str]:
        """Return the headers that ask for the page only if it changed."""
        conditions = {"if-none-match": self.etag, "if-modified-since": self.last_modified}
        return {name: value for name, value in conditions.items() if value is not None}


class PageStore(Protocol):
    """Where stored pages are kept; forgetting one costs a download, nothing more."""

    def get(self, key: str) -> StoredPage | None:
        """Return the page of the key, if it is still there."""

    def put(self, key: str, stored: StoredPage) -> None:
        """Keep a page, replacing the key's former one."""


class MemoryPageStore(PageStore):
    """Keeps the pages used last, in memory.

    Args:
        max_bytes: Of all bodies together.
    """

    def __init__(self, *, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._pages: OrderedDict[str, StoredPage] = OrderedDict()

    @override
    def get(self, key: str) -> StoredPage | None:
        stored = self._pages.get(key)
        if stored is not None:
            self._pages.move_to_end(key)
        return stored

    @override
    def put(self, key: str, stored: StoredPage) -> None:
        former = self._pages.pop(key, None)
        self._bytes += len(stored.page.body) - (len(former.page.body) if former else 0)
        self._pages[key] = stored
        while self._bytes > self._max_bytes:
            _, dropped = self._pages.popitem(last=False)
            self._bytes -= len(dropped.page.body)


def storable(page: FetchedPage, headers: httpx.Headers) -> StoredPage | None:
    """Return the page with its validators, or None where it has none or its server forbids to keep it."""
    etag, last_modified = headers.get("etag"), headers.get("last-modified")
    if (etag is None and last_modified is None) or "no-store" in headers.get("cache-control", "").lower():
        return None
    return StoredPage(page=page, etag=etag, last_modified=last_modified)
