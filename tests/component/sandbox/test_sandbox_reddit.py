"""Reddit: tokens, search, paging, comment trees and the allowance, in the shapes of the real API."""

import time
from typing import Any

import httpx
import pytest

from local.sandbox import create_sandbox

SUBS = "cscareerquestions+leetcode+ExperiencedDevs+robotics+interviews+jobs"


@pytest.fixture
def client() -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=create_sandbox())
    return httpx.AsyncClient(transport=transport, base_url="http://sandbox.test")


async def sign_in(client: httpx.AsyncClient) -> None:
    grant = {"grant_type": "client_credentials"}
    answer = await client.post("/reddit/api/v1/access_token", auth=("id", "secret"), data=grant)
    token = answer.json()
    assert token["token_type"] == "bearer"
    client.headers["authorization"] = f"bearer {token['access_token']}"


async def search(client: httpx.AsyncClient, subs: str = SUBS, **params: Any) -> dict[str, Any]:
    answer = await client.get(f"/reddit/oauth/r/{subs}/search", params={"restrict_sr": 1, "raw_json": 1, **params})
    body: dict[str, Any] = answer.json()
    assert answer.status_code == 200
    assert body["kind"] == "Listing"
    data: dict[str, Any] = body["data"]
    return data


def titles(data: dict[str, Any]) -> list[str]:
    return [child["data"]["title"] for child in data["children"]]


async def test_tokens_are_required_and_granted_to_apps_only(client: httpx.AsyncClient) -> None:
    assert (await client.get("/reddit/oauth/r/jobs/search")).status_code == 401
    refused = await client.post("/reddit/api/v1/access_token", data={"grant_type": "client_credentials"})
    assert (refused.status_code, refused.json()) == (401, {"message": "Unauthorized", "error": 401})
    odd = await client.post("/reddit/api/v1/access_token", auth=("id", "s"), data={"grant_type": "password"})
    assert odd.json() == {"error": "unsupported_grant_type"}
    await sign_in(client)
    assert (await client.get("/reddit/oauth/r/jobs/search")).status_code == 200


async def test_search_finds_the_company_first(client: httpx.AsyncClient) -> None:
    await sign_in(client)
    found = titles(await search(client, q="Copperfinch Robotics software engineer interview", t="year"))
    assert "Copperfinch" in found[0]
    assert sum("copperfinch" in title.lower() for title in found[:10]) >= 6


@pytest.mark.parametrize(
    ("query", "expected", "unwanted"),
    [
        ("Copperfinch phone screen question", "Copperfinch phone screen question", "Sleep"),
        ('"elevator reservations"', "Copperfinch phone screen question", "Copperfinch - any thoughts?"),
        ("title:undertow -rip", "Undertow Metrics", "Undertow vs rip current"),
        ("Brannock OR Thornquay", "Thornquay first round: dinged, and why", "Copperfinch"),
        ("copperfinch NOT interview NOT onsite", "Copperfinch - any thoughts?", "full write up"),
        ("(weserkranz OR oatmere) subreddit:arbeitsleben", "Weserkranz als Arbeitgeber?", "Oatmere"),
    ],
)
async def test_query_language(client: httpx.AsyncClient, query: str, expected: str, unwanted: str) -> None:
    await sign_in(client)
    found = titles(await search(client, "all", q=query, limit=100))
    assert any(expected in title for title in found)
    assert not any(unwanted in title for title in found)


async def test_subreddit_filter_needs_restrict_sr(client: httpx.AsyncClient) -> None:
    await sign_in(client)
    inside = await search(client, "leetcode+robotics", q="copperfinch", limit=100)
    assert {child["data"]["subreddit"] for child in inside["children"]} == {"leetcode", "robotics"}
    everywhere = await search(client, "leetcode", q="copperfinch", limit=100, restrict_sr="")
    assert len(everywhere["children"]) > len(inside["children"])


async def test_year_window_and_sort(client: httpx.AsyncClient) -> None:
    await sign_in(client)
    everything = await search(client, "all", q="copperfinch", t="all", sort="new", limit=100)
    year = await search(client, "all", q="copperfinch", t="year", sort="top", limit=100)
    a_year_ago = time.time() - 366 * 86_400
    assert any(child["data"]["created_utc"] < a_year_ago for child in everything["children"])
    assert all(child["data"]["created_utc"] > a_year_ago for child in year["children"])
    dates = [child["data"]["created_utc"] for child in everything["children"]]
    scores = [child["data"]["score"] for child in year["children"]]
    assert dates == sorted(dates, reverse=True)
    assert scores == sorted(scores, reverse=True)


async def test_paging_visits_every_post_once(client: httpx.AsyncClient) -> None:
    await sign_in(client)
    whole = titles(await search(client, "all", q="copperfinch", sort="new", limit=100))
    paged: list[str] = []
    after: str | None = ""
    for _ in range(20):
        page = await search(client, "all", q="copperfinch", sort="new", limit=7, after=after)
        assert page["dist"] == len(page["children"]) <= 7
        paged += titles(page)
        after = page["after"]
        if after is None:
            break
    assert after is None
    assert paged == whole


async def test_post_shape(client: httpx.AsyncClient) -> None:
    await sign_in(client)
    (child,) = (await search(client, "all", q='title:"full write up" -subreddit:x', sort="top", limit=1))["children"]
    post = child["data"]
    assert child["kind"] == "t3"
    assert post["name"] == f"t3_{post['id']}"
    assert post["permalink"].startswith(f"/r/{post['subreddit']}/comments/{post['id']}/")
    assert post["ups"] == post["score"] == 412
    assert post["num_comments"] == 9
    assert post["selftext_html"].startswith('<!-- SC_OFF --><div class="md"><p>')


async def test_entities_are_escaped_unless_raw_json_is_asked_for(client: httpx.AsyncClient) -> None:
    await sign_in(client)
    path = "/reddit/oauth/r/all/search"
    escaped = (await client.get(path, params={"q": "bilingual"})).json()["data"]["children"][0]["data"]
    raw = (await client.get(path, params={"q": "bilingual", "raw_json": 1})).json()["data"]["children"][0]["data"]
    assert "<b>bilingual</b>" in raw["title"]
    assert "&lt;b&gt;bilingual&lt;/b&gt;" in escaped["title"]
    assert "&amp;amp;" in escaped["selftext"]


async def test_deleted_removed_and_crossposted(client: httpx.AsyncClient) -> None:
    await sign_in(client)
    found = {
        child["data"]["id"]: child["data"]
        for child in (await search(client, "all", q="copperfinch", limit=100))["children"]
    }
    texts = {post["selftext"]: post for post in found.values()}
    assert texts["[deleted]"]["author"] == "[deleted]"
    assert texts["[removed]"]["removed_by_category"] == "moderator"
    (crosspost,) = (post for post in found.values() if "crosspost_parent" in post)
    assert crosspost["crosspost_parent_list"][0]["id"] == crosspost["crosspost_parent"].removeprefix("t3_")
    assert crosspost["crosspost_parent"].removeprefix("t3_") in found


async def test_comment_tree(client: httpx.AsyncClient) -> None:
    await sign_in(client)
    (child,) = (await search(client, "all", q='title:"full write up"', sort="top", limit=1))["children"]
    identity = child["data"]["id"]
    post, comments = (await client.get(f"/reddit/oauth/comments/{identity}", params={"sort": "top"})).json()
    assert post["data"]["children"][0]["data"]["id"] == identity
    top = comments["data"]["children"]
    scores = [thing["data"]["score"] for thing in top]
    assert scores == sorted(scores, reverse=True)
    assert top[1]["data"]["replies"] == ""
    reply = top[0]["data"]["replies"]["data"]["children"][0]
    assert reply["kind"] == "t1"
    assert reply["data"]["is_submitter"] is True
    assert reply["data"]["author"] == child["data"]["author"]
    assert reply["data"]["depth"] == 1
    assert reply["data"]["parent_id"] == top[0]["data"]["name"]


async def test_what_a_comment_tree_leaves_out_becomes_more(client: httpx.AsyncClient) -> None:
    await sign_in(client)
    (child,) = (await search(client, "all", q='title:"full write up"', sort="top", limit=1))["children"]
    path = f"/reddit/oauth/comments/{child['data']['id']}"
    cut = (await client.get(path, params={"limit": 3})).json()[1]["data"]["children"]
    assert [thing["kind"] for thing in cut] == ["t1", "t1", "more"]
    assert cut[-1]["data"]["count"] == child["data"]["num_comments"] - 3
    flat = (await client.get(path, params={"depth": 1})).json()[1]["data"]["children"]
    assert flat[0]["data"]["replies"]["data"]["children"][0]["kind"] == "more"


async def test_public_pages_need_no_token(client: httpx.AsyncClient) -> None:
    params = {"q": "copperfinch", "restrict_sr": "on"}
    found = (await client.get("/reddit/public/r/leetcode/search.json", params=params)).json()
    identity = found["data"]["children"][0]["data"]["id"]
    post, comments = (await client.get(f"/reddit/public/comments/{identity}.json")).json()
    assert post["data"]["dist"] == 1
    assert comments["data"]["children"]
    assert (await client.get("/reddit/public/comments/nope.json")).status_code == 404


async def test_other_types_and_odd_limits(client: httpx.AsyncClient) -> None:
    await sign_in(client)
    assert (await search(client, q="copperfinch", type="user"))["children"] == []
    assert len((await search(client, "all", q="", limit="-5"))["children"]) == 25
    assert len((await search(client, "all", q="", limit="9999"))["children"]) > 25


async def test_the_allowance_is_reported_and_enforced(client: httpx.AsyncClient) -> None:
    await sign_in(client)
    assert (await client.put("/_sandbox/reddit-budget", json={"limit": "many"})).status_code == 400
    await client.put("/_sandbox/reddit-budget", json={"limit": 2, "window_s": 60})
    first, second, third = [await client.get("/reddit/oauth/search", params={"q": "x"}) for _ in range(3)]
    assert (first.headers["x-ratelimit-used"], first.headers["x-ratelimit-remaining"]) == ("1", "1.0")
    assert second.headers["x-ratelimit-remaining"] == "0.0"
    assert third.status_code == 429
    assert 0 < int(third.headers["retry-after"]) <= 60
    await client.post("/_sandbox/reset")
    assert (await client.get("/reddit/oauth/search", params={"q": "x"})).status_code == 200


async def test_links_lead_to_pages_for_people(client: httpx.AsyncClient) -> None:
    params = {"q": "copperfinch after one year", "limit": "1"}
    found = (await client.get("/reddit/public/search.json", params=params)).json()
    post = found["data"]["children"][0]["data"]
    page = await client.get(f"/reddit{post['permalink']}")
    assert page.status_code == 200
    assert post["title"] in page.text
    assert "called the aviary" in page.text
    assert (await client.get("/reddit/r/x/comments/none/")).status_code == 404
