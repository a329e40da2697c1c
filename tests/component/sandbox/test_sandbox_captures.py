"""Captured pages and discussions are served like the invented ones."""

import json
import time
from pathlib import Path

import httpx
import pytest

from local.sandbox import create_sandbox
from tests.support.places import REALDATA


def sandbox(captures: Path) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=create_sandbox(captures=captures))
    return httpx.AsyncClient(transport=transport, base_url="http://sandbox.test")


@pytest.fixture
def captures(tmp_path: Path) -> Path:
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "page.html").write_text("<h1>Gärtner</h1>", "utf-8")
    (tmp_path / "jobs" / "api.json").write_text("{}", "utf-8")
    (tmp_path / "jobs" / "truth.json").write_text("{}", "utf-8")
    (tmp_path / "jobs" / "score.py").write_text("", "utf-8")
    by_company = tmp_path / "reddit" / "by_company"
    by_company.mkdir(parents=True)
    comments = [{"body": f"comment {number}", "score": number} for number in range(5)]
    post = {
        "title": "Zweitfirma interview",
        "body": "They asked me to plan a garden. " * 3,
        "subreddit": "jobs",
        "score": 7,
        "url": "https://example.test/r/jobs/comments/abc123/zweitfirma/",
        "comments": [*comments, {"body": "[deleted]", "score": 1}],
    }
    gone = post | {"title": "Zweitfirma, gone", "body": "[removed]", "url": "", "comments": []}
    for name in ("one", "two"):
        (by_company / f"{name}.json").write_text(json.dumps({"company": name, "posts": [post, gone]}), "utf-8")
    return tmp_path


async def test_captured_pages_keep_their_bytes_and_type(captures: Path) -> None:
    client = sandbox(captures)
    page = await client.get("/captures/jobs/page.html")
    assert page.text == "<h1>Gärtner</h1>"
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert (await client.get("/captures/jobs/api.json")).headers["content-type"] == "application/json"
    for hidden in ("truth.json", "score.py", "..%2Fjobs%2Fpage.html"):
        assert (await client.get(f"/captures/jobs/{hidden}")).status_code == 404
    assert "/captures/jobs/page.html" in (await client.get("/index.json")).json()["jobs"]


async def test_captured_discussions_are_searchable_and_dated(captures: Path) -> None:
    client = sandbox(captures)
    found = (await client.get("/reddit/public/search.json", params={"q": "Zweitfirma", "t": "year"})).json()
    posts = [child["data"] for child in found["data"]["children"]]
    assert [post["title"] for post in posts] == ["Zweitfirma interview", "Zweitfirma, gone"]
    assert posts[0]["id"] == "abc123"
    assert posts[1]["selftext"] == "[removed]"
    assert all(time.time() - 366 * 86_400 < post["created_utc"] < time.time() for post in posts)
    tree = (await client.get("/reddit/public/comments/abc123.json")).json()[1]["data"]["children"]
    assert [thing["data"]["score"] for thing in tree] == [4, 3, 1, 0]
    nested = [thing["data"]["replies"]["data"]["children"] for thing in tree if thing["data"]["replies"]]
    assert sorted(replies[0]["data"]["body"] for replies in nested) == ["[deleted]", "comment 2"]
    assert posts[0]["num_comments"] == 6


@pytest.mark.realdata
@pytest.mark.skipif(not REALDATA.is_dir(), reason="the captures are not at hand")
async def test_the_real_captures_are_served() -> None:
    client = sandbox(REALDATA)
    listed = (await client.get("/index.json")).json()["jobs"]
    paths = [path for path in listed if path.startswith("/captures/")]
    assert len(paths) > 20
    for path in paths:
        answer = await client.get(path)
        assert answer.status_code == 200
        assert answer.content == (REALDATA / "jobs" / Path(path).name).read_bytes()
    for file in (REALDATA / "reddit" / "by_company").glob("*.json"):
        params = {"q": file.stem, "t": "year", "limit": "50"}
        found = (await client.get("/reddit/public/search.json", params=params)).json()["data"]["children"]
        assert len(found) >= 10, file.stem
        tree = (await client.get(f"/reddit/public/comments/{found[0]['data']['id']}.json")).json()
        assert len(tree) == 2
