"""The books: accounts, holds and the append-only ledger in MongoDB. Two changes of one account never interleave.

Each operation lies in one transaction. Those that wait for the same account share the next one, because a commit costs
more than all that is written in it; every one of them succeeds or fails on its own.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Generic, TypeVar
from uuid import uuid4

from pymongo.errors import BulkWriteError, DuplicateKeyError

from runtime.concurrency.batching import Batches
from runtime.errors import ClaimRefusedError
from services.billing.errors import BillingError
from services.billing.store.records import HoldRecord
from services.billing.store.sessions import LiveSessions
from services.billing.store.transaction import Transaction, hold_in

__all__ = ["Ledger"]

T = TypeVar("T")
_TOGETHER = 64
"""Operations that share a transaction; more would keep others waiting for its end."""
_LOCKED_SECONDS = 0.4
"""A transaction that takes longer may be waiting for a process that died."""
_DUPLICATE = 11000
"""MongoDB's code for a key that exists already."""
_NEWEST_FIRST = [("at", -1), ("_id", 1)]
"""What was written at once is told in one order too: the hold that opened an account before its first credits."""
_KEYS_WITH_USER = frozenset({"grant", "tier", "refund", "closing"})
_REFUSALS = (BillingError, ClaimRefusedError)


@dataclass(frozen=True, kw_only=True)
class _Operation(Generic[T]):
    """One change of an account."""

    work: Callable[[Transaction], Awaitable[T]]
    prep_id: str | None
    """The preparation whose hold it looks at."""

    async def run(self, transaction: Transaction) -> T | Exception:
        """Return the result, or why the change was refused; nothing of it remains then."""
        try:
            with transaction.step():
                return await self.work(transaction)
        except _REFUSALS as refused:
            return refused


class Ledger:
    """Runs operations on accounts."""

    def __init__(self, *, database: Any, signup_credits: int, clock: Callable[[], datetime] | None = None) -> None:
        """Take the database; its own clock counts, the same for all processes, unless a test brings another one."""
        self._database = database
        self._signup_credits = signup_credits
        self._clock = clock
        self._sessions = LiveSessions(database=database)
        self._lookups = Batches[str, HoldRecord | None](self._holds_of, most=_TOGETHER)
        self._batches = Batches[_Operation[Any], Any](self._run_together, most=_TOGETHER)

    async def prepare(self) -> None:
        """Create collections and indexes; a transaction cannot."""
        await self._database["accounts"].create_index("month")
        await self._database["holds"].create_index([("state", 1), ("expires_at", 1)])
        await self._database["holds"].create_index("user_id")
        await self._database["ledger"].create_index([("user_id", 1), ("at", -1)])

    def living(self) -> AbstractAsyncContextManager[None]:
        """Say that this process lives, while the block runs."""
        return self._sessions.beating()

    async def transact(
        self, user_id: str, work: Callable[[Transaction], Awaitable[T]], *, prep_id: str | None = None
    ) -> T:
        """Run `work` on a user's account in a transaction, again from the start when another one got in between.

        `prep_id` is the preparation whose hold it looks at: those of one transaction are read together.
        """
        result: T = await self._batches.submit(user_id, _Operation(work=work, prep_id=prep_id))
        return result

    async def hold_of(self, prep_id: str) -> HoldRecord | None:
        """Return the preparation's hold as it was last committed."""
        return await self._lookups.submit("", prep_id)

    async def _holds_of(self, _: str, prep_ids: Sequence[str]) -> list[HoldRecord | None]:
        found = await self._database["holds"].find({"_id": {"$in": list(prep_ids)}}).to_list(None)
        holds = {record["_id"]: hold_in(record) for record in found}
        return [holds.get(prep_id) for prep_id in prep_ids]

    async def expired(self, *, limit: int = 100) -> list[HoldRecord]:
        """Return holds whose time is over by this process's clock; whoever releases one looks again."""
        now = self._clock() if self._clock else datetime.now(UTC)
        query = {"state": "held", "expires_at": {"$lte": now}}
        found = await self._database["holds"].find(query).to_list(limit)
        return [hold for record in found if (hold := hold_in(record))]

    async def entries(self, user_id: str, *, limit: int) -> list[dict[str, Any]]:
        """Return the user's postings, newest first."""
        found = await self._database["ledger"].find({"user_id": user_id}).sort(_NEWEST_FIRST).to_list(limit)
        return [{"id": entry.pop("_id"), **entry, "at": entry["at"].isoformat()} for entry in found]

    async def forget(self, user_id: str) -> None:
        """Put a number in place of the user, everywhere at once; who comes back under that name is recognised."""
        alias, life = alias_of(user_id), uuid4().hex[:8]

        async def rename(session: Any) -> None:
            for name in ("holds", "ledger"):
                found = await self._database[name].find({"user_id": user_id}, session=session).to_list(None)
                if found:
                    await self._database[name].delete_many({"user_id": user_id}, session=session)
                    nameless = [_nameless(one, user_id, alias, life) for one in found]
                    await self._database[name].insert_many(nameless, session=session)
            account = await self._database["accounts"].find_one({"_id": user_id}, session=session)
            if account is not None:
                await self._database["accounts"].delete_one({"_id": user_id}, session=session)
                closed = {**account, "_id": alias}
                await self._database["accounts"].replace_one({"_id": alias}, closed, upsert=True, session=session)

        async with await self._database.client.start_session() as session:
            await session.with_transaction(rename)

    async def _run_together(self, user_id: str, operations: Sequence[_Operation[Any]]) -> Sequence[Any]:
        try:
            return await self._run(user_id, operations)
        except Exception as error:
            # Another process opened the account or made the same posting: a second look finds it.
            if len(operations) == 1 and not _is_duplicate(error):
                raise
            return [await self._run_alone(user_id, one) for one in operations]

    async def _run_alone(self, user_id: str, operation: _Operation[Any]) -> Any:
        try:
            [outcome] = await self._run(user_id, [operation])
        except Exception as error:  # noqa: BLE001 — each one's own error is for whoever asked for it
            return error
        return outcome

    async def _run(self, user_id: str, operations: Sequence[_Operation[Any]]) -> list[Any]:
        """Run the operations in one transaction; the database's client repeats it when another one got in between."""

        async def attempt(session: Any) -> list[Any]:
            transaction = await self._begin(user_id, session)
            await transaction.load_holds({one.prep_id for one in operations if one.prep_id is not None})
            outcomes = [await operation.run(transaction) for operation in operations]
            if transaction.steps:  # what was refused altogether does not even open an account
                await transaction.flush()
            return outcomes

        async with await self._database.client.start_session() as session:
            await self._sessions.register(session)
            task: asyncio.Future[list[Any]] = asyncio.ensure_future(session.with_transaction(attempt))
            try:
                done, _ = await asyncio.wait({task}, timeout=_LOCKED_SECONDS)
                if not done:
                    await self._sessions.free()
                return await task
            finally:
                if not task.done():
                    task.cancel()
                    await asyncio.wait({task})

    async def _begin(self, user_id: str, session: Any) -> Transaction:
        """Read the account, and the time of the database with it: processes' clocks differ."""
        mine = [{"$match": {"_id": user_id}}, {"$addFields": {"now": "$$NOW"}}]
        found = await self._database["accounts"].aggregate(mine, session=session).to_list(1)
        account = found[0] if found else None
        now = self._clock() if self._clock else (account["now"] if account else await self._database_time())
        signup = self._signup_credits if account or not await self._has_left(user_id, session) else 0
        transaction = Transaction(
            database=self._database,
            session=session,
            user_id=user_id,
            now=now,
            signup_credits=signup,
        )
        transaction.load(account)
        return transaction

    async def _has_left(self, user_id: str, session: Any) -> bool:
        """Return whether the user was here before and asked to be forgotten: credits are given to new users once."""
        return await self._database["accounts"].find_one({"_id": alias_of(user_id)}, session=session) is not None

    async def _database_time(self) -> datetime:
        hello = await self._database.client.admin.command("hello")
        local: datetime = hello["localTime"]
        return local if local.tzinfo else local.replace(tzinfo=UTC)


def _is_duplicate(error: Exception) -> bool:
    if isinstance(error, BulkWriteError):
        return any(one["code"] == _DUPLICATE for one in error.details["writeErrors"])
    return isinstance(error, DuplicateKeyError)


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
