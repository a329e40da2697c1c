"""One preparation as server-sent events: a snapshot, then every change once, then the end."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

import structlog
from pymongo.errors import PyMongoError
from sse_starlette import ServerSentEvent

from contracts.status import PrepStatus
from services.gateway.guides.json_text import encoded, in_ascii
from services.gateway.guides.views import Viewer, entry_view
from services.gateway.preparations.preparation import Change, TimelineLine
from services.gateway.preparations.remaining_time import RemainingTime
from services.gateway.preparations.state_cache import StateCache
from services.gateway.preparations.store import PrepStore, Tail, utc_now
from services.gateway.preparations.told_ahead import ToldAhead
from services.gateway.streams.hub import Hub, Watch

__all__ = ["StreamGreeting", "Streams", "event_bytes", "resume_bytes"]

_RECONNECT_MS = 2000
_RECONNECT_SOON_MS = 300
_RECONNECT_SPREAD_MS = 1000
_STORE_PAUSE = 1.0
_log = structlog.get_logger(__name__)


class StreamGreeting:
    """What every stream says first."""

    def __init__(self, *, heartbeat: timedelta, pace: RemainingTime) -> None:
        """Take how long a stream is silent at most, so that clients know a dead one, and how long guides take."""
        self._heartbeat = heartbeat.total_seconds()
        self._pace = pace

    def bytes(self, until: datetime) -> bytes:
        """Return the pause before reconnecting, and `hello`, for a stream that lives until then."""
        lifetime = max(0, round((until - utc_now()).total_seconds()))
        hints = {"heartbeat": self._heartbeat, "lifetime": lifetime, "remaining": dict(self._pace.remaining)}
        return ServerSentEvent(retry=_RECONNECT_MS, comment="prepline").encode() + event_bytes("hello", hints)


class Streams:
    """Follows preparations. MongoDB says what changed; the hub says when, and spares the look when it knows."""

    def __init__(
        self,
        *,
        store: PrepStore,
        states: StateCache,
        hub: Hub,
        ahead: ToldAhead,
        viewer: Viewer,
        greeting: StreamGreeting,
    ) -> None:
        self._states = states
        self._ahead = ahead
        self._greeting = greeting
        self._store = store
        self._hub = hub
        self._viewer = viewer

    async def follow(self, prep_id: str, *, after: int | None, until: datetime) -> AsyncIterator[bytes]:
        """Yield the events of a preparation that exists; those that come together in one piece.

        Each change carries its `seq` as id; the id of one that is not written yet follows when it is. With `after`,
        the id that the client saw last, only later changes come.
        At `until`, and at shutdown, the stream breaks off and the client resumes.
        """
        with self._hub.watch(prep_id) as watch:
            sent = _SentAhead()
            greeting = self._greeting.bytes(until)
            tail: Tail | None
            if after is None:
                if (document := await self._document(prep_id)) is None:
                    return
                yield greeting + event_bytes("snapshot", await self._viewer.status(document), seq=document["seq"])
                tail = Tail(status=PrepStatus(document["status"]), seq=document["seq"], entries=())
            else:
                yield greeting
                tail = await self._tail(prep_id, after=after)
            watch.foretell(self._ahead.lines(prep_id))
            if tail is not None:
                self._hub.begin_with(prep_id, tail.seq)
            while tail is not None:
                if message := _unseen(tail, sent):
                    yield message
                if tail.status.is_final:
                    return
                if message := sent.bytes(watch.take_ahead(), after=tail.seq):
                    yield message
                if self._hub.closing or utc_now() >= until:
                    break
                await _woken(watch, until=until)
                if (changes := watch.take(after=tail.seq)) is None:
                    tail = Tail(status=tail.status, seq=tail.seq, entries=())
                else:
                    tail = _told(changes) or await self._tail(prep_id, after=tail.seq)
            yield resume_bytes()

    async def _document(self, prep_id: str) -> Mapping[str, Any] | None:
        if (begun := self._states.document(prep_id)) is not None:
            return begun
        while not self._hub.closing:
            try:
                return await self._store.find(prep_id, without=("outbox", "request"))
            except PyMongoError as error:
                await self._pause(prep_id, error)
        return None

    async def _tail(self, prep_id: str, *, after: int) -> Tail | None:
        """Return what is new, or None when the process stops before MongoDB answers."""
        while not self._hub.closing:
            try:
                tail = await self._store.tail(prep_id, after=after)
            except PyMongoError as error:
                await self._pause(prep_id, error)
            else:
                return tail or Tail(status=PrepStatus.FAILED, seq=after, entries=())
        return None

    async def _pause(self, prep_id: str, error: PyMongoError) -> None:
        _log.warning("stream_waits_for_store", prep_id=prep_id, error=type(error).__name__)
        await asyncio.sleep(_STORE_PAUSE)


async def _woken(watch: Watch, *, until: datetime) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(watch.woken(), max(0.0, (until - utc_now()).total_seconds()))


def _told(changes: Sequence[Change]) -> Tail | None:
    if not changes:
        return None
    entries = [asdict(entry) for change in changes for entry in change.entries]
    return Tail(status=changes[-1].state.status, seq=changes[-1].state.seq, entries=entries)


class _SentAhead:
    """Lines that a stream sent before they were written: without an id, which follows by itself."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[str, str]] = {}
        """Status and progress as they were told, by the id of the event whose change is to be confirmed."""

    def bytes(self, lines: Sequence[TimelineLine], *, after: int) -> bytes:
        """Return the lines that are not written up to version `after` and that were not sent."""
        fresh = [line for line in lines if line.seq > after and line.event_id not in self._told]
        self._told |= {line.event_id: (line.status, line.progress) for line in fresh}
        return b"".join(event_bytes("change", entry_view(asdict(line))) for line in fresh)

    def confirms(self, entry: Mapping[str, Any]) -> bool:
        """Return whether a line was sent already as it is now written; true once.

        An event that was told while another one was being written may lead elsewhere than it was told: to the end.
        """
        told = self._told.pop(entry["event_id"], None)
        return told == (entry["status"], entry["progress"])


def _unseen(tail: Tail, sent: _SentAhead) -> bytes:
    changes = [
        b"id: %d\r\n\r\n" % entry["seq"]
        if sent.confirms(entry)
        else event_bytes("change", entry_view(entry), seq=entry["seq"])
        for entry in tail.entries
    ]
    end = [event_bytes("end", {"status": tail.status.value})] if tail.status.is_final else []
    return b"".join(changes + end)


def resume_bytes() -> bytes:
    """Return what a stream says that breaks off: come back soon, but not all at the same moment."""
    pause = _RECONNECT_SOON_MS + random.randrange(_RECONNECT_SPREAD_MS)  # noqa: S311 — jitter
    return ServerSentEvent(retry=pause, comment="resume").encode()


def event_bytes(name: str, data: Mapping[str, Any], *, seq: int | None = None) -> bytes:
    """Return an event, in ASCII: some clients take certain other characters for the end of a line."""
    number = None if seq is None else str(seq)
    return ServerSentEvent(event=name, id=number, data=in_ascii(encoded(data))).encode()
