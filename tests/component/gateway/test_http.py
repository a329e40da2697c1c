"""What clients may rely on in every route: conditional and partial answers, lists, refusals in plain words."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from contracts.problems import ProblemCode, title_of
from services.gateway.api.pages import PAGE_VERSION
from services.gateway.api.reference.problem_page import code_sentences
from tests.support.gateway import GatewayRig
from tests.support.prep_events import PrepEvents

BASE = "/api/interview-prep"
GENERATE = f"{BASE}/generate"
FRAMEWORK = re.compile(r"value error|pydantic|input should|field required|unable to parse|\bctx\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (b'{"job_posting_url": 5}', "job_posting_url"),
        (b'{"job_posting_url": "ftp://x"}', "job_posting_url"),
        (b'{"company_name": "A"}', "body"),
        (b'{"jobPostingUrl": "https://example.com"}', "jobPostingUrl"),
        (b'{"a"', "body"),
        (b"[]", "body"),
        (b'{"company_name": "A", "job_title": "B", "language": 5}', "language"),
        (b'{"company_name": "A", "job_title": "B", "interview_date": "soon"}', "interview_date"),
        (b'{"company_name": "A", "job_title": "B", "interview_date": "2020-01-01"}', "interview_date"),
    ],
)
async def test_a_refusal_names_the_field_in_plain_words(rig: GatewayRig, content: bytes, field: str) -> None:
    async with rig.client() as client:
        response = await client.post(GENERATE, content=content, headers={"Content-Type": "application/json"})
    problem = response.json()
    assert response.status_code == 400
    assert field in {flaw["field"] for flaw in problem["errors"]}
    for text in (problem["detail"], *(flaw["message"] for flaw in problem["errors"])):
        assert not FRAMEWORK.search(text)
        assert text[0].isupper()
        assert text.endswith(".")


async def test_every_code_is_explained_where_its_type_leads(rig: GatewayRig) -> None:
    async with rig.client() as client:
        problem = (await client.get(f"{BASE}/status/nobody")).json()
        page = await client.get(problem["type"].partition("#")[0])
    assert problem["title"] == title_of(ProblemCode.NOT_FOUND)
    assert problem["type"].endswith("#not_found")
    assert set(code_sentences()) == set(ProblemCode)
    assert all(f'id="{code}"' in page.text for code in ProblemCode)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_a_body_must_say_that_it_is_json(rig: GatewayRig, kind: str) -> None:
    async with rig.client() as client:
        response = await client.post(GENERATE, content=b"{}", headers={"Content-Type": kind})
    assert response.status_code == 415
    assert response.json()["code"] == "unsupported_media_type"
    assert response.headers["accept-post"] == "application/json"


async def test_a_status_that_did_not_change_is_not_sent_again(rig: GatewayRig) -> None:
    await rig.deliver(PrepEvents().requested())
    async with rig.client() as client:
        first = await client.get(f"{BASE}/status/prep-1")
        known = {"If-None-Match": first.headers["etag"]}
        same = await client.get(f"{BASE}/status/prep-1", headers=known)
        await rig.deliver(PrepEvents().parsed())
        changed = await client.get(f"{BASE}/status/prep-1", headers=known)
    assert (same.status_code, same.content) == (304, b"")
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]


async def test_texts_are_compressed_and_head_says_what_get_would(rig: GatewayRig) -> None:
    await rig.deliver(*PrepEvents().chain())
    async with rig.client() as client:
        full = await client.get(f"{BASE}/status/prep-1")
        plain = await client.get(f"{BASE}/status/prep-1", headers={"Accept-Encoding": "identity"})
        head = await client.head(f"{BASE}/prep-1.json")
    assert full.headers["content-encoding"] == "br"
    assert int(full.headers["content-length"]) < len(plain.content) / 2
    assert full.json()["insights"] == plain.json()["insights"]
    assert "content-encoding" not in plain.headers
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-3", 206, b"%PDF"),
        ("bytes=-4", 206, b"EOF\n"),
        ("bytes=5-", 206, b"1.7 body %EOF\n"),
        ("bytes=5-9999", 206, b"1.7 body %EOF\n"),
        ("bytes=9999-", 416, None),
        ("bytes=-0", 416, None),
        ("lines=1-2", 200, b"%PDF-1.7 body %EOF\n"),
    ],
)
async def test_part_of_a_pdf(rig: GatewayRig, asked: str, status: int, part: bytes | None) -> None:
    await rig.deliver(*PrepEvents().chain())
    async with rig.client() as client:
        response = await client.get(f"{BASE}/prep-1.pdf", headers={"Range": asked})
        known = await client.get(f"{BASE}/prep-1.pdf", headers={"If-None-Match": response.headers.get("etag", "*")})
        old = await client.get(f"{BASE}/prep-1.pdf", headers={"Range": "bytes=0-3", "If-Range": '"older"'})
    assert response.status_code == status
    assert part is None or response.content == part
    assert known.status_code == 304
    assert old.status_code == 200


async def test_a_parameter_that_nobody_knows_is_refused(rig: GatewayRig) -> None:
    async with rig.client() as client:
        response = await client.get(f"{BASE}/history?limits=5")
    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "limits"


async def test_every_preparation_can_be_reached_page_by_page(rig: GatewayRig, collection: Any) -> None:
    for number in range(7):
        await rig.deliver(PrepEvents(f"prep-{number}").requested())
    day = datetime(2026, 3, 1, tzinfo=UTC)
    for number in range(7):  # three of them at the same moment
        moment = day + timedelta(days=max(0, number - 2))
        await collection.update_one({"_id": f"prep-{number}"}, {"$set": {"requestedAt": moment}})
    seen: list[str] = []
    async with rig.client() as client:
        for sort in ("newest", "oldest", "company"):
            params = {"limit": "2", "sort": sort}
            seen.clear()
            while True:
                page = (await client.get(f"{BASE}/history", params=params)).json()
                seen += [item["id"] for item in page["history"]]
                if page["next"] is None:
                    break
                params["cursor"] = page["next"]
            assert sorted(seen) == [f"prep-{number}" for number in range(7)]
    assert len(seen) == 7


async def test_a_retried_preparation_comes_first_again(rig: GatewayRig) -> None:
    async with rig.client() as client:
        first = (await client.post(GENERATE, json={"company_name": "Acme", "job_title": "Engineer"})).json()["id"]
        await client.post(f"{BASE}/{first}/cancel")
        second = (await client.post(GENERATE, json={"company_name": "Zenith", "job_title": "Nurse"})).json()["id"]
        await client.post(f"{BASE}/{first}/retry")
        listed = (await client.get(f"{BASE}/history")).json()["history"]
        found = (await client.get(f"{BASE}/history", params={"q": "nurse zen"})).json()["history"]
        stopped = (await client.get(f"{BASE}/history", params={"status": "cancelled"})).json()["history"]
    assert [item["id"] for item in listed] == [first, second]
    assert [item["id"] for item in found] == [second]
    assert stopped == []


async def test_an_address_is_found_in_what_was_pasted(rig: GatewayRig) -> None:
    body = {"job_posting_url": "Apply here: https://jobs.example.com/1."}
    async with rig.client() as client:
        prep_id = (await client.post(GENERATE, json=body)).json()["id"]
        status = (await client.get(f"{BASE}/status/{prep_id}")).json()
    assert status["jobPostingUrl"] == "https://jobs.example.com/1"


async def test_other_origins_may_send_and_see_what_the_api_uses(collection: Any) -> None:
    rig = GatewayRig(collection=collection, cors_origins=("https://app.example.com",))
    sent = "authorization, content-type, idempotency-key, if-none-match, last-event-id, range, traceparent"
    asks = {"Origin": "https://app.example.com", "Access-Control-Request-Method": "DELETE"}
    async with rig.client() as client:
        allowed = await client.options(GENERATE, headers={**asks, "Access-Control-Request-Headers": sent})
        answer = await client.get(f"{BASE}/history", headers={"Origin": "https://app.example.com"})
    assert allowed.status_code == 200
    exposed = answer.headers["access-control-expose-headers"].lower()
    assert all(name in exposed for name in ("etag", "content-range", "location", "retry-after", "content-disposition"))


@pytest.mark.parametrize(
    ("accepted", "coding"), [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0", None), ("identity", None)]
)
async def test_pages_and_their_files_come_as_the_client_takes_them(
    rig: GatewayRig, accepted: str, coding: str | None
) -> None:
    asset = f"/assets/{PAGE_VERSION}/guide.js"
    async with rig.client(None) as client:
        headers = {"Accept-Encoding": accepted}
        answers = {path: await client.get(path, headers=headers) for path in ("/", "/docs", "/openapi.json", asset)}
        heads = [await client.head(path, headers=headers) for path in answers]
    for answer in answers.values():
        assert answer.status_code == 200
        assert answer.headers.get("content-encoding") == coding
        assert "Accept-Encoding" in answer.headers["vary"]
    assert [(head.status_code, head.content) for head in heads] == [(200, b"")] * len(answers)
    assert answers[asset].headers["content-type"].startswith("text/javascript")
    assert "immutable" in answers[asset].headers["cache-control"]
    assert "export" in answers[asset].text


async def test_a_stream_is_not_compressed(rig: GatewayRig) -> None:
    await rig.deliver(*PrepEvents().chain())
    async with rig.client() as client:
        streamed = await client.get(f"{BASE}/events/prep-1", headers={"Accept-Encoding": "br, gzip"})
    assert streamed.headers["content-type"].startswith("text/event-stream")
    assert "content-encoding" not in streamed.headers
