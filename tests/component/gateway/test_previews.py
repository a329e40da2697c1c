"""Before anything is charged: what was understood, and the text of a résumé."""

import pytest

from tests.support.gateway import GatewayRig

PREVIEW = "/api/interview-prep/preview"
URL = {"job_posting_url": "https://jobs.example.com/1"}
DOCUMENT = "/api/documents/text"


async def test_a_preview_says_what_was_understood_and_takes_nothing(rig: GatewayRig) -> None:
    async with rig.client() as client:
        preview = (await client.post(PREVIEW, json=URL)).json()
    assert preview["job"]["company_name"] == "Lumenworks Pay"
    assert preview["price"] == {"most": 25, "available": 1000}
    assert preview["reports"] in {"likely", "possible", "unlikely"}
    assert set(preview["certainty"].values()) <= {"sure", "likely", "guess"}
    assert preview["existing"] == []
    assert rig.billing.holds == {}
    assert await rig.collection.count_documents({}) == 0


async def test_a_posting_that_has_a_guide_already_is_named_before_it_is_charged_again(rig: GatewayRig) -> None:
    async with rig.client() as client, rig.client("bob") as bob:
        first = (await client.post("/api/interview-prep/generate", json=URL)).json()["id"]
        again = {"job_posting_url": "http://www.jobs.example.com/1/?utm_source=mail"}
        existing = (await client.post(PREVIEW, json=again)).json()["existing"]
        bobs = (await bob.post(PREVIEW, json=URL)).json()["existing"]
        await client.post(f"/api/interview-prep/{first}/cancel")
        after = (await client.post(PREVIEW, json=URL)).json()["existing"]
    assert [one["id"] for one in existing] == [first]
    assert bobs == after == []


async def test_a_wall_says_what_helps_and_what_is_known(rig: GatewayRig) -> None:
    async with rig.client() as client:
        response = await client.post(PREVIEW, json={"job_posting_url": "https://jobs.example.com/wall"})
    problem = response.json()
    assert response.status_code == 422
    assert problem["code"] == "login_required"
    assert problem["suggestions"]
    assert problem["company_name"] == "Lumenworks Pay"
    assert problem["needs_manual_input"] is True


async def test_previews_are_free_but_not_without_limit(rig: GatewayRig) -> None:
    async with rig.client() as client, rig.client("bob") as bob:
        answers = [await client.post(PREVIEW, json=URL) for _ in range(rig.settings.limits.previews_per_minute + 1)]
        bobs = await bob.post(PREVIEW, json=URL)
    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0
    assert bobs.status_code == 200


async def test_billing_may_be_away_the_parser_may_not(rig: GatewayRig) -> None:
    rig.billing.failure = ConnectionError()
    rig.parser.away = True
    async with rig.client() as client:
        response = await client.post(PREVIEW, json=URL)
    assert response.status_code == 503


@pytest.mark.parametrize(
    ("kind", "data", "status"),
    [
        ("application/pdf", b"%PDF", 200),
        ("text/plain; charset=utf-8", b"Go", 200),
        ("application/pdf", b"unreadable", 422),
        ("application/pdf", b"", 400),
        ("image/png", b"x", 415),
        ("application/json", b"{}", 415),
    ],
)
async def test_the_text_of_a_resume(rig: GatewayRig, kind: str, data: bytes, status: int) -> None:
    async with rig.client() as client:
        response = await client.post(DOCUMENT, content=data, headers={"Content-Type": kind})
    assert response.status_code == status
    if status == 200:
        assert response.json() == {"text": "Five years of Go."}


async def test_a_document_may_be_larger_than_other_bodies_but_not_any_size(rig: GatewayRig) -> None:
    limits = rig.settings.limits
    headers = {"Content-Type": "text/plain"}
    async with rig.client() as client:
        fits = await client.post(DOCUMENT, content=b"x" * (limits.body_bytes + 1), headers=headers)
        too_large = await client.post(DOCUMENT, content=b"x" * (limits.document_bytes + 1), headers=headers)
    assert (fits.status_code, too_large.status_code) == (200, 413)
