"""Taking a person out of the books: the numbers stay, the name goes."""

from hashlib import sha256
from typing import Any
from uuid import uuid4

__all__ = ["alias_of", "renamed"]

_KEYS_WITH_USER = frozenset({"grant", "tier", "refund", "closing"})


async def renamed(database: Any, user_id: str) -> None:
    """Put a number in place of the user in one transaction."""
    alias, life = alias_of(user_id), uuid4().hex[:8]

    async def rename(session: Any) -> None:
        for name in ("holds", "ledger"):
            await _rename_in(database[name], user_id, alias, life, session)
        account = await database["accounts"].find_one({"_id": user_id}, session=session)
        if account is not None:
            await database["accounts"].delete_one({"_id": user_id}, session=session)
            closed = {**account, "_id": alias}
            await database["accounts"].replace_one({"_id": alias}, closed, upsert=True, session=session)

    async with await database.client.start_session() as session:
        await session.with_transaction(rename)


async def _rename_in(collection: Any, user_id: str, alias: str, life: str, session: Any) -> None:
    found = await collection.find({"user_id": user_id}, session=session).to_list(None)
    if found:
        await collection.delete_many({"user_id": user_id}, session=session)
        nameless = [_nameless(one, user_id, alias, life) for one in found]
        await collection.insert_many(nameless, session=session)


def alias_of(user_id: str) -> str:
    """Return the number that stands for a user who asked to be forgotten."""
    return f"deleted-{sha256(user_id.encode()).hexdigest()[:32]}"


def _nameless(document: dict[str, Any], user_id: str, alias: str, life: str) -> dict[str, Any]:
    """Return a hold or an entry without the user, whose id is part of some keys and of the lines' accounts.

    `life` keeps the keys apart of somebody who came back and left again.
    """
    changed = {**document, "user_id": alias}
    if document.get("kind") in _KEYS_WITH_USER:
        changed["_id"] = document["_id"].replace(f":{user_id}", f":{alias}.{life}", 1)
    if "lines" in document:
        changed["lines"] = [
            {**line, "account": line["account"].replace(f":{user_id}", f":{alias}")} for line in document["lines"]
        ]
    if "receipt" in document:
        changed["receipt"] = None
    return changed
