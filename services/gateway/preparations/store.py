"""The `preps` collection: one document per preparation, changed only by guarded single-document updates.

`seq` is the document's version: an update names the `seq` it was decided on, so that of two writers one decides again.
That makes any number of gateway processes safe, without transactions and without `find_one_and_update`.

`jobDetails` and `insights` are kept as JSON text: nobody looks for what is inside them, and as nested documents they
would be taken apart and put together again at every update of the few fields that change.
"""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from pymongo.errors import BulkWriteError

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.preps import PrepProgress
from contracts.status import PrepStatus
from runtime.concurrency.batching import Batches
from runtime.kafka.codec import encode
from runtime.mongo import BY_THE_CLOCK
from services.gateway.preparations.listing import FIELDS, Listing, search_key
from services.gateway.preparations.preparation import ACCEPTED, Change, State

__all__ = ["Document", "PrepStore", "Tail", "state_of", "utc_now"]

Document = dict[str, Any]

_TOGETHER = 64
_DUPLICATE = 11000
"""MongoDB's code for a key that exists already."""
_FORMER_INDEX = "userId_1_searchKey_1"
_OPEN = [status.value for status in PrepStatus if not status.is_final]
_UNSETTLED = [
    {"status": {"$in": _OPEN}},
    {"status": {"$ne": PrepStatus.COMPLETED.value}, "facts": BillingCharged.topic},
]
_STATE_FIELDS = {
    "userId": 1,
    "attempt": 1,
    "status": 1,
    "progress": 1,
    "seq": 1,
    "facts": 1,
    "deletedAt": 1,
    "timeline.event_id": 1,
    "timeline.topic": 1,
    "timeline.attempt": 1,
}
_EMPTY: Mapping[str, Any] = {
    "jobPostingUrl": None,
    "companyName": None,
    "jobTitle": None,
    "jobDetails": None,
    "insights": None,
    "pdfStoragePath": None,
    "pdf": None,
    "paidFile": None,
    "measuredBy": None,
    "charge": None,
    "error": None,
    "errorCode": None,
    "errorStage": None,
    "suggestions": None,
    "guessed": None,
    "needsManualInput": False,
    "retryable": False,
    "completedAt": None,
    "request": None,
    "context": None,
}


def utc_now() -> datetime:
    """Return the time with the precision MongoDB keeps, so that a stored time equals the one that was written."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


@dataclass(frozen=True, kw_only=True)
class Tail:
    """What a stream must still send."""

    status: PrepStatus
    seq: int
    entries: Sequence[Mapping[str, Any]]


class PrepStore:
    """Reads and writes preparations."""

    def __init__(self, *, collection: Any, patience: timedelta) -> None:
        """Take the collection, and how long a preparation may be silent before it is looked after."""
        self._collection = collection
        self._patience = patience
        self._inserts = Batches[Document, bool](self._insert, most=_TOGETHER)

    async def prepare(self) -> None:
        """Create the indexes, drop a former one, and add what lists sort by to documents of former releases.

        Each index makes accepting dearer, so that there is none for what sorts or searches one user's preparations.
        """
        await self._collection.create_index([("userId", 1), ("requestedAt", -1)])
        await self._collection.create_index([("userId", 1), ("status", 1)])
        await self._collection.create_index([("status", 1), ("completedAt", -1)])
        await self._collection.create_index("watchAt", sparse=True)
        await self._collection.create_index("outboxDueAt", sparse=True)
        if _FORMER_INDEX in await self._collection.index_information():
            await self._collection.drop_index(_FORMER_INDEX)
        async for old in self._collection.find({"requestedAt": {"$exists": False}}, FIELDS):
            key = search_key(old.get("companyName"), old.get("jobTitle"))
            added = {"requestedAt": old["createdAt"], "searchKey": key}
            await self._collection.update_one({"_id": old["_id"]}, {"$set": added})

    async def create(
        self,
        change: Change,
        *,
        emit: Event | None = None,
        trace: Mapping[str, str] | None = None,
        lease: timedelta = timedelta(),
        **extra: Any,
    ) -> Document | None:
        """Insert the document that `change` begins and return it; None when there is one already.

        The document and its pending event become durable together or not at all. Until the lease is over, the event
        is the caller's to publish.
        """
        now = utc_now()
        fields = {**_EMPTY, **change.data, **_state_fields(change.state), **extra}
        document = {
            "_id": change.state.prep_id,
            "userId": change.state.user_id,
            **fields,
            "createdAt": now,
            "updatedAt": now,
            "requestedAt": now,
            "searchKey": search_key(fields["companyName"], fields["jobTitle"]),
            "timeline": [dict(vars(entry)) for entry in change.entries],  # `asdict` would copy each value
            "republished": 0,
            "outbox": [_outgoing(emit, trace)] if emit else [],
        }
        if emit:
            document["outboxDueAt"] = now + lease
        if change.state.expects_more:
            document["watchAt"] = now + self._patience
        return document if await self._inserts.submit("", document) else None

    async def _insert(self, _: str, documents: Sequence[Document]) -> list[bool | Exception]:
        """Return for each whether it was inserted; False for those that are there already."""
        outcomes: list[bool | Exception] = [True] * len(documents)
        try:
            await self._collection.insert_many(documents, ordered=False)
        except BulkWriteError as error:
            for flaw in error.details["writeErrors"]:
                outcomes[flaw["index"]] = False if flaw["code"] == _DUPLICATE else error
        return outcomes

    async def apply(
        self,
        change: Change,
        *,
        emit: Event | None = None,
        trace: Mapping[str, str] | None = None,
        supersede: bool = False,
        is_published: bool = False,
    ) -> bool:
        """Write `change` unless the document has moved on; False then.

        With `supersede`, events that wait to be published are replaced by `emit` instead of joined by it. With
        `is_published` there are none any more: the last one came back from Kafka.
        """
        now = utc_now()
        update = _Update()
        update.set(**change.data, **_state_fields(change.state), updatedAt=now)
        if change.data.get("companyName") and change.data.get("jobTitle"):
            update.set(searchKey=search_key(change.data["companyName"], change.data["jobTitle"]))
        if any(entry.topic == ACCEPTED for entry in change.entries):
            update.set(requestedAt=now)
        if change.entries:
            update.push(timeline={"$each": [dict(vars(entry)) for entry in change.entries]})
        if not change.is_progress:
            update.set(republished=0)
        if change.state.expects_more:
            update.set(watchAt=now + self._patience)
        else:
            update.unset("watchAt")
        if emit:
            update.set(outboxDueAt=now)
            outgoing = _outgoing(emit, trace)
            if supersede:
                update.set(outbox=[outgoing])
            else:
                update.push(outbox=outgoing)
        elif is_published:
            update.set(outbox=[])
            update.unset("outboxDueAt")
        guard = {"_id": change.state.prep_id, "seq": change.before}
        result = await self._collection.update_one(guard, update.document)
        return bool(result.modified_count)

    async def overdue(self, *, limit: int) -> list[Document]:
        """Return preparations that were silent for too long, longest first; not those that still wait for Kafka."""
        silent = {"watchAt": {"$lte": utc_now()}, "outboxDueAt": {"$exists": False}, "$or": _UNSETTLED}
        cursor = self._collection.find(silent, comment=BY_THE_CLOCK).sort("watchAt", 1).limit(limit)
        found: list[Document] = await cursor.to_list(limit)
        return found

    async def republish(self, document: Document, *, emit: Event, due: datetime) -> bool:
        """Queue `emit` for an overdue preparation and look again at `due`; False when it is not overdue any more."""
        overdue = {"_id": document["_id"], "seq": document["seq"], "watchAt": document["watchAt"]}
        update = _Update()
        update.set(watchAt=due, outboxDueAt=utc_now(), outbox=[_outgoing(emit, {})])
        update.document["$inc"] = {"republished": 1}
        result = await self._collection.update_one(overdue, update.document)
        return bool(result.modified_count)

    async def state(self, prep_id: str) -> State | None:
        """Return what judging an event needs, or None for an unknown preparation."""
        found = await self._collection.find_one({"_id": prep_id}, _STATE_FIELDS)
        return None if found is None else state_of(found)

    async def find(self, prep_id: str, *, user_id: str | None = None, without: Sequence[str] = ()) -> Document | None:
        """Return a document; None when there is none or it is somebody else's."""
        owned: Document = {"_id": prep_id, "deletedAt": None}
        if user_id is not None:
            owned["userId"] = user_id
        found: Document | None = await self._collection.find_one(owned, dict.fromkeys(without, 0) or None)
        return found

    async def running_ids(self, user_id: str) -> list[str]:
        """Return the user's unfinished preparations."""
        found = await self._collection.find({"userId": user_id, "status": {"$in": _OPEN}}, {"_id": 1}).to_list(None)
        return [one["_id"] for one in found]

    async def known_ids(self, prep_ids: Sequence[str]) -> list[str]:
        """Return which of some preparations exist."""
        found = await self._collection.find({"_id": {"$in": list(prep_ids)}}, {"_id": 1}).to_list(None)
        return [one["_id"] for one in found]

    async def listed(self, user_id: str, listing: Listing) -> tuple[list[Document], str | None]:
        """Return a page of the user's preparations without their content, and the cursor of the next one.

        Raises:
            InvalidRequestError: The listing's cursor is none of its order.
        """
        cursor = self._collection.find(listing.query(user_id), FIELDS).sort(listing.sort).limit(listing.limit + 1)
        found: list[Document] = await cursor.to_list(listing.limit + 1)
        page = found[: listing.limit]
        return page, listing.cursor(page[-1]) if len(found) > len(page) else None

    async def everything_of(self, user_id: str) -> AsyncIterator[Document]:
        """Yield the user's preparations as they are kept, but for what serves the process alone; JSON in between."""
        inner = dict.fromkeys(("outbox", "facts", "fingerprint", "watchAt", "outboxDueAt", "republished", "shares"), 0)
        async for document in self._collection.find({"userId": user_id, "deletedAt": None}, inner):
            for name in ("jobDetails", "insights"):
                document[name] = json.loads(document[name]) if document[name] else None
            yield {"id": document.pop("_id"), **document}

    async def completed_lately(self, *, limit: int = 20) -> list[Document]:
        """Return when the states of the preparations began that were completed last, of all users."""
        fields = {"attempt": 1, "timeline.attempt": 1, "timeline.status": 1, "timeline.at": 1}
        done = {"status": PrepStatus.COMPLETED.value, "deletedAt": None}
        cursor = self._collection.find(done, fields, comment=BY_THE_CLOCK).sort("completedAt", -1).limit(limit)
        found: list[Document] = await cursor.to_list(limit)
        return found

    async def followed(self, user_id: str, *, known: Sequence[str]) -> list[Document]:
        """Return the user's unfinished preparations and those in `known`: what a list shows, and how far they are."""
        wanted = {"userId": user_id, "$or": [{"status": {"$in": _OPEN}}, {"_id": {"$in": list(known)}}]}
        found: list[Document] = await self._collection.find(
            wanted, {**FIELDS, "seq": 1, "progress": 1, "deletedAt": 1}
        ).to_list(None)
        return found

    async def of_same_job(self, user_id: str, *, posting: str, search: str) -> list[Document]:
        """Return the user's latest preparations for a posting, or for a job of that company and title."""
        same = {"userId": user_id, "deletedAt": None, "$or": [{"postingKey": posting}, {"searchKey": search}]}
        lives = {"status": {"$in": [*_OPEN, PrepStatus.COMPLETED.value]}}
        cursor = self._collection.find({**same, **lives}, FIELDS).sort("requestedAt", -1).limit(3)
        found: list[Document] = await cursor.to_list(3)
        return found

    async def tail(self, prep_id: str, *, after: int) -> Tail | None:
        """Return the timeline entries behind `after`, oldest first."""
        newer = {"$filter": {"input": "$timeline", "as": "entry", "cond": {"$gt": ["$$entry.seq", after]}}}
        found = await self._collection.find_one({"_id": prep_id}, {"status": 1, "seq": 1, "timeline": newer})
        if found is None:
            return None
        return Tail(status=PrepStatus(found["status"]), seq=found["seq"], entries=found["timeline"])

    async def versions(self, prep_ids: Sequence[str]) -> dict[str, int]:
        """Return the `seq` of each preparation."""
        cursor = self._collection.find({"_id": {"$in": list(prep_ids)}}, {"seq": 1}, comment=BY_THE_CLOCK)
        return {found["_id"]: found["seq"] for found in await cursor.to_list(None)}


def state_of(document: Mapping[str, Any]) -> State:
    """Return the state in a document, or in the part of one that `PrepStore.state` reads."""
    progress_ids = (
        entry["event_id"]
        for entry in document["timeline"]
        if entry["topic"] == PrepProgress.topic and entry["attempt"] == document["attempt"]
    )
    return State(
        prep_id=document["_id"],
        user_id=document["userId"],
        attempt=document["attempt"],
        status=PrepStatus(document["status"]),
        progress=document["progress"],
        seq=document["seq"],
        deleted=document.get("deletedAt") is not None,
        facts=frozenset(document["facts"]),
        progress_ids=frozenset(progress_ids),
    )


def _state_fields(state: State) -> Document:
    return {
        "attempt": state.attempt,
        "status": state.status.value,
        "progress": state.progress,
        "seq": state.seq,
        "facts": sorted(state.facts),
    }


def _outgoing(event: Event, trace: Mapping[str, str] | None) -> Document:
    return {"topic": event.topic, "event": encode(event).decode(), "trace": dict(trace or {})}


class _Update:
    """Collects the operators of one update; MongoDB refuses empty ones."""

    def __init__(self) -> None:
        self.document: dict[str, Document] = {}

    def set(self, **fields: Any) -> None:
        self.document.setdefault("$set", {}).update(fields)

    def push(self, **fields: Any) -> None:
        self.document.setdefault("$push", {}).update(fields)

    def unset(self, name: str) -> None:
        self.document.setdefault("$unset", {})[name] = ""
