"""What event streams say."""

from datetime import datetime

from pydantic import ConfigDict

from contracts.status import PrepStatus
from services.gateway.guides.bodies.history import HistoryItem
from services.gateway.guides.bodies.status import StatusView, TimelineEntry
from services.gateway.guides.bodies.view import View, example

__all__ = [
    "STREAMED",
    "STREAMED_ALL",
    "FollowedChange",
    "FollowedPrep",
    "GonePrep",
    "StreamEnd",
    "StreamHello",
    "Ticket",
]


class StreamHello(View):
    """What a stream says first: a client that hears nothing for longer than its heartbeat should connect again."""

    heartbeat: float
    """Seconds between signs of life."""
    lifetime: float
    """Seconds this stream lives; afterwards the client resumes with a new one."""
    remaining: dict[str, float]
    """Seconds that preparations lately took from where a status began to the finished guide, by status."""


class StreamEnd(View):
    """What a stream says last."""

    status: PrepStatus


class FollowedPrep(HistoryItem):
    """A preparation that a stream of all of them follows."""

    prep_id: str
    progress: str
    seq: int


class FollowedChange(TimelineEntry):
    """A change of one of the preparations."""

    prep_id: str


class GonePrep(View):
    """A preparation that was deleted."""

    prep_id: str


class Ticket(View):
    """Opens one stream, once."""

    model_config = ConfigDict(json_schema_extra=example(ticket="3vT0qZ9kXb1LwYd7", expiresAt="2027-02-01T10:01:00Z"))

    ticket: str
    expires_at: datetime


STREAMED: dict[str, type[View]] = {
    "hello": StreamHello,
    "snapshot": StatusView,
    "change": TimelineEntry,
    "end": StreamEnd,
}
"""The events of a stream, and what each one's data are."""

STREAMED_ALL: dict[str, type[View]] = {
    "hello": StreamHello,
    "prep": FollowedPrep,
    "change": FollowedChange,
    "gone": GonePrep,
}
"""The events of the stream of all preparations."""
