"""Job pages: every listed page answers, in the shape of its platform."""

import html
import json
import re
from typing import Any

import httpx
import pytest

from local.sandbox import DEMO_GREENHOUSE_API_PATH, DEMO_POSTING_PATH, create_sandbox

STRUCTURED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def client() -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=create_sandbox())
    return httpx.AsyncClient(transport=transport, base_url="http://sandbox.test")


def job_posting(page: str) -> dict[str, Any]:
    (embedded,) = STRUCTURED.findall(page)
    data: dict[str, Any] = json.loads(embedded)
    assert data["@type"] == "JobPosting"
    return data


async def test_the_index_lists_pages_that_all_answer(client: httpx.AsyncClient) -> None:
    listed = (await client.get("/index.json")).json()["jobs"]
    page = (await client.get("/")).text
    expected = {"/walls/forbidden": 403, "/walls/blocked": 403, "/walls/not-found": 404}
    assert len(listed) >= 15
    for path in listed:
        assert html.escape(path) in page
        assert (await client.get(path)).status_code == expected.get(path, 200), path


async def test_demo_posting(client: httpx.AsyncClient) -> None:
    page = (await client.get(DEMO_POSTING_PATH)).text
    data = job_posting(page)
    assert data["title"] == "Software Engineer, Fleet Coordination"
    assert data["hiringOrganization"]["name"] == "Copperfinch Robotics"
    assert data["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "minValue": 152000,
        "maxValue": 188000,
        "unitText": "YEAR",
    }
    assert "<h1>Software Engineer, Fleet Coordination</h1>" in page
    assert "How we interview" in page


async def test_greenhouse_api(client: httpx.AsyncClient) -> None:
    job = (await client.get(DEMO_GREENHOUSE_API_PATH, params={"questions": "true"})).json()
    assert job["content"].startswith("&lt;h3&gt;")
    assert "<li>" in html.unescape(job["content"])
    assert job["location"] == {"name": "Pittsburgh, PA"}
    assert job["questions"][0]["fields"][0]["name"] == "first_name"
    assert job["absolute_url"] == "http://sandbox.test/greenhouse/copperfinch/jobs/4071188"
    assert (await client.get(job["absolute_url"])).status_code == 200
    assert "questions" not in (await client.get(DEMO_GREENHOUSE_API_PATH)).json()


async def test_greenhouse_board_and_missing_jobs(client: httpx.AsyncClient) -> None:
    board = (await client.get("/greenhouse/v1/boards/copperfinch/jobs")).json()
    assert board["meta"] == {"total": 1}
    assert "content" not in board["jobs"][0]
    full = (await client.get("/greenhouse/v1/boards/copperfinch/jobs", params={"content": "true"})).json()
    assert "content" in full["jobs"][0]
    gone = await client.get("/greenhouse/v1/boards/copperfinch/jobs/1")
    assert (gone.status_code, gone.json()) == (404, {"status": 404, "error": "Job not found"})
    moved = await client.get("/greenhouse/copperfinch/jobs/1")
    assert (moved.status_code, moved.headers["location"]) == (302, "/greenhouse/copperfinch?error=true")


async def test_lever_api(client: httpx.AsyncClient) -> None:
    (posting,) = (await client.get("/lever/v0/postings/undertowmetrics")).json()
    same = (await client.get(f"/lever/v0/postings/undertowmetrics/{posting['id']}")).json()
    assert same == posting
    assert posting["text"] == "Data Scientist, Experimentation"
    assert posting["workplaceType"] == "remote"
    assert posting["categories"]["location"] == "Toronto, ON"
    assert [part["text"] for part in posting["lists"]][:2] == ["What you will work on", "What you bring"]
    assert posting["lists"][0]["content"].startswith("<li>")
    assert posting["salaryRange"] == {"currency": "CAD", "interval": "per-year-salary", "min": 128000, "max": 159000}
    assert "live SQL" in posting["additionalPlain"]
    assert (await client.get(posting["hostedUrl"])).status_code == 200
    gone = await client.get("/lever/v0/postings/undertowmetrics/0")
    assert (gone.status_code, gone.json()["ok"]) == (404, False)


async def test_workday_page_is_empty_but_for_its_structured_data(client: httpx.AsyncClient) -> None:
    listed = (await client.get("/index.json")).json()["jobs"]
    paths = [path for path in listed if path.startswith("/workday/")]
    assert len(paths) == 2
    for path in paths:
        page = (await client.get(path)).text
        data = job_posting(page)
        assert "<title></title>" in page
        assert "<" not in data["description"]
        assert "baseSalary" not in data
        assert data["title"] not in page.split("</head>")[1]


async def test_plain_page_has_meta_tags_and_text_only(client: httpx.AsyncClient) -> None:
    page = (await client.get("/careers/oatmere-marketing-manager")).text
    assert not STRUCTURED.findall(page)
    assert '<meta property="og:site_name" content="Oatmere Foods">' in page
    assert "What you will own" in page


async def test_linkedin_guest_page_and_its_wall(client: httpx.AsyncClient) -> None:
    page = (await client.get("/linkedin/jobs/view/signalmoor-account-executive-3900412277")).text
    assert "topcard__org-name-link" in page
    assert "show-more-less-html__markup" in page
    for walled in ("/walls/linkedin-authwall", "/linkedin/jobs/view/1"):
        assert "session_password" in (await client.get(walled)).text


async def test_expired_posting_says_so_twice(client: httpx.AsyncClient) -> None:
    page = (await client.get("/careers/copperfinch-embedded-intern")).text
    data = job_posting(page)
    assert "no longer accepting" in page
    assert data["datePosted"] < data["validThrough"]
    fresh = job_posting((await client.get(DEMO_POSTING_PATH)).text)
    assert data["validThrough"] < fresh["datePosted"] or data["validThrough"] < fresh["validThrough"]


async def test_german_posting_keeps_its_language(client: httpx.AsyncClient) -> None:
    page = (await client.get("/careers/weserkranz-teamleiter-umschlag")).text
    assert '<html lang="de">' in page
    assert "Führen Sie 28 Menschen" in page


async def test_unknown_pages_are_not_found(client: httpx.AsyncClient) -> None:
    for path in ("/careers/none", "/lever/x/y", "/workday/x", "/captures/jobs/x.html", "/nowhere"):
        assert (await client.get(path)).status_code == 404
