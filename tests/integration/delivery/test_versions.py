"""Two versions of one event on a real broker: billing charges once, the gateway shows one entry, nothing is refused."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiokafka import ConsumerRecord

from contracts.billing import BillingCharged, HoldRequest, Tier
from contracts.envelope import Event
from contracts.preps import PdfStored, PrepFailed
from contracts.samples import sample_events
from contracts.status import Stage
from contracts.versions import read_event, twins_of
from local.servers import KafkaServer
from runtime.service import Service
from runtime.settings import DeliverySettings, KafkaSettings, ServiceSettings
from services.billing.handlers import BillingHandlers
from services.billing.holds import Holds
from services.billing.settings import CreditSettings
from tests.support.billing import accounts_of, holds_on
from tests.support.gateway import GatewayRig, until
from tests.support.kafka import publish, publish_raw, read_until
from tests.support.prep_events import GUIDE, PrepEvents

pytestmark = pytest.mark.integration

STORED = "pdf.stored"
DEAD = "pdf.stored.dlq"
CHARGED = "billing.charged"
PREPS = [f"p{number}" for number in range(6)]


def events_of(prep_id: str) -> PrepEvents:
    return PrepEvents(prep_id, "u")


def settings_for(kafka: KafkaServer) -> ServiceSettings:
    return ServiceSettings(
        environment="local",
        kafka=KafkaSettings(bootstrap_servers=kafka.bootstrap),
        delivery=DeliverySettings(backoff=timedelta(milliseconds=10), commit_interval=timedelta(milliseconds=50)),
    )


@pytest.fixture
async def holds(database: Any) -> Holds:
    unlimited = dict.fromkeys(Tier)
    holds = await holds_on(database, credit=CreditSettings(signup_credits=1000, monthly_limits=unlimited))
    for prep_id in (*PREPS, "last"):
        await holds.hold(HoldRequest(prep_id=prep_id, user_id="u"))
    return holds


def billing_of(kafka: KafkaServer, holds: Holds) -> Service:
    service = Service(stage=Stage.BILLING, settings=settings_for(kafka), interruptible=False)
    service.on(PdfStored, BillingHandlers(holds=holds).pdf_stored)
    return service


@pytest.fixture
async def billing(kafka: KafkaServer, holds: Holds) -> AsyncIterator[Service]:
    service = billing_of(kafka, holds)
    async with service.running():
        yield service


def preps_of(records: list[ConsumerRecord]) -> Counter[str]:
    return Counter(record.key.decode() for record in records if record.key)


def value_of(event: Event) -> bytes:
    return event.model_dump_json().encode()


async def captures(database: Any) -> Counter[str]:
    keys = [posting["_id"] async for posting in database["ledger"].find({"_id": {"$regex": "^capture:"}})]
    return Counter(key.removeprefix("capture:") for key in keys)


async def test_what_a_service_publishes_is_written_twice_and_charged_once(
    kafka: KafkaServer, billing: Service, holds: Holds, database: Any
) -> None:
    for prep_id in PREPS:
        await billing.publisher.publish(events_of(prep_id).stored())
    charged = await read_until(kafka.bootstrap, [CHARGED], lambda records: preps_of(records).keys() >= set(PREPS))
    records = await read_until(kafka.bootstrap, [STORED], lambda records: len(records) == 2 * len(PREPS))
    assert preps_of(records) == Counter(dict.fromkeys(PREPS, 2))
    assert {dict(record.headers)["schema_versions"] for record in records} == {b"1,2"}
    assert len({read_event(topic=STORED, value=record.value).event_id for record in records}) == len(PREPS)
    assert preps_of(charged) == Counter(PREPS)
    assert await captures(database) == Counter(PREPS)
    assert (await accounts_of(holds).account("u")).used_this_month == len(PREPS)


async def test_twins_of_a_producer_that_does_not_name_them_are_charged_once(
    kafka: KafkaServer, billing: Service, database: Any
) -> None:
    assert billing.ready
    for prep_id in PREPS:
        await publish(kafka.bootstrap, *twins_of(events_of(prep_id).stored()))
    last = events_of("last").stored()
    await publish(kafka.bootstrap, last)
    charged = await read_until(kafka.bootstrap, [CHARGED], lambda records: preps_of(records).keys() >= {*PREPS, "last"})
    ids = {(record.key, BillingCharged.model_validate_json(record.value).event_id) for record in charged}
    assert len(ids) == len(PREPS) + 1
    assert await captures(database) == Counter([*PREPS, "last"])


async def test_each_version_alone_is_charged_and_an_unknown_one_is_set_aside(
    kafka: KafkaServer, billing: Service, database: Any
) -> None:
    assert billing.ready
    former, _ = twins_of(events_of("p0").stored())
    _, present = twins_of(events_of("p1").stored())
    unknown = value_of(events_of("p2").stored()).replace(b'"schema_version":2', b'"schema_version":3')
    await publish_raw(
        kafka.bootstrap,
        (STORED, b"p0", value_of(former), []),
        (STORED, b"p1", value_of(present), []),
        (STORED, b"p2", unknown, []),
    )
    dead = await read_until(kafka.bootstrap, [DEAD], lambda records: len(records) == 1)
    failed = await read_until(kafka.bootstrap, ["prep.failed"], lambda records: len(records) == 1)
    charged = await read_until(kafka.bootstrap, [CHARGED], lambda records: len(records) == 2)
    assert [(record.value, dict(record.headers)["dlq-reason"]) for record in dead] == [
        (unknown, b"unsupported_schema_version")
    ]
    assert [PrepFailed.model_validate_json(record.value).prep_id for record in failed] == ["p2"]
    assert preps_of(charged) == Counter(["p0", "p1"])
    assert await captures(database) == Counter(["p0", "p1"])


async def test_an_unknown_version_does_not_end_what_its_twin_completes(
    kafka: KafkaServer, holds: Holds, database: Any
) -> None:
    """A producer of the next release writes versions 2 and 3; this release takes 2."""
    stored = events_of("p0").stored()
    newer = value_of(stored).replace(b'"schema_version":2', b'"schema_version":3')
    names = [("schema_versions", b"2,3")]
    await publish_raw(kafka.bootstrap, (STORED, b"p0", newer, names), (STORED, b"p0", value_of(stored), names))
    async with billing_of(kafka, holds).running():
        charged = await read_until(kafka.bootstrap, [CHARGED], lambda records: len(records) == 1)
    # The service has drained: what it refused, it refused before this mark.
    await publish_raw(kafka.bootstrap, (DEAD, b"mark", b"", []), ("prep.failed", b"mark", b"", []))
    refused = await read_until(kafka.bootstrap, [DEAD, "prep.failed"], lambda records: preps_of(records)["mark"] == 2)
    assert preps_of(refused) == Counter({"mark": 2})
    assert preps_of(charged) == await captures(database) == Counter(["p0"])


async def test_the_gateway_shows_one_entry_for_both(kafka: KafkaServer, database: Any) -> None:
    rig = GatewayRig(collection=database["preps"])
    await rig.deps.store.prepare()
    service = Service(stage=Stage.GATEWAY, settings=settings_for(kafka), interruptible=False)
    for event in sample_events().values():
        service.on(type(event), rig.gateway.projection.handle)
    made = PrepEvents("p0", "alice")
    await rig.objects.put(made.document.key, GUIDE, content_type="application/pdf")

    async def is_completed() -> bool:
        found = await database["preps"].find_one({"_id": "p0"})
        return bool(found and found["status"] == "completed")

    async with service.running():
        for event in (made.requested(), made.parsed(), made.collected(), made.ready()):
            await service.publisher.publish(event)
        await service.publisher.publish(made.stored())
        await publish(kafka.bootstrap, *twins_of(made.stored()))
        await service.publisher.publish(made.charged())
        await until(is_completed, seconds=30)
    document = await database["preps"].find_one({"_id": "p0"})
    assert Counter(entry["topic"] for entry in document["timeline"])[STORED] == 1
    assert document["pdf"] == {
        "sizeBytes": len(GUIDE),
        "sha256": made.document.sha256,
        "pages": 9,
        "evidenceLevel": "general",
    }
