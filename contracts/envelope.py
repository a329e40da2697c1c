"""The envelope that every event carries, and its deterministic identity."""

from abc import abstractmethod
from datetime import UTC, datetime
from typing import Any, ClassVar, Self
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from pydantic import AwareDatetime, Field, model_validator

from contracts.base import Contract, PrepId, UserId

__all__ = ["Event", "FormerEvent", "envelope_of", "event_id_for", "version_is_required"]

_NAMESPACE = uuid5(NAMESPACE_URL, "urn:prepline:event")


def event_id_for(*, prep_id: str, topic: str, attempt: int) -> UUID:
    """Return the id of the one event that `topic` may hold for this attempt of a preparation.

    A redelivered input therefore produces an output with the same id, which consumers recognise.
    """
    return uuid5(_NAMESPACE, f"{prep_id}/{topic}/{attempt}")


class Event(Contract):
    """What every event says about itself, whatever it carries.

    `event_id` may be left out: it then follows from the preparation, the topic and the attempt.
    """

    topic: ClassVar[str]
    """The Kafka topic that carries this event; set by each subclass."""

    version: ClassVar[int] = 1
    """The version of this event's schema; each breaking change raises it."""

    once_per_attempt: ClassVar[bool] = True
    """Whether an attempt of a preparation has at most one event of this topic."""

    event_id: UUID = Field(default_factory=uuid4)
    """Unique per event; the same for a repeated publication of the same event."""
    prep_id: PrepId
    user_id: UserId
    attempt: int = Field(default=1, ge=1, le=1000)
    """Counts the user's retries of this preparation, from 1."""
    occurred_at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))
    """When it happened, with a time zone (UTC when produced by Prepline)."""
    producer: str = Field(default="external", min_length=1, max_length=64)
    """The service or system that published the event."""
    schema_version: int = Field(default=1, ge=1)
    """Version of this event's schema; 1 when left out."""

    @model_validator(mode="before")
    @classmethod
    def _identify(cls, data: Any) -> Any:
        if not cls.once_per_attempt or not isinstance(data, dict) or data.get("event_id") is not None:
            return data
        event_id = event_id_for(prep_id=str(data.get("prep_id")), topic=cls.topic, attempt=data.get("attempt", 1))
        return {**data, "event_id": event_id}

    @property
    def key(self) -> bytes:
        """The Kafka message key: all events of a preparation share a partition per topic."""
        return self.prep_id.encode()


class FormerEvent(Event):
    """An event as an earlier version of its schema has it: still read, and for one release still written.

    The twins of an event, one for each version, share its `event_id`.
    """

    is_written: ClassVar[bool]
    """Whether producers still write this version beside the present one, for consumers that know only this one."""

    @abstractmethod
    def upgraded(self) -> Event:
        """Return the same event as the next version has it."""

    @classmethod
    @abstractmethod
    def downgraded(cls, event: Any) -> Self:
        """Return an event of the next version as this one has it."""


def envelope_of(event: Event) -> dict[str, Any]:
    """Return the fields of the envelope that all versions of an event share, ready to build another one from."""
    return {name: getattr(event, name) for name in Event.model_fields if name != "schema_version"}


def version_is_required(schema: dict[str, Any]) -> None:
    """Say in the JSON Schema of a later version that `schema_version` must be there: left out, it would mean 1."""
    del schema["properties"]["schema_version"]["default"]
    schema["required"] = [*schema.get("required", []), "schema_version"]
