"""What is sent for an event."""

from collections.abc import Mapping
from typing import Any, cast

from contracts.envelope import Event
from contracts.samples import sample_events
from contracts.status import Stage
from contracts.versions import twins_of
from runtime.kafka.codec import encode, trace_headers
from runtime.kafka.producing import Producer
from runtime.kafka.publishing import EventPublisher

TRACE = {"traceparent": "00-1-2-01", "correlation_id": "1"}


class RecordingProducer:
    def __init__(self) -> None:
        self.sent: list[tuple[str, bytes | None, bytes | None, dict[str, str]]] = []

    async def send(self, topic: str, value: bytes | None, *, key: bytes | None, headers: Mapping[str, str]) -> None:
        self.sent.append((topic, value, key, dict(headers)))


async def sent_for(event: Event) -> list[tuple[str, bytes | None, bytes | None, dict[str, Any]]]:
    producer = RecordingProducer()
    trace_headers.set(TRACE)
    await EventPublisher(producer=cast("Producer", producer), stage=Stage.RENDERER).publish(event)
    return producer.sent


async def test_an_event_of_one_version_is_one_record_without_a_header_about_versions() -> None:
    event = sample_events()["job.parsed"]
    assert await sent_for(event) == [("job.parsed", encode(event), event.key, TRACE)]


async def test_an_event_of_two_versions_is_two_records_that_name_each_other() -> None:
    event = sample_events()["pdf.stored"]
    former, present = twins_of(event)
    headers = {**TRACE, "schema_versions": "1,2"}
    assert await sent_for(event) == [
        ("pdf.stored", encode(former), event.key, headers),
        ("pdf.stored", encode(present), event.key, headers),
    ]
