"""Reading and writing events while two versions of a schema are in use.

A producer writes the present version and, for one release, the former one: twins with one `event_id`. The header
`schema_versions` of each names them all, so that a consumer takes the newest version that it knows and leaves the rest.
"""

from collections.abc import Mapping

from pydantic import BaseModel, Field, ValidationError

from contracts.envelope import Event, FormerEvent
from contracts.topics import TOPICS

__all__ = ["VERSIONS_HEADER", "UnsupportedVersionError", "preferred_version", "read_event", "twins_of", "version_of"]

VERSIONS_HEADER = "schema_versions"
"""Header of a record whose event was written in several versions: all of them, e.g. `1,2`."""


class UnsupportedVersionError(Exception):
    """The record is of a version that this release does not read."""

    def __init__(self, *, topic: str, version: int) -> None:
        super().__init__(f"{topic}: schema version {version}, known are {', '.join(map(str, TOPICS[topic].models))}")


def read_event(*, topic: str, value: bytes | str) -> Event:
    """Return a record's event in the present version, whichever version the record is of.

    Raises:
        ValidationError: The value is not JSON or fails its version's model.
        UnsupportedVersionError: No model of this release has the record's version.
    """
    present = TOPICS[topic].model
    try:
        event = present.model_validate_json(value)
        version = event.schema_version if "schema_version" in event.model_fields_set else 1
    except ValidationError:
        # Only now, because reading a value twice to learn its version costs time that nearly no record needs.
        version = version_of(value)
        if version == present.version:
            raise
    else:
        if version == present.version:
            return event
    model = TOPICS[topic].models.get(version)
    if model is None:
        raise UnsupportedVersionError(topic=topic, version=version)
    return _upgraded(model.model_validate_json(value))


def version_of(value: bytes | str) -> int:
    """Return the schema version that a record states; 1 when it states none.

    Raises:
        ValidationError: The value is no JSON object, or its version no number from 1.
    """
    return _Versioned.model_validate_json(value).schema_version


def twins_of(event: Event) -> tuple[Event, ...]:
    """Return the event in each version that is written, the oldest first.

    Whoever knows only the oldest has then done its work before it meets what it does not know.
    """
    twins = [event]
    for model in TOPICS[event.topic].former:
        if model.is_written:
            twins.insert(0, model.downgraded(twins[0]))
    return tuple(twins)


def preferred_version(*, topic: str, headers: Mapping[str, str]) -> int | None:
    """Return which twin of a record a reader of this release takes; None when the headers name no known version."""
    named = {number.strip() for number in headers.get(VERSIONS_HEADER, "").split(",")}
    return max((version for version in TOPICS[topic].models if str(version) in named), default=None)


class _Versioned(BaseModel):
    schema_version: int = Field(default=1, ge=1)


def _upgraded(event: Event) -> Event:
    while isinstance(event, FormerEvent):
        event = event.upgraded()
    return event
