"""The pages kept for revalidation."""

import httpx
import pytest

from runtime.fetch.page import FetchedPage
from runtime.fetch.revalidation import MemoryPageStore, StoredPage, storable


def page(size: int = 10) -> FetchedPage:
    return FetchedPage(url="https://example.com/", status=200, content_type="text/html", body=bytes(size))


def stored(size: int = 10, etag: str = '"v1"') -> StoredPage:
    return StoredPage(page=page(size), etag=etag, last_modified=None)


def test_the_pages_used_last_are_kept() -> None:
    store = MemoryPageStore(max_bytes=25)
    store.put("a", stored())
    store.put("b", stored())
    assert store.get("a") is not None
    store.put("c", stored())

    assert store.get("b") is None
    assert store.get("a") is not None
    assert store.get("c") is not None


def test_replacing_a_page_frees_its_room() -> None:
    store = MemoryPageStore(max_bytes=25)
    for etag in ("1", "2", "3"):
        store.put("a", stored(20, etag))

    kept = store.get("a")
    assert kept is not None
    assert kept.etag == "3"


def test_a_page_larger_than_all_room_is_not_kept() -> None:
    store = MemoryPageStore(max_bytes=25)
    store.put("a", stored(26))
    store.put("b", stored(25))

    assert store.get("a") is None
    assert store.get("b") is not None


@pytest.mark.parametrize(
    ("headers", "conditions"),
    [
        ({"etag": '"v1"'}, {"if-none-match": '"v1"'}),
        ({"last-modified": "Sat"}, {"if-modified-since": "Sat"}),
        ({"etag": 'W/"v1"', "last-modified": "Sat"}, {"if-none-match": 'W/"v1"', "if-modified-since": "Sat"}),
        ({"etag": '"v1"', "cache-control": "private, max-age=0"}, {"if-none-match": '"v1"'}),
    ],
)
def test_validators_are_asked_back(headers: dict[str, str], conditions: dict[str, str]) -> None:
    kept = storable(page(), httpx.Headers(headers))
    assert kept is not None
    assert kept.conditions() == conditions


@pytest.mark.parametrize("headers", [{}, {"etag": '"v1"', "cache-control": "No-Store"}])
def test_pages_without_validators_or_consent_are_not_kept(headers: dict[str, str]) -> None:
    assert storable(page(), httpx.Headers(headers)) is None
