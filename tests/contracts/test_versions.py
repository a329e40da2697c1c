"""Two versions of an event: golden records of both are read as one, and written as twins."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from contracts.envelope import FormerEvent, event_id_for
from contracts.former import PdfStoredV1
from contracts.preps import PdfStored, StoredDocument
from contracts.samples import sample_events
from contracts.snapshots.files import current_schemas
from contracts.topics import TOPICS
from contracts.versions import (
    VERSIONS_HEADER,
    UnsupportedVersionError,
    preferred_version,
    read_event,
    twins_of,
    version_of,
)

GOLDEN = Path(__file__).parent / "data" / "golden"
"""Records as the releases wrote them: byte for byte, never rewritten."""
FORMER = [model for topic in TOPICS.values() for model in topic.former]
DOCUMENT = StoredDocument(key="interview_preps/user-9/prep-77.pdf", sha256="0f" * 32, size_bytes=90_210, pages=7)


def golden(version: int) -> bytes:
    return (GOLDEN / f"pdf.stored.v{version}.json").read_bytes()


@pytest.mark.parametrize("version", [1, 2])
def test_a_golden_record_of_either_version_is_read_as_the_present_one(version: int) -> None:
    event = read_event(topic="pdf.stored", value=golden(version))
    assert isinstance(event, PdfStored)
    assert event.document == DOCUMENT
    assert (event.prep_id, event.user_id, event.attempt) == ("prep-77", "user-9", 2)
    assert (event.producer, event.evidence_level, event.schema_version) == ("renderer", "community", 2)
    assert event.event_id == event_id_for(prep_id="prep-77", topic="pdf.stored", attempt=2)


def test_both_golden_records_are_the_same_event() -> None:
    assert read_event(topic="pdf.stored", value=golden(1)) == read_event(topic="pdf.stored", value=golden(2))


def test_what_is_written_today_is_what_the_golden_records_are() -> None:
    twins = twins_of(read_event(topic="pdf.stored", value=golden(2)))
    # What was added since, with its default.
    since = {"measured_by": "external"}
    records = [json.loads(golden(version)) | since for version in (1, 2)]
    assert [json.loads(twin.model_dump_json()) for twin in twins] == records


def test_a_record_without_a_version_is_of_the_first() -> None:
    data = json.loads(golden(1))
    del data["schema_version"]
    assert read_event(topic="pdf.stored", value=json.dumps(data)) == read_event(topic="pdf.stored", value=golden(1))
    present = json.loads(golden(2))
    del present["schema_version"]
    with pytest.raises(ValidationError, match="object_key"):
        read_event(topic="pdf.stored", value=json.dumps(present))
    assert "schema_version" in json.loads(current_schemas()["pdf.stored.v2.schema.json"])["required"]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_version_that_nobody_knows_is_told_from_an_invalid_record(topic: str) -> None:
    data = json.loads(sample_events()[topic].model_dump_json())
    with pytest.raises(UnsupportedVersionError, match=f"{topic}: schema version 9"):
        read_event(topic=topic, value=json.dumps({**data, "schema_version": 9}))
    with pytest.raises(UnsupportedVersionError):
        read_event(topic=topic, value=json.dumps({"schema_version": 9, "reshaped": True}))
    assert read_event(topic=topic, value=json.dumps(data)) == sample_events()[topic]


@pytest.mark.parametrize(
    "value", [b"", b"no json", b"[]", b'{"schema_version": 0}', b'{"schema_version": "two"}', b'{"schema_version": 2}']
)
def test_what_is_no_event_of_any_version_is_invalid(value: bytes) -> None:
    with pytest.raises(ValidationError):
        read_event(topic="pdf.stored", value=value)


@pytest.mark.parametrize("model", FORMER, ids=lambda model: f"{model.topic}-v{model.version}")
def test_a_former_version_loses_nothing_on_the_way_there_and_back(model: type[FormerEvent]) -> None:
    event = sample_events()[model.topic]
    former = model.downgraded(event)
    assert former.upgraded() == event
    assert (former.event_id, former.key, former.schema_version) == (event.event_id, event.key, model.version)


def test_twins_share_their_id_and_the_oldest_comes_first() -> None:
    twins = twins_of(sample_events()["pdf.stored"])
    assert [type(twin) for twin in twins] == [PdfStoredV1, PdfStored]
    assert [version_of(twin.model_dump_json()) for twin in twins] == [1, 2]
    assert len({twin.event_id for twin in twins}) == 1


@pytest.mark.parametrize("topic", [name for name, topic in TOPICS.items() if not topic.former])
def test_an_event_of_one_version_has_no_twin(topic: str) -> None:
    assert twins_of(sample_events()[topic]) == (sample_events()[topic],)


def test_a_version_that_is_only_read_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PdfStoredV1, "is_written", False)
    assert [type(twin) for twin in twins_of(sample_events()["pdf.stored"])] == [PdfStored]


@pytest.mark.parametrize(
    ("named", "preferred"),
    [
        ("1,2", 2),
        ("2,1", 2),
        ("1,2,3", 2),
        ("1", 1),
        ("3,4", None),
        ("", None),
        ("two", None),
        ("1, 2", 2),
        ("²", None),
    ],
)
def test_the_newest_version_that_this_release_knows_is_preferred(named: str, preferred: int | None) -> None:
    assert preferred_version(topic="pdf.stored", headers={VERSIONS_HEADER: named}) == preferred


def test_without_the_header_nothing_is_preferred() -> None:
    assert preferred_version(topic="pdf.stored", headers={}) is None


def test_the_versions_of_a_topic_are_distinct_and_end_with_the_present_one() -> None:
    for topic in TOPICS.values():
        versions: list[Any] = [model.version for model in (topic.model, *topic.former)]
        assert versions == sorted(set(versions), reverse=True)
        assert all(model.topic == topic.name for model in topic.former)
        assert topic.model.model_fields["schema_version"].default == topic.model.version
