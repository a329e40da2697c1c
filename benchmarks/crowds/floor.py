"""What a crowd costs at least: the commands that accept it, sent by a bare client to the same database.

The documents that gateway and billing stored are written once more under other names, into collections with the same
indexes, one command after the other: nothing is parsed, checked or decided.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pymongo import MongoClient

__all__ = ["Floor", "floor_of"]

_COLLECTIONS = ("preps", "holds", "ledger", "accounts", "limits")
_SCRATCH = "floor"
Documents = list[dict[str, Any]]


class Floor:
    """A database beside the one that is measured."""

    def __init__(self, client: MongoClient[dict[str, Any]], database: str) -> None:
        self._client = client
        self._from = client[database]
        self._to = client[_SCRATCH]
        self._run = 0
        for name in _COLLECTIONS:
            for index in [one for one in self._from[name].list_indexes() if one["name"] != "_id_"]:
                options = {option: index[option] for option in ("sparse", "expireAfterSeconds") if option in index}
                self._to[name].create_index(list(index["key"].items()), **options)

    def seconds(self, users: Sequence[str]) -> float:
        """Return how long the database takes for what some users have just been accepted with."""
        self._run += 1
        stored = {name: list(self._from[name].find({"user_id": {"$in": users}})) for name in ("holds", "ledger")}
        entries = [one for one in stored["ledger"] if one["kind"] == "hold"]
        preps = list(self._from["preps"].find({"userId": {"$in": users}}))
        began = time.perf_counter()
        for user in users:
            self._count(user)
            self._hold(user, self._own(stored["holds"], user), self._own(entries, user))
        self._to["preps"].insert_many([self._renamed(one) for one in preps], ordered=False)
        return time.perf_counter() - began

    def _count(self, user: str) -> None:
        """Count a user's and an address's requests, with the list of those that run, and look how many do."""
        for name in ("address", "running"):
            self._to["limits"].update_one({"_id": f"{name}:{user}"}, {"$inc": {"count": 1}}, upsert=True)
        list(self._to["preps"].find({"userId": user, "status": "processing"}, {"_id": 1}))

    def _hold(self, user: str, holds: Documents, entries: Documents) -> None:
        with self._client.start_session() as session, session.start_transaction():
            self._to["accounts"].update_one({"_id": user}, {"$inc": {"held": 1}}, upsert=True, session=session)
            self._to["holds"].insert_many(holds, ordered=False, session=session)
            self._to["ledger"].insert_many(entries, session=session)

    def _own(self, documents: Documents, user: str) -> Documents:
        return [self._renamed(one) for one in documents if one["user_id"] == user]

    def _renamed(self, document: dict[str, Any]) -> dict[str, Any]:
        return {**document, "_id": f"{document['_id']}-{self._run}"}


@contextmanager
def floor_of(url: str, database: str) -> Iterator[Floor]:
    """Yield the floor of a database; what it wrote is gone afterwards."""
    with MongoClient[dict[str, Any]](url, w="majority", journal=True, tz_aware=True) as client:
        yield Floor(client, database)
        client.drop_database(_SCRATCH)
