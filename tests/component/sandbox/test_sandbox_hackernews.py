"""Hacker News search and item trees, in Algolia's shapes."""

import time
from typing import Any

import httpx
import pytest

from local.sandbox import create_sandbox

BASE = "/hn/api/v1"


@pytest.fixture
def client() -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=create_sandbox())
    return httpx.AsyncClient(transport=transport, base_url="http://sandbox.test")


async def hits(client: httpx.AsyncClient, path: str = "search", **params: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await client.get(f"{BASE}/{path}", params=params)).json()["hits"]
    return found


async def test_story_hit_shape(client: httpx.AsyncClient) -> None:
    body = (await client.get(f"{BASE}/search", params={"query": "interviewed Copperfinch", "tags": "ask_hn"})).json()
    (hit,) = body["hits"]
    assert body["nbHits"] == body["nbPages"] == 1
    assert body["query"] == "interviewed Copperfinch"
    assert hit["title"].startswith("Ask HN: Has anyone interviewed at Copperfinch")
    assert hit["objectID"] == str(hit["story_id"])
    assert hit["url"] is None
    assert hit["num_comments"] == 6
    assert {"story", "ask_hn", f"author_{hit['author']}"} <= set(hit["_tags"])
    assert hit["_highlightResult"]["title"]["value"] == hit["title"]


async def test_comment_hit_shape(client: httpx.AsyncClient) -> None:
    found = await hits(client, query="debugging session", tags="comment")
    assert found
    for hit in found:
        assert hit["_tags"][0] == "comment"
        assert "debugging" in hit["comment_text"].lower()
        assert hit["points"] is None
        assert hit["parent_id"]
        assert hit["story_title"]


async def test_tags_select_by_kind_author_and_story(client: httpx.AsyncClient) -> None:
    both = await hits(client, query="copperfinch", tags="(story,comment)", hitsPerPage=100)
    stories = await hits(client, query="copperfinch", tags="story", hitsPerPage=100)
    comments = await hits(client, query="copperfinch", tags="comment", hitsPerPage=100)
    assert len(both) == len(stories) + len(comments)
    assert stories
    assert comments
    inside = await hits(client, tags=f"comment,story_{stories[0]['objectID']}", hitsPerPage=100)
    assert len(inside) == stories[0]["num_comments"]
    assert {hit["author"] for hit in await hits(client, tags="comment,author_q_osterman")} == {"q_osterman"}


async def test_numeric_filters_cut_by_date_and_points(client: httpx.AsyncClient) -> None:
    year_ago = int(time.time()) - 366 * 86_400
    old = await hits(client, query="copperfinch", tags="story", numericFilters=f"created_at_i<{year_ago}")
    recent = await hits(client, query="copperfinch", tags="story", numericFilters=f"created_at_i>{year_ago},points>=50")
    assert [hit["title"] for hit in old] == ["Copperfinch Robotics raises $28M to put carts into hospitals"]
    assert recent
    assert all(hit["points"] >= 50 and hit["created_at_i"] > year_ago for hit in recent)


async def test_paging_and_date_order(client: httpx.AsyncClient) -> None:
    whole = await hits(client, "search_by_date", query="", hitsPerPage=1000)
    paged = [hit for page in range(20) for hit in await hits(client, "search_by_date", hitsPerPage=7, page=page)]
    assert [hit["objectID"] for hit in paged] == [hit["objectID"] for hit in whole]
    dates = [hit["created_at_i"] for hit in whole]
    assert dates == sorted(dates, reverse=True)


async def test_item_tree(client: httpx.AsyncClient) -> None:
    (hit,) = await hits(client, query="Ask HN Copperfinch interviewed", tags="story")
    item = (await client.get(f"{BASE}/items/{hit['objectID']}")).json()
    assert item["type"] == "story"
    assert item["text"].startswith("I have a loop there")
    assert [child["author"] for child in item["children"]] == ["marrowbone", "q_osterman", "fenwick_t", "dustpan"]
    nested = item["children"][0]["children"][0]
    assert nested["parent_id"] == item["children"][0]["id"]
    assert nested["children"][0]["author"] == "marrowbone"
    assert "<p>" in item["children"][0]["text"]
    assert "you&#x27;ll" in item["children"][0]["text"]
    comment = (await client.get(f"{BASE}/items/{nested['id']}")).json()
    assert comment == nested
    missing = await client.get(f"{BASE}/items/1")
    assert (missing.status_code, missing.json()) == (404, {"status": 404, "error": "Not Found"})
    page = await client.get("/hn/item", params={"id": nested["id"]})
    assert item["title"] in page.text
    assert (await client.get("/hn/item")).status_code == 404
