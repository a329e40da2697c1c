import asyncio
import json
from typing import Any

import httpx
import pytest
from pymongo.errors import AutoReconnect
from typing_extensions import override

from contracts.preps import PrepRequested
from contracts.problems import Problem, ProblemCode
from services.gateway.preparations.store import PrepStore
from tests.support.gateway import GatewayRig, until

URL = {"job_posting_url": "https://jobs.example.com/1"}
GENERATE = "/api/interview-prep/generate"


async def test_an_accepted_request_is_one_document_with_its_event(rig: GatewayRig, collection: Any) -> None:
    async with rig.client() as client:
        response = await client.post(
            GENERATE, json={**URL, "notes": "Two rounds so far.", "interview_date": "2027-03-01"}
        )
    assert response.status_code == 202
    prep_id = response.json()["id"]
    assert response.json() == {"id": prep_id, "status": "processing"}
    assert response.headers["location"] == f"/api/interview-prep/status/{prep_id}"
    assert await collection.count_documents({}) == 1
    assert (prep_id, 1) in rig.billing.holds
    events = await rig.publish_pending()
    assert [type(event) for event in events] == [PrepRequested]
    assert isinstance(events[0], PrepRequested)
    assert events[0].request.job_posting_url == URL["job_posting_url"]
    assert events[0].context.notes == "Two rounds so far."
    assert events[0].user_id == "alice"
    assert await rig.publish_pending() == events


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"job_posting_url": ""},
        {"company_name": "Example"},
        {"job_title": "Engineer"},
        {"job_posting_url": "ftp://example.com/x"},
        {"job_posting_url": "javascript:alert(1)"},
        {"job_posting_url": "https://"},
        {"job_posting_url": "https://user:pass@example.com/"},
        {"job_posting_url": "https://exa mple.com/"},
        {"job_posting_url": "https://[::1"},
        {"job_posting_url": "https://example.com:notaport/"},
        {"job_posting_url": 5},
        {"company_name": "x" * 201, "job_title": "y"},
        {"company_name": "\ud800", "job_title": "y"},
        {**URL, "interview_date": "tomorrow"},
        {**URL, "language": "English!"},
        {**URL, "notes": "x" * 20_001},
        [],
        "text",
        None,
    ],
)
async def test_what_cannot_be_prepared_for_is_refused_before_anything_happens(rig: GatewayRig, body: Any) -> None:
    async with rig.client() as client:
        response = await client.post(GENERATE, content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    problem = Problem.model_validate(response.json())
    assert problem.code is ProblemCode.VALIDATION_FAILED
    assert rig.billing.calls == []


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b'{"a":NaN', b""])
async def test_a_body_that_is_not_json_is_refused(rig: GatewayRig, content: bytes) -> None:
    async with rig.client() as client:
        response = await client.post(GENERATE, content=content, headers={"Content-Type": "application/json"})
    assert response.status_code == 400
    assert response.json()["code"] == "validation_failed"


async def test_empty_form_fields_count_as_left_out(rig: GatewayRig) -> None:
    body = {"job_posting_url": "  ", "company_name": "Example", "job_title": "Engineer", "notes": ""}
    async with rig.client() as client:
        response = await client.post(GENERATE, json=body)
    assert response.status_code == 202


async def test_the_same_key_gives_the_same_answer_even_at_once(rig: GatewayRig, collection: Any) -> None:
    headers = {"Idempotency-Key": "form-1"}
    async with rig.client() as client:
        responses = await asyncio.gather(*(client.post(GENERATE, json=URL, headers=headers) for _ in range(8)))
    assert {response.status_code for response in responses} == {202}
    assert len({response.json()["id"] for response in responses}) == 1
    assert await collection.count_documents({}) == 1
    assert len(rig.billing.holds) == 1


async def test_two_processes_accept_the_same_key_once(rig: GatewayRig, collection: Any) -> None:
    other = GatewayRig(collection=collection, billing=rig.billing)
    headers = {"Idempotency-Key": "form-1"}
    async with rig.client() as one, other.client() as two:
        responses = await asyncio.gather(
            *(client.post(GENERATE, json=URL, headers=headers) for client in (one, two) * 4)
        )
    assert {response.status_code for response in responses} == {202}
    assert await collection.count_documents({}) == 1
    assert rig.billing.released == []


async def test_a_key_belongs_to_its_request_and_user(rig: GatewayRig) -> None:
    headers = {"Idempotency-Key": "form-1"}
    async with rig.client() as alice, rig.client("bob") as bob:
        first = await alice.post(GENERATE, json=URL, headers=headers)
        other = await alice.post(GENERATE, json={"company_name": "A", "job_title": "B"}, headers=headers)
        bobs = await bob.post(GENERATE, json=URL, headers=headers)
    assert other.status_code == 422
    assert other.json()["code"] == "idempotency_mismatch"
    assert bobs.status_code == 202
    assert bobs.json()["id"] != first.json()["id"]


@pytest.mark.parametrize("key", ["", "x" * 256, "with space", "ümlaut"])
async def test_a_malformed_key_is_refused(rig: GatewayRig, key: str) -> None:
    async with rig.client() as client:
        response = await client.post(GENERATE, json=URL, headers=[(b"Idempotency-Key", key.encode())])
    assert response.status_code == 400


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, ProblemCode.INSUFFICIENT_CREDITS), (403, ProblemCode.MONTHLY_LIMIT_REACHED), (409, ProblemCode.CONFLICT)],
)
async def test_billings_refusal_reaches_the_user(
    rig: GatewayRig, collection: Any, status: int, code: ProblemCode
) -> None:
    rig.billing.problem = Problem(title="No", status=status, code=code, detail="Because.")
    async with rig.client() as client:
        response = await client.post(GENERATE, json=URL)
    assert response.status_code == status
    assert response.json()["code"] == code
    assert response.json()["detail"] == "Because."
    assert await collection.count_documents({}) == 0


@pytest.mark.parametrize(
    "failure",
    [httpx.ConnectError("refused"), httpx.ReadTimeout("slow")],
)
async def test_without_billing_nothing_is_accepted(rig: GatewayRig, collection: Any, failure: Exception) -> None:
    rig.billing.failure = failure
    async with rig.client() as client:
        response = await client.post(GENERATE, json=URL)
    assert response.status_code == 503
    assert int(response.headers["retry-after"]) > 0
    assert response.json()["code"] == "unavailable"
    assert await collection.count_documents({}) == 0


async def test_a_fault_between_the_services_is_not_the_users(rig: GatewayRig) -> None:
    rig.billing.problem = Problem(title="No", status=401, code=ProblemCode.UNAUTHENTICATED)
    async with rig.client() as client:
        response = await client.post(GENERATE, json=URL)
    assert response.status_code == 503


async def test_a_user_has_only_so_many_running(rig: GatewayRig) -> None:
    async with rig.client() as client, rig.client("bob") as bob:
        responses = await asyncio.gather(*(client.post(GENERATE, json=URL) for _ in range(12)))
        assert (await bob.post(GENERATE, json=URL)).status_code == 202
    statuses = sorted(response.status_code for response in responses)
    assert statuses == [202] * 5 + [429] * 7
    refused = next(response for response in responses if response.status_code == 429)
    assert refused.json()["code"] == "too_many_requests"
    assert int(refused.headers["retry-after"]) > 0


async def test_a_large_body_is_refused_declared_or_not(rig: GatewayRig) -> None:
    async def chunks() -> Any:
        for _ in range(40):
            yield b" " * 65536

    async with rig.client() as client:
        declared = await client.post(GENERATE, json={"job_posting_text": "x" * 2_000_000})
        chunked = await client.post(GENERATE, content=chunks(), headers={"Content-Type": "application/json"})
    for response in (declared, chunked):
        assert response.status_code == 413
        assert response.json()["code"] == "body_too_large"


class FailingInsert(PrepStore):
    """A store whose inserts fail, before or after they were written."""

    written = False

    @override
    async def create(self, *arguments: Any, **options: Any) -> dict[str, Any] | None:
        if self.written:
            await super().create(*arguments, **options)
        raise AutoReconnect("connection closed")


def broken(rig: GatewayRig, *, written: bool) -> GatewayRig:
    store = FailingInsert(collection=rig.collection, patience=rig.settings.stalled.after)
    store.written = written
    rig.deps.intake.store = store
    return rig


async def test_a_failed_insert_gives_the_credits_back(rig: GatewayRig) -> None:
    async with broken(rig, written=False).client() as client:
        response = await client.post(GENERATE, json=URL)
    assert response.status_code == 503
    assert rig.billing.holds == {}
    assert len(rig.billing.released) == 1


async def test_an_insert_whose_answer_was_lost_counts(rig: GatewayRig, collection: Any) -> None:
    async with broken(rig, written=True).client() as client:
        response = await client.post(GENERATE, json=URL)
    assert response.status_code == 202
    assert await collection.count_documents({}) == 1
    assert rig.billing.released == []


@pytest.mark.parametrize("together", [1, 4])
async def test_a_hold_whose_answer_was_lost_is_given_back(
    rig: GatewayRig, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    """Billing may have made it: the same request's clean-up releases it, as soon as billing answers again."""
    monkeypatch.setattr("services.gateway.billing_client._UNDO_PAUSES", (0.0, *[0.05] * 100))
    rig.billing.failure = httpx.ReadTimeout("late")
    async with rig.client() as client:
        answers = await asyncio.gather(*(client.post(GENERATE, json=URL) for _ in range(together)))
        assert {answer.status_code for answer in answers} == {503}
        rig.billing.failure = None
        await until(lambda: len(rig.billing.released) == together)
        assert (await client.post(GENERATE, json=URL)).status_code == 202
