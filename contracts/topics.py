"""The topic registry: the one place that says which event goes where, who may publish it and for how long it stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from contracts.billing import BillingCharged
from contracts.envelope import Event, FormerEvent
from contracts.former import PdfStoredV1
from contracts.preps import (
    InsightsReady,
    JobParsed,
    PdfStored,
    PostsCollected,
    PrepCancelled,
    PrepFailed,
    PrepProgress,
    PrepRequested,
)
from contracts.signatures import EXTERNAL, is_service

__all__ = ["DEAD_LETTER_SUFFIX", "MAX_EVENT_BYTES", "TOPICS", "Topic"]

DEAD_LETTER_SUFFIX = ".dlq"
MAX_EVENT_BYTES = 900_000
"""An event's JSON stays below this, so that it fits Kafka's 1 MiB default with headers."""

_TWO_DAYS = timedelta(days=2)
"""As long as collected posts are kept anywhere: what was deleted at a source is gone from here by then."""
_WEEK = timedelta(days=7)
_MONTH = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One Kafka topic. The key is always the preparation's id."""

    model: type[Event]
    """The present version of its event."""
    former: tuple[type[FormerEvent], ...] = ()
    """Earlier versions that are still read, the latest first."""
    producers: tuple[str, ...]
    """Services, and `external` where other systems may publish too."""
    consumers: tuple[str, ...]
    """The first one sets a record aside that nobody can read."""
    partitions: int = 12
    retention: timedelta = _WEEK
    has_dead_letter: bool = True

    @property
    def name(self) -> str:
        """The topic's name, e.g. `job.parsed`."""
        return self.model.topic

    @property
    def models(self) -> Mapping[int, type[Event]]:
        """The event in every version that is read, by version, the present one first."""
        return {model.version: model for model in (self.model, *self.former)}

    def may_publish(self, principal: str) -> bool:
        """Return whether the principal, a service or an external system, may write to this topic."""
        return (principal if is_service(principal) else EXTERNAL) in self.producers

    @property
    def dead_letter(self) -> str:
        """The topic for records that could not be handled."""
        return self.name + DEAD_LETTER_SUFFIX


_ANY = ("gateway", "parser", "scraper", "insights", "renderer", "billing")

# The gateway publishes again what a silent preparation had reached.
_REGISTRY = (
    Topic(model=PrepRequested, producers=("gateway", "external"), consumers=("parser", "billing", "gateway")),
    Topic(model=JobParsed, producers=("parser", "gateway", "external"), consumers=("scraper", "gateway")),
    Topic(
        model=PostsCollected,
        producers=("scraper", "external"),
        consumers=("insights", "gateway"),
        retention=_TWO_DAYS,
    ),
    Topic(model=InsightsReady, producers=("insights", "gateway", "external"), consumers=("renderer", "gateway")),
    Topic(model=PdfStored, former=(PdfStoredV1,), producers=("renderer",), consumers=("billing", "gateway")),
    Topic(model=BillingCharged, producers=("billing",), consumers=("gateway",), retention=_MONTH),
    Topic(
        model=PrepFailed,
        producers=_ANY,
        consumers=("billing", "gateway", "parser", "scraper", "insights", "renderer"),
        retention=_MONTH,
    ),
    Topic(
        model=PrepProgress,
        producers=_ANY,
        consumers=("gateway",),
        retention=timedelta(hours=1),
        has_dead_letter=False,
    ),
    Topic(model=PrepCancelled, producers=("gateway",), consumers=_ANY),
)

TOPICS: Mapping[str, Topic] = MappingProxyType({topic.name: topic for topic in _REGISTRY})
"""Every topic by name, in the order of the chain."""
