"""What becomes of records whose producer is asked to prove itself, and of records that are garbage."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from aiokafka import ConsumerRecord

from contracts.base import Contract
from contracts.envelope import Event
from contracts.preps import JobParsed, PrepCancelled, PrepFailed, PrepRequest, PrepRequested
from contracts.problems import ProblemCode
from contracts.samples import sample_job
from contracts.status import Stage
from runtime.errors import ClaimRefusedError, ServiceError
from runtime.kafka.attempts import Handler
from runtime.kafka.codec import trace_headers
from runtime.kafka.delivery import Delivery
from runtime.kafka.identity.principals import Principals, Signer, new_key_pair
from runtime.settings import DeliverySettings
from tests.unit.runtime.kafka.test_delivery import RecordingEventPublisher

SETTINGS = DeliverySettings(attempts=3, backoff=timedelta(milliseconds=1), deadline=timedelta(seconds=2))
PAIRS = {name: new_key_pair() for name in (*(stage.value for stage in Stage), "acme")}
TRUSTED = {name: (public,) for name, (_, public) in PAIRS.items()}
SOUND_TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def requested(prep_id: str = "p1", **fields: Any) -> PrepRequested:
    request = PrepRequest(job_posting_url="https://a.example/1")
    return PrepRequested(**{"prep_id": prep_id, "user_id": "u", "request": request, **fields})


def record(value: bytes | Contract, topic: str = "prep.requested", headers: Any = ()) -> ConsumerRecord:
    body = value if isinstance(value, bytes) else value.model_dump_json().encode()
    return ConsumerRecord(topic, 3, 42, 0, 0, b"p1", body, None, 2, len(body), headers)


def signed(
    value: bytes | Contract, by: str, topic: str = "prep.requested", headers: Mapping[str, bytes] | None = None
) -> ConsumerRecord:
    body = value if isinstance(value, bytes) else value.model_dump_json().encode()
    proof = Signer(principal=by, key=PAIRS[by][0]).headers(topic=topic, key=b"p1", value=body)
    named = {**{name: text.encode() for name, text in proof.items()}, **(headers or {})}
    return record(body, topic, tuple(named.items()))


class Worker:
    """A handler that remembers what it was given."""

    def __init__(self, *errors: Exception) -> None:
        self.events: list[PrepRequested] = []
        self.errors = list(errors)

    async def handle(self, event: PrepRequested) -> JobParsed:
        self.events.append(event)
        if self.errors:
            raise self.errors.pop(0)
        return JobParsed(prep_id=event.prep_id, user_id=event.user_id, job=sample_job())


def delivery(
    worker: Worker, publisher: RecordingEventPublisher, *, stage: Stage = Stage.PARSER, **options: Any
) -> Delivery:
    handlers: dict[type[Event], Handler] = {PrepRequested: worker.handle}
    options = {"principals": Principals(trusted=TRUSTED), "settings": SETTINGS, **options}
    return Delivery(stage=stage, handlers=handlers, publisher=publisher, **options)


@pytest.fixture
def publisher() -> RecordingEventPublisher:
    return RecordingEventPublisher()


@pytest.fixture
def worker() -> Worker:
    return Worker()


GARBAGE = [b"", b"zz", b"\xff\xfe", b"x" * 300, b"00-" + b"0" * 32 + b"-" + b"0" * 16 + b"-01", b"a\nb", None]


@pytest.mark.parametrize("name", ["traceparent", "tracestate", "correlation_id", "schema_versions", "content-type"])
@pytest.mark.parametrize("value", GARBAGE, ids=repr)
async def test_a_malformed_header_counts_as_absent(
    publisher: RecordingEventPublisher, worker: Worker, name: str, value: bytes | None
) -> None:
    await delivery(worker, publisher, principals=None).deliver(record(requested(), headers=((name, value),)))
    assert [type(event) for event in publisher.events] == [JobParsed]
    assert publisher.raw == []


@pytest.mark.parametrize("name", ["producer-signature", "redrive-for", "dlq-reason", "schema_versions", "\x00", "é"])
@pytest.mark.parametrize("value", GARBAGE, ids=repr)
async def test_no_header_keeps_a_record_from_its_end(
    publisher: RecordingEventPublisher, worker: Worker, name: str, value: bytes | None
) -> None:
    """Whatever a header holds, the record is handled, left to whom it names, or a dead letter: never nothing."""
    one = delivery(worker, publisher)
    await one.deliver(record(requested(), headers=((name, value),)))
    assert one.healthy
    assert len(publisher.events) + len(publisher.raw) == (0 if name == "redrive-for" and value else 1)


async def test_of_two_trace_headers_the_first_counts(publisher: RecordingEventPublisher, worker: Worker) -> None:
    two = (("traceparent", SOUND_TRACE.encode()), ("traceparent", b"zz"))
    await delivery(worker, publisher, principals=None).deliver(record(requested(), headers=two))
    assert trace_headers.get()["traceparent"] == SOUND_TRACE


@pytest.mark.parametrize("field", ["event_id", "prep_id", "user_id", "attempt", "occurred_at", "producer", "request"])
@pytest.mark.parametrize("value", [None, [], {}, "", 10**30, -1, "\x00", "x" * 5000, 1e308, True])
async def test_garbage_in_a_field_is_a_dead_letter_that_names_it_or_is_taken(
    publisher: RecordingEventPublisher, worker: Worker, field: str, value: Any
) -> None:
    import json

    body = {**json.loads(requested().model_dump_json()), field: value}
    one = delivery(worker, publisher)
    await one.deliver(signed(json.dumps(body).encode(), "gateway"))
    assert one.healthy
    if publisher.raw:
        assert field in publisher.raw[0][3]["dlq-field"]
    else:
        assert len(worker.events) == 1


async def test_the_producer_is_what_was_proven(publisher: RecordingEventPublisher, worker: Worker) -> None:
    await delivery(worker, publisher).deliver(signed(requested(producer="gateway"), "acme"))
    assert [event.producer for event in worker.events] == ["acme"]


@pytest.mark.parametrize(
    "forged",
    [
        record(requested()),
        record(requested(), headers=(("producer-signature", b"ed25519;gateway;" + b"A" * 86 + b"=="),)),
        record(requested(), headers=(("producer-signature", b"hmac;gateway;AAAA"),)),
        record(requested("other"), headers=signed(requested(), "gateway").headers),
        record(requested(), headers=signed(requested(), "gateway", "job.parsed").headers),
        signed(requested(), "renderer"),
    ],
    ids=["unsigned", "made up", "another algorithm", "of another value", "of another topic", "not entitled"],
)
async def test_what_nobody_entitled_wrote_is_set_aside_and_ends_nothing(
    publisher: RecordingEventPublisher, worker: Worker, forged: ConsumerRecord
) -> None:
    await delivery(worker, publisher).deliver(forged)
    [(topic, value, _, headers)] = publisher.raw
    assert (topic, value, headers["dlq-reason"]) == ("prep.requested.dlq", forged.value, "claim_refused")
    assert headers["dlq-field"] in {"producer-signature", "producer"}
    assert (publisher.events, worker.events) == ([], [])


async def test_while_a_key_is_replaced_both_prove(publisher: RecordingEventPublisher, worker: Worker) -> None:
    principals = Principals(trusted={**TRUSTED, "gateway": (new_key_pair()[1], PAIRS["gateway"][1])})
    await delivery(worker, publisher, principals=principals).deliver(signed(requested(), "gateway"))
    assert len(worker.events) == 1


async def test_on_an_open_broker_what_is_not_signed_is_another_systems(
    publisher: RecordingEventPublisher, worker: Worker
) -> None:
    principals = Principals(trusted=TRUSTED, unsigned_external=True)
    one = delivery(worker, publisher, principals=principals)
    await one.deliver(record(requested(producer="gateway")))
    assert [event.producer for event in worker.events] == ["external"]
    await one.deliver(record(PrepCancelled(prep_id="p1", user_id="u"), "prep.cancelled"))
    assert publisher.raw == [], "its first consumer, the gateway, sets it aside"


UNREADABLE = b'{"prep_id": "p9", "user_id": "u", "attempt": 2}'


@pytest.mark.parametrize(("by", "ended"), [("gateway", True), ("acme", False), (None, False)])
async def test_an_unreadable_record_ends_a_preparation_only_when_a_service_wrote_it(
    publisher: RecordingEventPublisher, worker: Worker, by: str | None, ended: bool
) -> None:
    await delivery(worker, publisher).deliver(signed(UNREADABLE, by) if by else record(UNREADABLE))
    assert len(publisher.raw) == 1
    assert [type(event) for event in publisher.events] == ([PrepFailed] if ended else [])


async def test_what_no_consumer_can_read_is_set_aside_once_in_the_name_of_all(worker: Worker) -> None:
    publishers = {stage: RecordingEventPublisher() for stage in (Stage.PARSER, Stage.BILLING, Stage.GATEWAY)}
    for stage, one in publishers.items():
        await delivery(worker, one, stage=stage).deliver(signed(UNREADABLE, "gateway"))
    [(_, _, _, headers)] = [raw for one in publishers.values() for raw in one.raw]
    assert headers["dlq-consumers"] == "parser,billing,gateway"
    assert headers["dlq-field"] == "request: missing"
    assert len([event for one in publishers.values() for event in one.events]) == 1


async def test_equal_event_ids_of_different_preparations_are_different_events(
    publisher: RecordingEventPublisher, worker: Worker
) -> None:
    same, one = uuid4(), delivery(worker, publisher)
    for number in range(20):
        await one.deliver(signed(requested(f"p{number}", event_id=same), "gateway"))
    assert len(worker.events) == len(publisher.events) == 20


@pytest.mark.parametrize("may_pass", [False, True])
async def test_a_claim_that_is_not_so_is_set_aside_with_its_field(
    publisher: RecordingEventPublisher, may_pass: bool
) -> None:
    claims = [ClaimRefusedError("no", field="document.sha256", may_pass=may_pass)] * 3
    worker = Worker(*claims)
    await delivery(worker, publisher).deliver(signed(requested(), "gateway"))
    assert len(worker.events) == (3 if may_pass else 1)
    [(_, _, _, headers)] = publisher.raw
    assert (headers["dlq-reason"], headers["dlq-field"]) == ("claim_refused", "document.sha256")
    assert publisher.events == []


async def test_another_system_is_asked_to_pay_before_the_work_and_a_service_is_not(
    publisher: RecordingEventPublisher, worker: Worker
) -> None:
    asked: list[str] = []

    async def admit(event: Event) -> None:
        asked.append(event.prep_id)
        raise ServiceError("Too few.", code=ProblemCode.INSUFFICIENT_CREDITS)

    one = delivery(worker, publisher, admit=admit)
    await one.deliver(signed(requested("theirs"), "acme"))
    await one.deliver(signed(requested("ours"), "gateway"))
    assert asked == ["theirs"]
    assert [event.prep_id for event in worker.events] == ["ours"]
    assert [type(event) for event in publisher.events] == [PrepFailed, JobParsed]


def ending(by: str, **fields: Any) -> ConsumerRecord:
    event = PrepFailed(
        **{
            "prep_id": "p1",
            "user_id": "u",
            "stage": Stage.BILLING,
            "code": ProblemCode.INSUFFICIENT_CREDITS,
            "message": "Too few.",
            **fields,
        }
    )
    return signed(event, by, event.topic)


@pytest.mark.parametrize(
    ("end", "handled"),
    [
        (ending("billing"), 0),
        (ending("billing", user_id="a-stranger"), 1),
        (ending("acme"), 1),
        (ending("billing", attempt=1000), 1),
    ],
    ids=["by billing", "of a stranger", "by another system", "of an attempt that has not begun"],
)
async def test_no_stage_begins_what_has_ended(
    publisher: RecordingEventPublisher, worker: Worker, end: ConsumerRecord, handled: int
) -> None:
    one = delivery(worker, publisher)
    one.end(end)
    await one.deliver(signed(requested(), "gateway"))
    assert len(worker.events) == handled


async def test_the_next_attempt_is_worked_on(publisher: RecordingEventPublisher, worker: Worker) -> None:
    one = delivery(worker, publisher)
    one.end(ending("billing"))
    await one.deliver(signed(requested(attempt=2), "gateway"))
    assert len(worker.events) == 1


async def test_a_record_that_was_sent_again_is_for_those_that_failed(
    publisher: RecordingEventPublisher, worker: Worker
) -> None:
    one = delivery(worker, publisher)
    await one.deliver(signed(requested(), "gateway", headers={"redrive-for": b"billing"}))
    assert worker.events == []
    await one.deliver(signed(requested(), "gateway", headers={"redrive-for": b"billing,parser"}))
    assert len(worker.events) == 1


async def test_when_everything_fails_nothing_more_is_taken_until_a_trial_succeeds(
    publisher: RecordingEventPublisher,
) -> None:
    worker = Worker(*[ValueError()] * 2)
    quick = DeliverySettings(
        attempts=1, breaker_failures=2, breaker_pause=timedelta(milliseconds=250), deadline=timedelta(seconds=2)
    )
    one = delivery(worker, publisher, settings=quick)
    for number in range(2):
        await one.deliver(signed(requested(f"bad{number}"), "gateway"))
    waiting = [asyncio.create_task(one.deliver(signed(requested(f"p{n}"), "gateway"))) for n in range(3)]
    for _ in range(10):
        await asyncio.sleep(0)  # as far as they come without time passing: a busy machine is no trial
    assert len(worker.events) == 2
    await asyncio.gather(*waiting)
    assert len(worker.events) == 5
