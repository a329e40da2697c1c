"""All of a user's preparations in one stream: what is unfinished at first, then every change of any of them once."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import structlog
from pymongo.errors import PyMongoError

from services.gateway.guides.views import Viewer, entry_view
from services.gateway.preparations.store import Document, PrepStore, utc_now
from services.gateway.streams.event_stream import StreamGreeting, event_bytes, resume_bytes
from services.gateway.streams.hub import Hub, Watch, user_key

__all__ = ["UserStreams"]

_log = structlog.get_logger(__name__)


class UserStreams:
    """Follows users. Each look asks for what is newer than what was sent, so nothing is missed or repeated."""

    def __init__(
        self, *, store: PrepStore, hub: Hub, viewer: Viewer, greeting: StreamGreeting, interval: timedelta
    ) -> None:
        """Take what it reads, and how often it looks for what other processes wrote."""
        self._store = store
        self._hub = hub
        self._viewer = viewer
        self._greeting = greeting
        self._interval = interval.total_seconds()

    async def follow(self, user_id: str, *, until: datetime) -> AsyncIterator[bytes]:
        """Yield `hello`, a `prep` for each unfinished preparation and each one that begins, and every `change`."""
        sent: dict[str, int] = {}
        with self._hub.watch(user_key(user_id)) as watch:
            yield self._greeting.bytes(until)
            while not self._hub.closing and utc_now() < until:
                try:
                    if news := await self._news(user_id, sent):
                        yield news
                except PyMongoError as error:
                    _log.warning("stream_waits_for_store", error=type(error).__name__)
                await self._pause(watch)
            yield resume_bytes()

    async def _news(self, user_id: str, sent: dict[str, int]) -> bytes:
        pieces: list[bytes] = []
        for document in await self._store.followed(user_id, known=list(sent)):
            if document.get("deletedAt") is not None:
                sent.pop(document["_id"])
                pieces.append(event_bytes("gone", {"prepId": document["_id"]}))
            elif document["_id"] not in sent:
                pieces.append(await self._begun(document))
                sent[document["_id"]] = document["seq"]
            elif document["seq"] > sent[document["_id"]]:
                pieces += await self._changes(document["_id"], sent)
        return b"".join(pieces)

    async def _begun(self, document: Document) -> bytes:
        item = await self._viewer.history_item(document)
        data = {**item, "prepId": document["_id"], "progress": document["progress"], "seq": document["seq"]}
        return event_bytes("prep", data)

    async def _changes(self, prep_id: str, sent: dict[str, int]) -> list[bytes]:
        tail = await self._store.tail(prep_id, after=sent[prep_id])
        if tail is None:
            return []
        sent[prep_id] = tail.seq
        return [event_bytes("change", {"prepId": prep_id, **entry_view(entry)}) for entry in tail.entries]

    async def _pause(self, watch: Watch) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(watch.woken(), self._interval)
        watch.take(after=-1)
