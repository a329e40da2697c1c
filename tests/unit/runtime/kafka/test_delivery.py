"""What becomes of one record, without a broker."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from aiokafka import ConsumerRecord
from typing_extensions import override

from contracts.base import Contract
from contracts.envelope import Event
from contracts.posts import Post
from contracts.preps import JobParsed, PdfStored, PostsCollected, PrepCancelled, PrepFailed, PrepRequest, PrepRequested
from contracts.problems import ProblemCode
from contracts.samples import sample_events, sample_job
from contracts.status import Stage
from contracts.versions import twins_of
from runtime.errors import ServiceError, TransientError
from runtime.kafka.attempts import Handler
from runtime.kafka.codec import EventTooLargeError, encode
from runtime.kafka.delivery import Delivery
from runtime.kafka.publishing import EventPublisher
from runtime.settings import DeliverySettings

SETTINGS = DeliverySettings(attempts=3, backoff=timedelta(milliseconds=1), deadline=timedelta(seconds=2))


class RecordingEventPublisher(EventPublisher):
    def __init__(self) -> None:
        self.events: list[Event] = []
        self.raw: list[tuple[str, bytes | None, bytes | None, dict[str, str]]] = []
        self.failures: list[BaseException] = []

    @override
    async def publish(self, event: Event) -> None:
        encode(event)
        if self.failures:
            raise self.failures.pop(0)
        self.events.append(event)

    @override
    async def publish_raw(
        self, topic: str, value: bytes | None, *, key: bytes | None, headers: Mapping[str, str] | None = None
    ) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.raw.append((topic, value, key, dict(headers or {})))


def requested(prep_id: str = "p1") -> PrepRequested:
    return PrepRequested(prep_id=prep_id, user_id="u", request=PrepRequest(job_posting_url="https://a.example/1"))


def record(
    value: bytes | Contract, topic: str = "prep.requested", headers: Any = (), *, published_at: float = 0
) -> ConsumerRecord:
    body = value if isinstance(value, bytes) else value.model_dump_json().encode()
    return ConsumerRecord(topic, 3, 42, int(published_at * 1000), 0, b"p1", body, None, 2, len(body), headers)


def delivery(handler: Handler, publisher: RecordingEventPublisher, settings: DeliverySettings = SETTINGS) -> Delivery:
    return Delivery(stage=Stage.PARSER, handlers={PrepRequested: handler}, publisher=publisher, settings=settings)


@pytest.fixture
def publisher() -> RecordingEventPublisher:
    return RecordingEventPublisher()


def parsed(event: PrepRequested) -> JobParsed:
    return JobParsed(prep_id=event.prep_id, user_id=event.user_id, job=sample_job())


def failing(*errors: Exception) -> Callable[[PrepRequested], Awaitable[JobParsed]]:
    remaining = list(errors)

    async def handle(event: PrepRequested) -> JobParsed:
        if remaining:
            raise remaining.pop(0)
        return parsed(event)

    return handle


async def test_the_result_is_published(publisher: RecordingEventPublisher) -> None:
    await delivery(failing(), publisher).deliver(record(requested()))
    assert [type(event) for event in publisher.events] == [JobParsed]
    assert publisher.raw == []


async def test_a_passing_fault_is_tried_again(publisher: RecordingEventPublisher) -> None:
    await delivery(failing(TransientError("a"), ConnectionError("b")), publisher).deliver(record(requested()))
    assert [type(event) for event in publisher.events] == [JobParsed]
    assert publisher.raw == []


async def test_an_expected_failure_ends_the_preparation_without_retry_or_dead_letter(
    publisher: RecordingEventPublisher,
) -> None:
    wall = ServiceError("Paste the text.", code=ProblemCode.LOGIN_REQUIRED, needs_manual_input=True)
    await delivery(failing(wall), publisher).deliver(record(requested()))
    assert publisher.raw == []
    [failed] = publisher.events
    assert isinstance(failed, PrepFailed)
    assert (failed.prep_id, failed.code, failed.message) == ("p1", ProblemCode.LOGIN_REQUIRED, "Paste the text.")
    assert failed.needs_manual_input


async def test_what_always_raises_is_set_aside_with_its_original_bytes(publisher: RecordingEventPublisher) -> None:
    original = record(requested(), headers=(("traceparent", b"00-abc-def-01"), ("odd", b"\xff")))
    await delivery(failing(*[ValueError("Jane Doe")] * 9), publisher).deliver(original)
    [(topic, value, key, headers)] = publisher.raw
    assert (topic, value, key) == ("prep.requested.dlq", original.value, b"p1")
    assert headers["dlq-reason"] == "processing_failed"
    assert headers["dlq-error"].startswith("ValueError at ")
    assert (headers["dlq-partition"], headers["dlq-offset"], headers["dlq-attempts"]) == ("3", "42", "3")
    assert headers["traceparent"] == "00-abc-def-01"
    assert "Jane" not in str(headers)
    [failed] = publisher.events
    assert isinstance(failed, PrepFailed)
    assert failed.code is ProblemCode.PROCESSING_FAILED
    assert failed.retryable


@pytest.mark.parametrize(
    "value", [b"", b"not json", b"\xff\xfe", b"[]", b"null", b'{"prep_id": "../x", "user_id": "u"}']
)
async def test_what_nobody_can_read_is_set_aside(publisher: RecordingEventPublisher, value: bytes) -> None:
    await delivery(failing(), publisher).deliver(record(value))
    [(topic, kept, _, headers)] = publisher.raw
    assert (topic, kept, headers["dlq-reason"]) == ("prep.requested.dlq", value, "invalid_event")
    assert publisher.events == []


async def test_an_invalid_event_with_a_readable_prep_id_also_ends_its_preparation(
    publisher: RecordingEventPublisher,
) -> None:
    await delivery(failing(), publisher).deliver(record(b'{"prep_id": "p9", "user_id": "u", "attempt": 2}'))
    [failed] = publisher.events
    assert isinstance(failed, PrepFailed)
    assert (failed.prep_id, failed.attempt, failed.code) == ("p9", 2, ProblemCode.INVALID_EVENT)


async def test_a_result_too_large_for_kafka_is_set_aside(publisher: RecordingEventPublisher) -> None:
    async def handle(event: PrepRequested) -> PostsCollected:
        posts = [Post(source_id=f"s{i}", source="reddit", body="x" * 39_000) for i in range(40)]
        return PostsCollected(prep_id=event.prep_id, user_id=event.user_id, job=sample_job(), posts=posts)

    await delivery(handle, publisher).deliver(record(requested()))
    [(_, _, _, headers)] = publisher.raw
    assert headers["dlq-error"].startswith(EventTooLargeError.__name__)


async def test_a_handler_that_hangs_is_stopped_at_the_deadline(publisher: RecordingEventPublisher) -> None:
    stopped = asyncio.Event()

    async def hang(_event: PrepRequested) -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            stopped.set()

    settings = SETTINGS.model_copy(update={"deadline": timedelta(milliseconds=20)})
    await delivery(hang, publisher, settings).deliver(record(requested()))
    assert stopped.is_set()
    [(_, _, _, headers)] = publisher.raw
    assert headers["dlq-reason"] == "timed_out"


async def test_a_dead_letter_that_cannot_be_written_keeps_the_offset_uncommitted(
    publisher: RecordingEventPublisher,
) -> None:
    publisher.failures = [RuntimeError("a fault of our own")]
    broken = delivery(failing(*[ValueError()] * 9), publisher)
    with pytest.raises(asyncio.CancelledError):
        await broken.deliver(record(requested()))
    assert not broken.healthy


def cancelled(**changes: Any) -> ConsumerRecord:
    return record(PrepCancelled(**{"prep_id": "p1", "user_id": "u", **changes}), "prep.cancelled")


async def test_cancelling_a_preparation_stops_its_handler_and_nothing_is_published(
    publisher: RecordingEventPublisher,
) -> None:
    begun = asyncio.Event()

    async def work(_event: PrepRequested) -> None:
        begun.set()
        await asyncio.sleep(3600)

    one = delivery(work, publisher)
    task = asyncio.create_task(one.deliver(record(requested())))
    await begun.wait()
    for other in ({"prep_id": "another"}, {"user_id": "a-stranger"}):
        one.end(cancelled(**other))
        await asyncio.sleep(0)
        assert not task.done()
    one.end(cancelled())
    await asyncio.wait_for(task, 1)
    assert (publisher.events, publisher.raw) == ([], [])


async def test_shutting_down_stops_the_handler_and_raises(publisher: RecordingEventPublisher) -> None:
    begun, stopped = asyncio.Event(), asyncio.Event()

    async def work(_event: PrepRequested) -> None:
        begun.set()
        try:
            await asyncio.sleep(3600)
        finally:
            stopped.set()

    task = asyncio.create_task(delivery(work, publisher).deliver(record(requested())))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert stopped.is_set()
    assert publisher.events == []


async def test_copies_published_while_the_event_is_in_work_are_not_worked_on(
    publisher: RecordingEventPublisher,
) -> None:
    calls, go = 0, asyncio.Event()

    async def work(event: PrepRequested) -> JobParsed:
        nonlocal calls
        calls += 1
        await go.wait()
        return parsed(event)

    one, now = delivery(work, publisher), time.time()
    first = asyncio.create_task(one.deliver(record(requested(), published_at=now - 60)))
    copies = [asyncio.create_task(one.deliver(record(requested(), published_at=now))) for _ in range(3)]
    await asyncio.sleep(0.01)
    assert not any(copy.done() for copy in copies), "a copy must not be committed before the work is done"
    go.set()
    await asyncio.gather(first, *copies)
    assert calls == 1
    assert len(publisher.events) == 1


async def test_a_copy_published_after_the_work_ended_is_worked_on(publisher: RecordingEventPublisher) -> None:
    one = delivery(failing(), publisher)
    await one.deliver(record(requested(), published_at=time.time() - 60))
    await one.deliver(record(requested(), published_at=time.time() + 1))
    assert len(publisher.events) == 2
    assert publisher.events[0].event_id == publisher.events[1].event_id


async def test_work_that_was_stopped_is_taken_up_by_the_copy(publisher: RecordingEventPublisher) -> None:
    begun = asyncio.Event()

    async def work(event: PrepRequested) -> JobParsed:
        if not begun.is_set():
            begun.set()
            await asyncio.sleep(3600)
        return parsed(event)

    one = delivery(work, publisher)
    first = asyncio.create_task(one.deliver(record(requested())))
    await begun.wait()
    copy = asyncio.create_task(one.deliver(record(requested())))
    await asyncio.sleep(0)
    first.cancel()
    await copy
    assert len(publisher.events) == 1


FORMER, PRESENT = twins_of(sample_events()["pdf.stored"])


def versioned(event: Event, named: str = "", *, published_at: float = 0) -> ConsumerRecord:
    headers = (("schema_versions", named.encode()),) if named else ()
    return record(event, "pdf.stored", headers, published_at=published_at)


class Books:
    """A handler of `pdf.stored` that remembers what it was given."""

    def __init__(self) -> None:
        self.events: list[PdfStored] = []

    async def handle(self, event: PdfStored) -> None:
        self.events.append(event)

    def delivery(self, publisher: RecordingEventPublisher) -> Delivery:
        handlers: dict[type[Event], Handler] = {PdfStored: self.handle}
        return Delivery(stage=Stage.BILLING, handlers=handlers, publisher=publisher, settings=SETTINGS)


@pytest.mark.parametrize("twin", [FORMER, PRESENT])
async def test_either_version_alone_is_handled_as_the_present_one(
    publisher: RecordingEventPublisher, twin: Event
) -> None:
    books = Books()
    await books.delivery(publisher).deliver(versioned(twin))
    assert books.events == [PRESENT]


@pytest.mark.parametrize("order", [(FORMER, PRESENT), (PRESENT, FORMER)])
async def test_of_named_twins_the_newest_that_is_known_is_handled(
    publisher: RecordingEventPublisher, order: tuple[Event, Event]
) -> None:
    books = Books()
    for twin in order:
        await books.delivery(publisher).deliver(versioned(twin, "1,2"))  # each in a process of its own
    assert books.events == [PRESENT]
    assert (publisher.raw, publisher.events) == ([], [])


@pytest.mark.parametrize("order", [(FORMER, PRESENT), (PRESENT, FORMER)])
async def test_of_twins_that_do_not_name_each_other_the_first_is_handled_however_late_the_other_comes(
    publisher: RecordingEventPublisher, order: tuple[Event, Event]
) -> None:
    books = Books()
    one, now = books.delivery(publisher), time.time()
    await one.deliver(versioned(order[0], published_at=now - 60))
    await one.deliver(versioned(order[1], published_at=now + 60))
    assert books.events == [PRESENT]
    await one.deliver(versioned(order[0], published_at=now + 120))
    assert len(books.events) == 2, "the same version again means that somebody missed its result"


async def test_a_version_that_nobody_knows_is_set_aside_with_that_reason(publisher: RecordingEventPublisher) -> None:
    value = PRESENT.model_dump_json().replace('"schema_version":2', '"schema_version":9').encode()
    books = Books()
    await books.delivery(publisher).deliver(record(value, "pdf.stored"))
    [(topic, kept, _, headers)] = publisher.raw
    assert (topic, kept, headers["dlq-reason"]) == ("pdf.stored.dlq", value, "unsupported_schema_version")
    [failed] = publisher.events
    assert isinstance(failed, PrepFailed)
    assert (failed.prep_id, failed.code) == (PRESENT.prep_id, ProblemCode.UNSUPPORTED_SCHEMA_VERSION)
    assert books.events == []


async def test_a_version_that_nobody_knows_is_left_alone_when_its_twin_is_known(
    publisher: RecordingEventPublisher,
) -> None:
    value = PRESENT.model_dump_json().replace('"schema_version":2', '"schema_version":9').encode()
    books = Books()
    one = books.delivery(publisher)
    await one.deliver(record(value, "pdf.stored", (("schema_versions", b"2,9"),)))
    await one.deliver(versioned(PRESENT, "2,9"))
    assert (publisher.raw, publisher.events) == ([], [])
    assert books.events == [PRESENT]


@pytest.mark.parametrize("named", ["8,9", "none", ",", "\xb2"])
async def test_a_header_that_names_nothing_we_know_hides_no_record(
    publisher: RecordingEventPublisher, named: str
) -> None:
    books = Books()
    await books.delivery(publisher).deliver(versioned(FORMER, named))
    assert books.events == [PRESENT]


async def test_an_event_of_one_version_states_the_wrong_one(publisher: RecordingEventPublisher) -> None:
    value = requested().model_dump_json().replace('"schema_version":1', '"schema_version":2').encode()
    await delivery(failing(), publisher).deliver(record(value))
    [(_, _, _, headers)] = publisher.raw
    assert headers["dlq-reason"] == "unsupported_schema_version"
