"""The attacks between systems on Apache Kafka as production runs it: everybody has a name there, and may write little.

What a system may not write, the broker refuses; what was written with a stolen name and key, the services refuse.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass

import pytest
import pytest_asyncio
from aiokafka import ConsumerRecord
from aiokafka.errors import TopicAuthorizationFailedError

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.preps import (
    InsightsReady,
    JobParsed,
    PdfStored,
    PrepCancelled,
    PrepFailed,
    PrepRequest,
    PrepRequested,
    StoredDocument,
)
from contracts.problems import ProblemCode
from contracts.samples import sample_events, sample_job
from contracts.status import Stage
from local.client import Client
from local.principals import LocalPrincipals
from local.servers import ApacheKafka, free_port
from local.stack import LocalStack, StackOptions, running_stack
from runtime.kafka.identity.principals import Signer, new_key_pair, public_key_of
from tests.support.kafka import publish_raw, read_until
from tests.support.stacks import clients_of

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="module")]

NAMES = ("admin", "operator", "acme", *(stage.value for stage in Stage))
PASSWORDS = {name: f"password-of-{name}-0123" for name in NAMES}
ACME, _ = new_key_pair()
BODY = {"company_name": "Copperfinch Robotics", "job_title": "Software Engineer"}
Headers = Iterable[tuple[str, bytes]]


@dataclass(frozen=True)
class World:
    """The stack, and whoever has stolen a principal's password and key."""

    stack: LocalStack

    async def publish(self, name: str, event: Event, *, headers: Headers = (), value: bytes | None = None) -> None:
        value = event.model_dump_json().encode() if value is None else value
        key = ACME if name == "acme" else self.stack.addresses.principals.keys[name]
        proof = Signer(principal=name, key=key).headers(topic=event.topic, key=event.key, value=value)
        signed = [*((header, text.encode()) for header, text in proof.items()), *headers]
        await publish_raw(self.stack.addresses.kafka_of(name), (event.topic, event.key, value, signed))

    async def records(self, *topics: str, prep_id: str, number: int = 1) -> list[ConsumerRecord]:
        def mine(found: list[ConsumerRecord]) -> list[ConsumerRecord]:
            return [record for record in found if record.key == prep_id.encode()]

        admin = self.stack.addresses.kafka_of("admin")
        return mine(await read_until(admin, topics, lambda found: len(mine(found)) >= number, seconds=60))

    async def refused(self, name: str, event: Event, *, field: str, number: int = 1) -> None:
        """Publish with a stolen name and key, and see one more dead letter that names the field."""
        await self.publish(name, event)
        dead = await self.records(f"{event.topic}.dlq", prep_id=event.prep_id, number=number)
        assert len(dead) == number
        told = dict(dead[-1].headers)
        assert (told["dlq-reason"], told["dlq-field"]) == (b"claim_refused", field.encode())


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    folder = tmp_path_factory.mktemp("stack")
    server = ApacheKafka(data_dir=folder / "kafka", port=free_port(), users=PASSWORDS)
    await server.start()
    keys = LocalPrincipals.kept_in(folder / "keys")
    trusted = {**keys.trusted, "acme": [public_key_of(ACME)]}
    options = StackOptions(
        data_dir=folder,
        kafka_url=server.bootstrap,
        kafka_passwords=PASSWORDS,
        extra_environment={
            "PREPLINE_CREDITS__SIGNUP_CREDITS": "60",
            "PREPLINE_SIGNING__TRUSTED": json.dumps(trusted),
            "PREPLINE_SIGNING__UNSIGNED_EXTERNAL": "false",
        },
    )
    try:
        async with running_stack(options) as stack:
            yield World(stack)
    finally:
        await server.stop()


@pytest.fixture
def client_of(world: World) -> Callable[[str], Client]:
    return clients_of(world.stack)


def requested(prep_id: str, user: str = "u", **changes: object) -> PrepRequested:
    return PrepRequested.model_validate(
        {"prep_id": prep_id, "user_id": user, "producer": "acme", "request": PrepRequest(**BODY), **changes}
    )


def stored(prep_id: str, user: str, *, attempt: int = 1) -> PdfStored:
    digest = "ab" * 32
    document = StoredDocument(
        key=f"interview_preps/{user}/{prep_id}/{digest}.pdf", sha256=digest, size_bytes=1, pages=1
    )
    return PdfStored(prep_id=prep_id, user_id=user, attempt=attempt, producer="renderer", document=document)


def failed(prep_id: str, user: str, attempt: int = 1) -> PrepFailed:
    code = ProblemCode.NOT_A_POSTING
    return PrepFailed(prep_id=prep_id, user_id=user, attempt=attempt, stage=Stage.PARSER, code=code, message="No.")


def insights(prep_id: str, user: str) -> InsightsReady:
    sample = sample_events()["insights.ready"]
    assert isinstance(sample, InsightsReady)
    cheap = sample.insights.model_copy(update={"evidence_level": "general"})
    return sample.model_copy(
        update={"prep_id": prep_id, "user_id": user, "producer": "acme", "attempt": 1, "insights": cheap}
    )


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("acme", stored("p", "u")),
        ("acme", BillingCharged(prep_id="p", user_id="u", amount=0, balance=0, used_this_month=0)),
        ("acme", PrepCancelled(prep_id="p", user_id="u")),
        ("acme", failed("p", "u")),
        ("parser", PrepCancelled(prep_id="p", user_id="u")),
        ("parser", stored("p", "u")),
        ("insights", BillingCharged(prep_id="p", user_id="u", amount=0, balance=0, used_this_month=0)),
    ],
    ids=lambda part: part if isinstance(part, str) else part.topic,
)
async def test_the_broker_refuses_what_is_not_theirs_to_say(world: World, name: str, event: Event) -> None:
    with pytest.raises(TopicAuthorizationFailedError):
        await world.publish(name, event)


async def test_odd_headers_and_equal_event_ids_lose_nothing(world: World) -> None:
    odd = [(b"zz",), (b"",), (b"\xff\xfe",), (b"x" * 300,), (b"zz", b"zz")]
    events = [requested(f"copy-{number}", f"copier-{number}", event_id="e" * 32) for number in range(len(odd))]
    for event, values in zip(events, odd, strict=True):
        await world.publish("acme", event, headers=[("traceparent", value) for value in values])
    for event in events:
        assert await world.records("job.parsed", prep_id=event.prep_id)


async def test_a_stolen_key_of_the_renderer_charges_nobody(world: World, client_of: Callable[[str], Client]) -> None:
    async with client_of("rich") as client:
        before = await client.account()
        await world.refused("renderer", stored("unknown", "rich"), field="document.key")
        assert await client.account() == before


async def test_stolen_keys_stop_nobodys_work_and_replace_no_paid_file(
    world: World, client_of: Callable[[str], Client]
) -> None:
    async with client_of("owner") as client:
        prep_id = await client.generate(**BODY)
        await world.publish("gateway", PrepCancelled(prep_id=prep_id, user_id="somebody-else"))
        await world.publish("parser", failed(prep_id, "owner", attempt=1000))
        document = await client.final(prep_id)
        assert document["status"] == "completed"
        pdf, account = await client.pdf(prep_id), await client.account()
        await world.publish("acme", requested(prep_id, "owner", attempt=2))
        await world.publish("acme", JobParsed(prep_id=prep_id, user_id="owner", producer="acme", job=sample_job()))
        await world.publish("acme", insights(prep_id, "owner"))
        await world.refused("renderer", stored(prep_id, "owner"), field="document.key")
        dead = await world.records("prep.cancelled.dlq", "prep.failed.dlq", prep_id=prep_id, number=2)
        assert {dict(record.headers)["dlq-reason"] for record in dead} == {b"claim_refused"}
        assert await client.pdf(prep_id) == pdf
        assert await client.account() == account


async def test_insights_from_elsewhere_have_their_own_price(world: World, client_of: Callable[[str], Client]) -> None:
    async with client_of("customer") as client:
        before = (await client.account())["balance"]
        await world.publish("acme", insights("bought", "customer"))
        [charged] = await world.records("billing.charged", prep_id="bought")
        assert json.loads(charged.value)["amount"] == 25
        assert (await client.final("bought"))["status"] == "completed"
        assert before - (await client.account())["balance"] == 25


async def test_who_cannot_pay_gets_no_work_done(world: World, client_of: Callable[[str], Client]) -> None:
    async with client_of("poor") as client:
        for _ in range(2):
            await client.final(await client.generate(**BODY))
    await world.publish("acme", requested("unpaid", "poor"))
    await world.publish("acme", insights("unpaid-guide", "poor"))
    for prep_id in ("unpaid", "unpaid-guide"):
        [told] = (await world.records("prep.failed", prep_id=prep_id))[:1]
        assert json.loads(told.value)["code"] == "insufficient_credits"
    await asyncio.sleep(0.5)
    admin = world.stack.addresses.kafka_of("admin")
    await publish_raw(admin, ("job.parsed.dlq", b"mark", b"", []))
    later = await read_until(
        admin, ["job.parsed", "pdf.stored", "job.parsed.dlq"], lambda found: any(one.key == b"mark" for one in found)
    )
    assert not {b"unpaid", b"unpaid-guide"} & {record.key for record in later if not record.topic.endswith("dlq")}


async def test_what_nobody_can_read_ends_nobodys_preparation(world: World, client_of: Callable[[str], Client]) -> None:
    async with client_of("bystander") as client:
        prep_id = await client.generate(**BODY)
        event = requested(prep_id, "bystander")
        await world.publish("acme", event, value=json.dumps({"prep_id": prep_id}).encode())
        [dead] = await world.records("prep.requested.dlq", prep_id=prep_id)
        assert dict(dead.headers)["dlq-reason"] == b"invalid_event"
        assert (await client.final(prep_id))["status"] == "completed"
        newer = json.dumps({**json.loads(event.model_dump_json()), "schema_version": 9}).encode()
        await world.publish("acme", event, value=newer)
        dead = await world.records("prep.requested.dlq", prep_id=prep_id, number=2)
        assert dict(dead[-1].headers)["dlq-reason"] == b"unsupported_schema_version"


async def test_what_nobody_signed_is_refused(world: World) -> None:
    event = requested("unsigned")
    unsigned: Headers = ()
    await publish_raw(
        world.stack.addresses.kafka_of("acme"), (event.topic, event.key, event.model_dump_json().encode(), unsigned)
    )
    [dead] = await world.records("prep.requested.dlq", prep_id="unsigned")
    assert dict(dead.headers)["dlq-reason"] == b"claim_refused"
