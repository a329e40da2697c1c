from datetime import UTC, datetime
from typing import Any

import pytest

from contracts.preps import PrepRequest
from contracts.status import PrepStatus
from services.gateway.errors import InvalidRequestError
from services.gateway.preparations.listing import Listing, posting_key, search_key

DOCUMENT: dict[str, Any] = {"_id": "p1", "requestedAt": datetime(2026, 3, 1, tzinfo=UTC), "searchKey": "acme engineer"}


def test_a_cursor_leads_behind_the_document_it_was_made_of() -> None:
    first = Listing(limit=2)
    query = Listing(limit=2, after=first.cursor(DOCUMENT)).query("alice")
    beyond, equal = query["$and"][-1]["$or"]
    assert beyond == {"requestedAt": {"$lt": DOCUMENT["requestedAt"]}}
    assert equal == {"requestedAt": DOCUMENT["requestedAt"], "_id": {"$gt": "p1"}}


def test_oldest_first_looks_the_other_way() -> None:
    listing = Listing(limit=2, order="oldest")
    query = Listing(limit=2, order="oldest", after=listing.cursor(DOCUMENT)).query("alice")
    assert query["$and"][-1]["$or"][0] == {"requestedAt": {"$gt": DOCUMENT["requestedAt"]}}
    assert listing.sort == [("requestedAt", 1), ("_id", 1)]


@pytest.mark.parametrize("cursor", ["x", "e30", "WzFd", "bnVsbA", Listing(limit=1, order="company").cursor(DOCUMENT)])
def test_a_cursor_that_was_not_given_out_for_this_order_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidRequestError):
        Listing(limit=2, after=cursor).query("alice")


def test_words_are_no_patterns_and_statuses_narrow() -> None:
    query = Listing(limit=2, words="C++ Acme", statuses=[PrepStatus.FAILED]).query("alice")["$and"]
    assert query == [
        {"userId": "alice", "deletedAt": None},
        {"status": {"$in": ["failed"]}},
        {"searchKey": {"$regex": r"c\+\+"}},
        {"searchKey": {"$regex": "acme"}},
    ]


def test_what_is_searched_for_is_company_and_title() -> None:
    assert search_key("Acme", "Data Engineer") == "acme data engineer"
    assert search_key(None, None) == ""


def test_two_ways_to_one_posting_are_the_same() -> None:
    def key(url: str) -> str:
        return posting_key(PrepRequest(job_posting_url=url))

    one = key("http://www.jobs.example.com/1/?utm_source=mail&gh_jid=7#apply")
    assert one == key("https://jobs.example.com/1?gh_jid=7&trk=x")
    assert one != key("https://jobs.example.com/1?gh_jid=8")


def test_a_text_is_the_same_however_its_lines_break() -> None:
    one, other = (PrepRequest(job_posting_text=text) for text in ("Acme  seeks\na nurse", "acme seeks a nurse"))
    assert posting_key(one) == posting_key(other)
