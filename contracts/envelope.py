"""The envelope that every event carries, and its deterministic identity."""

from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from pydantic import AwareDatetime, Field, model_validator

from contracts.base import Contract, PrepId, UserId

__all__ = ["Event", "event_id_for"]

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
    """Version of this event's schema."""

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
