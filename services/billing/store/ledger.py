"""The books: accounts, holds and the append-only ledger in MongoDB. Two changes of one account never interleave.

Each operation lies in one transaction. Those that wait for the same account share the next one, because a commit costs
more than all that is written in it; every one of them succeeds or fails on its own.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Generic, TypeVar

from pymongo import UpdateMany
from pymongo.errors import BulkWriteError, DuplicateKeyError

from contracts.billing import HoldRequest
from runtime.concurrency.batching import Batches
from runtime.errors import ClaimRefusedError
from runtime.mongo import BY_THE_CLOCK
from services.billing.errors import BillingError
from services.billing.store.forgetting import alias_of, renamed
from services.billing.store.recent import GuessedWrongError, Recent, Remembered
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


@dataclass(frozen=True, kw_only=True)
class _Acceptance:
    """A hold that is to be kept until its preparation ends."""

    request: HoldRequest
    lifetime: timedelta

    @property
    def alike(self) -> tuple[str, int, timedelta]:
        """What those have in common that one write accepts."""
        return self.request.user_id, self.request.attempt, self.lifetime


_Begin = Callable[[Any], Awaitable[Transaction]]
"""Begins a transaction in a session."""


class Ledger:
    """Runs operations on accounts."""

    def __init__(self, *, database: Any, signup_credits: int, clock: Callable[[], datetime] | None = None) -> None:
        """Take the database; its own clock counts, the same for all processes, unless a test brings another one."""
        self._database = database
        self._signup_credits = signup_credits
        self._clock = clock
        self._sessions = LiveSessions(database=database)
        self._lookups = Batches[str, HoldRecord | None](self._holds_of, most=_TOGETHER)
        self._acceptances = Batches[_Acceptance, bool](self._accept, most=_TOGETHER)
        self._batches = Batches[_Operation[Any], Any](self._run_together, most=_TOGETHER)
        self._recent = Recent()

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

    async def accept(self, request: HoldRequest, *, lifetime: timedelta) -> bool:
        """Keep the credits that are held for this attempt for `lifetime`; False when there is no such hold.

        It moves no credits, so one guarded write does, and one for all that ask at once.
        """
        return await self._acceptances.submit("", _Acceptance(request=request, lifetime=lifetime))

    async def _accept(self, _: str, acceptances: Sequence[_Acceptance]) -> list[bool]:
        now = self._clock() if self._clock else None
        updates = _accepting(acceptances, now)
        writing = asyncio.ensure_future(self._database["holds"].bulk_write(updates, ordered=False))
        done = await self._freeing_accounts(writing)
        if done.matched_count < len(acceptances):
            return [False] * len(acceptances)  # which of them it was must be looked up
        for one in acceptances:
            self._recent.keep_accepted(one.request.prep_id, lifetime=one.lifetime, now=now)
        return [True] * len(acceptances)

    async def expired(self, *, limit: int = 100) -> list[HoldRecord]:
        """Return holds whose time is over by this process's clock; whoever releases one looks again."""
        now = self._clock() if self._clock else datetime.now(UTC)
        query = {"state": "held", "expires_at": {"$lte": now}}
        found = await self._database["holds"].find(query, comment=BY_THE_CLOCK).to_list(limit)
        return [hold for record in found if (hold := hold_in(record))]

    async def entries(self, user_id: str, *, limit: int) -> list[dict[str, Any]]:
        """Return the user's postings, newest first."""
        found = await self._database["ledger"].find({"user_id": user_id}).sort(_NEWEST_FIRST).to_list(limit)
        return [{"id": entry.pop("_id"), **entry, "at": entry["at"].isoformat()} for entry in found]

    async def forget(self, user_id: str) -> None:
        """Put a number in place of the user, everywhere at once; who comes back under that name is recognised."""
        await renamed(self._database, user_id)
        self._recent.forget(user_id)

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
        prep_ids = {one.prep_id for one in operations if one.prep_id is not None}
        if all(one.prep_id is not None for one in operations):
            guess = self._recent.guess(user_id, prep_ids, now=self._clock() if self._clock else None)
            if guess is not None:
                try:
                    begin = partial(self._guessed, user_id, guess)
                    return await self._commit(operations, begin, is_guess=True)
                except (GuessedWrongError, BulkWriteError, DuplicateKeyError):
                    self._recent.forget(user_id, prep_ids)
        return await self._commit(operations, partial(self._read, user_id, prep_ids), is_guess=False)

    async def _commit(self, operations: Sequence[_Operation[Any]], begin: _Begin, *, is_guess: bool) -> list[Any]:
        async def attempt(session: Any) -> tuple[Transaction, list[Any]]:
            transaction = await begin(session)
            outcomes = [await operation.run(transaction) for operation in operations]
            if is_guess and transaction.steps_that_wrote < len(operations):
                raise GuessedWrongError  # what nothing was written for, nothing confirms
            if transaction.steps:  # what was refused altogether does not even open an account
                await transaction.flush()
            return transaction, outcomes

        async with await self._database.client.start_session() as session, self._sessions.using(session):
            committing = asyncio.ensure_future(session.with_transaction(attempt))
            transaction: Transaction
            outcomes: list[Any]
            transaction, outcomes = await self._freeing_accounts(committing)
        if transaction.steps:
            self._recent.keep(transaction.wallet, transaction.written_holds)
        return outcomes

    async def _freeing_accounts(self, task: asyncio.Future[T]) -> T:
        """Return the result of what may wait for an account; if it waits for long, free those of dead processes."""
        try:
            done, _ = await asyncio.wait({task}, timeout=_LOCKED_SECONDS)
            if not done:  # it may also end meanwhile, because its process was only slow
                either: set[asyncio.Future[Any]] = {task, self._sessions.free()}
                await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            result: T = await task
            return result
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait({task})

    async def _guessed(self, user_id: str, guess: Remembered, session: Any) -> Transaction:
        """Begin with what this process committed last."""
        transaction = self._transaction(user_id, session, now=guess.now)
        transaction.begin_with(guess)
        return transaction

    async def _read(self, user_id: str, prep_ids: Collection[str], session: Any) -> Transaction:
        """Read the account with the holds, and the time of the database with them: processes' clocks differ."""
        holds = {"from": "holds", "pipeline": [{"$match": {"_id": {"$in": sorted(prep_ids)}}}], "as": "holds"}
        mine = [{"$match": {"_id": user_id}}, {"$addFields": {"now": "$$NOW"}}, {"$lookup": holds}]
        found = await self._database["accounts"].aggregate(mine, session=session).to_list(1)
        if not found:
            return await self._opened(user_id, prep_ids, session)
        account = found[0]
        self._recent.observe_time(account["now"])
        transaction = self._transaction(user_id, session, now=self._clock() if self._clock else account["now"])
        transaction.load(account)
        transaction.have_holds(prep_ids, account["holds"])
        return transaction

    async def _opened(self, user_id: str, prep_ids: Collection[str], session: Any) -> Transaction:
        """Open an account."""
        now = self._clock() if self._clock else await self._database_time()
        signup = 0 if await self._has_left(user_id, session) else self._signup_credits
        transaction = self._transaction(user_id, session, now=now, signup=signup)
        transaction.load(None)
        await transaction.load_holds(prep_ids)
        return transaction

    def _transaction(self, user_id: str, session: Any, *, now: datetime, signup: int = 0) -> Transaction:
        return Transaction(database=self._database, session=session, user_id=user_id, now=now, signup_credits=signup)

    async def _has_left(self, user_id: str, session: Any) -> bool:
        """Return whether the user was here before and asked to be forgotten: credits are given to new users once."""
        return await self._database["accounts"].find_one({"_id": alias_of(user_id)}, session=session) is not None

    async def _database_time(self) -> datetime:
        hello = await self._database.client.admin.command("hello")
        local: datetime = hello["localTime"]
        now = local if local.tzinfo else local.replace(tzinfo=UTC)
        self._recent.observe_time(now)
        return now


def _accepting(acceptances: Sequence[_Acceptance], now: datetime | None) -> list[UpdateMany]:
    """Return the writes that accept holds; the time is the database's unless another one is given."""
    prep_ids: dict[tuple[str, int, timedelta], list[str]] = {}
    for one in acceptances:
        prep_ids.setdefault(one.alike, []).append(one.request.prep_id)
    updates = []
    for (user_id, attempt, lifetime), same in prep_ids.items():
        held = {"_id": {"$in": same}, "user_id": user_id, "attempt": attempt, "state": "held", "is_accepted": False}
        milliseconds = round(lifetime.total_seconds() * 1000)
        expires_at = now + lifetime if now else {"$add": ["$$NOW", milliseconds]}
        updates.append(UpdateMany(held, [{"$set": {"is_accepted": True, "expires_at": expires_at}}]))
    return updates


def _is_duplicate(error: Exception) -> bool:
    if isinstance(error, BulkWriteError):
        return any(one["code"] == _DUPLICATE for one in error.details["writeErrors"])
    return isinstance(error, DuplicateKeyError)
