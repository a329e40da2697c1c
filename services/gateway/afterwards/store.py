"""What users add to their finished preparations, in the same documents, besides what the chain writes there.

These fields are not part of a preparation's version: practising a question is no news to who follows it.
"""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from contracts.status import PrepStatus
from services.gateway.preparations.store import Document, utc_now

__all__ = ["FORGOTTEN", "GuideNotes"]

_CONTENT = (
    *("request", "context", "jobDetails", "insights", "jobPostingUrl", "companyName", "jobTitle", "error"),
    *(
        "pdf",
        "pdfStoragePath",
        "paidFile",
        "guessed",
        "suggestions",
        "practice",
        "debrief",
        "shares",
        "postingKey",
        "searchKey",
        "fingerprint",
        "refreshOf",
    ),
)
FORGOTTEN = "deleted"
"""Named as the user of preparations whose user asked to be forgotten."""
_TOMBSTONES = timedelta(days=30)
"""A deleted preparation's id is remembered so long: an event that is late must not bring it back."""
_FINAL = [status.value for status in PrepStatus if status.is_final]
_MOST_SHARES = 20


class GuideNotes:
    """Reads and writes what users add."""

    def __init__(self, *, collection: Any) -> None:
        self._collection = collection

    async def prepare(self) -> None:
        """Create the indexes."""
        await self._collection.create_index("deletedAt", expireAfterSeconds=int(_TOMBSTONES.total_seconds()))
        await self._collection.create_index("shares.hash", sparse=True)
        await self._collection.create_index("debrief.company", sparse=True)

    async def practise(self, prep_id: str, *, key: str, entry: Mapping[str, Any]) -> None:
        """Keep those of the fields about one question that `entry` names: notes and answers may come at once."""
        fields = {f"practice.{key}.{name}": value for name, value in entry.items()}
        await self._collection.update_one({"_id": prep_id}, {"$set": fields})

    async def report(self, prep_id: str, debrief: Mapping[str, Any]) -> None:
        """Keep what came up in the interview; a second report replaces the first."""
        await self._collection.update_one({"_id": prep_id}, {"$set": {"debrief": dict(debrief)}})

    async def debriefs_about(self, company: str) -> list[Document]:
        """Return what all users reported about an employer."""
        found = self._collection.find({"debrief.company": company}, {"debrief": 1, "userId": 1})
        return [{**document["debrief"], "user": document["userId"]} for document in await found.to_list(1000)]

    async def share(self, prep_id: str, *, lifetime: timedelta) -> tuple[str, datetime]:
        """Return a new secret that opens the guide, and until when; only its hash is kept."""
        secret, until = secrets.token_urlsafe(24), utc_now() + lifetime
        share = {"hash": _hash(secret), "until": until}
        update = {"$push": {"shares": {"$each": [share], "$slice": -_MOST_SHARES}}}
        await self._collection.update_one({"_id": prep_id}, update)
        return secret, until

    async def revoke(self, prep_id: str) -> None:
        """Make all secrets of a guide open nothing any more."""
        await self._collection.update_one({"_id": prep_id}, {"$set": {"shares": []}})

    async def shared(self, secret: str) -> Document | None:
        """Return the finished guide that a secret opens; None when it opens none, or none any more."""
        digest = _hash(secret)
        document: Document | None = await self._collection.find_one({"shares.hash": digest})
        if document is None or document["status"] != PrepStatus.COMPLETED.value:
            return None
        return (
            document if any(one["hash"] == digest and one["until"] > utc_now() for one in document["shares"]) else None
        )

    async def delete(self, prep_id: str) -> bool:
        """Remove all content of an ended preparation; False when it has not ended."""
        emptied: Document = {**dict.fromkeys(_CONTENT), "timeline": [], "outbox": [], "progress": ""}
        removed = {"watchAt": "", "outboxDueAt": ""}
        result = await self._collection.update_one(
            {"_id": prep_id, "status": {"$in": _FINAL}},
            {"$set": {**emptied, "deletedAt": utc_now()}, "$unset": removed, "$inc": {"seq": 1}},
        )
        return bool(result.modified_count)

    async def forget(self, user_id: str) -> None:
        """Take the user out of what remains of preparations that were deleted: their ids, for late events."""
        await self._collection.update_many(
            {"userId": user_id, "deletedAt": {"$ne": None}}, {"$set": {"userId": FORGOTTEN}}
        )


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
