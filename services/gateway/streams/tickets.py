"""Tickets for clients that cannot send a token with a stream: each opens one stream, once, within a minute."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from services.gateway.auth.users import User
from services.gateway.errors import UnauthenticatedError
from services.gateway.preparations.store import utc_now

__all__ = ["Tickets"]

_LIFETIME = timedelta(minutes=1)


class Tickets:
    """Hands out tickets and takes them back; any process takes what another one gave. Only hashes are kept."""

    def __init__(self, *, collection: Any) -> None:
        self._collection = collection

    async def prepare(self) -> None:
        """Create the index that removes what was never used."""
        await self._collection.create_index("until", expireAfterSeconds=0)

    async def give(self, user: User) -> tuple[str, datetime]:
        """Return a ticket for the user, and until when it can be used."""
        ticket, until = secrets.token_urlsafe(24), utc_now() + _LIFETIME
        kept = {"_id": _hash(ticket), "userId": user.user_id, "expiresAt": user.expires_at, "until": until}
        await self._collection.insert_one(kept)
        return ticket, until

    async def take(self, ticket: str) -> User:
        """Return whose ticket it is; it is used up then.

        Raises:
            UnauthenticatedError: It is none, was used, or is too old.
        """
        kept = await self._collection.find_one({"_id": _hash(ticket)})
        if kept is None or kept["until"] <= utc_now():
            raise UnauthenticatedError("ticket_unknown")
        # Of two who bring it at once, one deletes it.
        if not (await self._collection.delete_one({"_id": kept["_id"]})).deleted_count:
            raise UnauthenticatedError("ticket_used")
        return User(user_id=kept["userId"], expires_at=kept["expiresAt"])

    async def forget(self, user_id: str) -> None:
        """Delete the user's tickets."""
        await self._collection.delete_many({"userId": user_id})


def _hash(ticket: str) -> str:
    return hashlib.sha256(ticket.encode()).hexdigest()
