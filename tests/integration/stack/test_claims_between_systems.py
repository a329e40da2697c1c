"""Attacks and accidents between systems, on the whole stack: with nothing but `contracts`, aiokafka and stolen keys."""

import asyncio
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from aiokafka import ConsumerRecord

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.preps import PdfStored, PrepCancelled, PrepFailed, StoredDocument
from contracts.problems import ProblemCode
from contracts.status import Stage
from local.client import Client
from local.stack import LocalStack
from runtime.kafka.identity.principals import Signer
from tests.support.kafka import publish, publish_raw, read_until

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="package")]

ClientOf = Callable[[str], Client]
EXAMPLE = Path(__file__).parents[3] / "contracts" / "examples" / "prep.requested" / "v1" / "sample.json"
BODY = {"company_name": "Copperfinch Robotics", "job_title": "Software Engineer"}


def request(prep_id: str, user: str, **changes: object) -> bytes:
    """Return the committed example as a partner copies it: another preparation, the example's own event id."""
    copied = {**json.loads(EXAMPLE.read_text()), "prep_id": prep_id, "user_id": user, "request": BODY}
    return json.dumps({**copied, **changes}).encode()


def stored(prep_id: str, user: str) -> PdfStored:
    digest = "ab" * 32
    key = f"interview_preps/{user}/{prep_id}/{digest}.pdf"
    return PdfStored(
        prep_id=prep_id,
        user_id=user,
        producer="renderer",
        document=StoredDocument(key=key, sha256=digest, size_bytes=1, pages=1),
    )


def signed(stack: LocalStack, name: str, event: Event) -> tuple[str, bytes, bytes, list[tuple[str, bytes]]]:
    value = event.model_dump_json().encode()
    signer = Signer(principal=name, key=stack.addresses.principals.keys[name])
    headers = signer.headers(topic=event.topic, key=event.key, value=value)
    return event.topic, event.key, value, [(header, text.encode()) for header, text in headers.items()]


async def records_of(
    stack: LocalStack, topics: Iterable[str], keys: set[bytes], *, each: int = 1
) -> list[ConsumerRecord]:
    def mine(records: list[ConsumerRecord]) -> list[ConsumerRecord]:
        return [record for record in records if record.key in keys]

    found = await read_until(
        stack.addresses.kafka, topics, lambda records: len(mine(records)) >= each * len(keys), seconds=60
    )
    return mine(found)


async def test_odd_trace_headers_lose_nothing_and_equal_event_ids_swallow_nothing(stack: LocalStack) -> None:
    odd = [b"zz", b"", b"\xff\xfe", b"x" * 300]
    await publish_raw(
        stack.addresses.kafka,
        *(
            ("prep.requested", f"copy-{number}".encode(), request(f"copy-{number}", f"copier-{number}"), headers)
            for number, headers in enumerate([[("traceparent", value)] for value in odd])
        ),
    )
    keys = {f"copy-{number}".encode() for number in range(len(odd))}
    parsed = await records_of(stack, ["job.parsed"], keys)
    assert {record.key for record in parsed} == keys


async def test_an_odd_trace_header_of_a_request_is_no_fault(client_of: ClientOf) -> None:
    async with client_of("tracer") as client:
        answer = await client.request("POST", "/api/interview-prep/generate", json=BODY, headers={"traceparent": "zz"})
    assert answer.status_code == 202


async def test_what_nobody_entitled_wrote_moves_nothing(stack: LocalStack, client_of: ClientOf) -> None:
    user = "victim"
    async with client_of(user) as client:
        prep_id = await client.generate(**BODY)
        claims: list[Event] = [
            PrepCancelled(prep_id=prep_id, user_id=user),
            PrepCancelled(prep_id=prep_id, user_id="somebody-else"),
            PrepFailed(
                prep_id=prep_id,
                user_id=user,
                attempt=1000,
                stage=Stage.PARSER,
                code=ProblemCode.NOT_A_POSTING,
                message="No.",
            ),
            stored(prep_id, user),
            BillingCharged(prep_id=prep_id, user_id=user, amount=0, balance=0, used_this_month=0),
        ]
        await publish(stack.addresses.kafka, *claims)
        dead = await records_of(
            stack, [f"{claim.topic}.dlq" for claim in claims[1:]], {prep_id.encode()}, each=len(claims)
        )
        assert {dict(record.headers)["dlq-reason"] for record in dead} == {b"claim_refused"}
        assert len(dead) == len(claims), "one dead letter for each"
        document = await client.final(prep_id)
        assert document["status"] == "completed"
        assert (await client.account())["balance"] == 35


async def test_a_stolen_key_of_the_renderer_charges_nobody_for_nothing(stack: LocalStack, client_of: ClientOf) -> None:
    user = "rich"
    async with client_of(user) as client:
        before = (await client.account())["balance"]
        await publish_raw(stack.addresses.kafka, signed(stack, "renderer", stored("unknown-prep", user)))
        [dead] = await records_of(stack, ["pdf.stored.dlq"], {b"unknown-prep"})
        assert dict(dead.headers)["dlq-reason"] == b"claim_refused"
        assert dict(dead.headers)["dlq-field"] == b"document.key"
        assert (await client.account())["balance"] == before


async def test_who_cannot_pay_gets_no_work_done(stack: LocalStack, client_of: ClientOf) -> None:
    user = "poor"
    async with client_of(user) as client:
        for _ in range(2):
            await client.final(await client.generate(**BODY))
        await publish_raw(
            stack.addresses.kafka, ("prep.requested", b"unpaid", request("unpaid", user), [("traceparent", b"zz")])
        )
        [failed] = (await records_of(stack, ["prep.failed"], {b"unpaid"}))[:1]
        assert json.loads(failed.value)["code"] == "insufficient_credits"
        await asyncio.sleep(0.5)
        await publish_raw(stack.addresses.kafka, ("job.parsed.dlq", b"mark", b"", []))
        later = await read_until(
            stack.addresses.kafka,
            ["job.parsed", "job.parsed.dlq"],
            lambda records: any(record.key == b"mark" for record in records),
        )
        assert b"unpaid" not in {record.key for record in later}


async def test_a_delivered_guide_stays_whatever_comes_later(stack: LocalStack, client_of: ClientOf) -> None:
    async with client_of("owner") as client:
        prep_id = await client.generate(**BODY)
        await client.final(prep_id)
        pdf, account = await client.pdf(prep_id), await client.account()
        topics = ["prep.requested", "prep.requested.dlq"]
        await publish_raw(
            stack.addresses.kafka,
            ("prep.requested", prep_id.encode(), request(prep_id, "owner", attempt=2), []),
        )
        refused = await records_of(stack, topics, {prep_id.encode()}, each=3)
        assert any(record.topic.endswith("dlq") for record in refused)
        assert await client.pdf(prep_id) == pdf
        assert await client.account() == account
