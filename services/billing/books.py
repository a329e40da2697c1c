"""Checks that the books are right: what each account says against what its entries and holds add up to."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from pymongo.errors import PyMongoError

from services.billing.metrics import BOOKS_CHECKED, BOOKS_WRONG

__all__ = ["Books", "Imbalance", "checking"]

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Imbalance:
    """A sum that is not what it should be."""

    account: str
    what: str
    """Which figure: `balance` or `held` of an account, or `lines` of all entries together."""
    stated: int
    summed: int


class Books:
    """Reads accounts, entries and holds in one snapshot, so that changes meanwhile do not look like errors."""

    def __init__(self, *, database: Any) -> None:
        self._database = database

    async def reconcile(self) -> list[Imbalance]:
        """Return what does not add up; nothing when the books are right."""
        async with await self._database.client.start_session() as session:
            found: list[Imbalance] = await session.with_transaction(self._compare)
        BOOKS_WRONG.set(len(found))
        BOOKS_CHECKED.set_to_current_time()
        for one in found:
            _log.error("books_wrong", what=one.what, stated=one.stated, summed=one.summed)
        return found

    async def _compare(self, session: Any) -> list[Imbalance]:
        sums = {"balance": {"$sum": "$balance"}, "held": {"$sum": "$held"}}
        entries = await self._grouped("ledger", {}, sums, session)
        holds = await self._grouped("holds", {"state": "held"}, {"held": {"$sum": "$amount"}}, session)
        wrong = []
        async for account in self._database["accounts"].find({}, {"balance": 1, "held": 1}, session=session):
            name = account["_id"]
            entry, hold = entries.pop(name, {}), holds.pop(name, {})
            for what, summed in (("balance", entry), ("held", entry), ("held", hold)):
                if account[what] != summed.get(what, 0):
                    wrong.append(_imbalance(name, what, account[what], summed.get(what, 0)))
        wrong += [_imbalance(name, "balance", 0, left["balance"]) for name, left in entries.items() if left["balance"]]
        return wrong + await self._lines(session)

    async def _lines(self, session: Any) -> list[Imbalance]:
        pipeline = [
            {"$unwind": "$lines"},
            {"$group": {"_id": None, "amount": {"$sum": "$lines.amount"}}},
        ]
        found = await self._database["ledger"].aggregate(pipeline, session=session).to_list(1)
        total = found[0]["amount"] if found else 0
        return [_imbalance("", "lines", 0, total)] if total else []

    async def _grouped(
        self, name: str, match: dict[str, Any], sums: dict[str, Any], session: Any
    ) -> dict[str, dict[str, int]]:
        pipeline = [{"$match": match}, {"$group": {"_id": "$user_id", **sums}}]
        found = await self._database[name].aggregate(pipeline, session=session).to_list(None)
        return {one.pop("_id"): one for one in found}


@contextlib.asynccontextmanager
async def checking(books: Books, *, interval: timedelta) -> AsyncIterator[None]:
    """Reconcile the books in the background while the block runs."""
    task = asyncio.create_task(_check_forever(books, interval))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def _check_forever(books: Books, interval: timedelta) -> None:
    while True:
        await asyncio.sleep(interval.total_seconds())
        try:
            await books.reconcile()
        except PyMongoError as error:
            _log.warning("books_not_checked", error=type(error).__name__)


def _imbalance(account: str, what: str, stated: int, summed: int) -> Imbalance:
    return Imbalance(account=account, what=what, stated=stated, summed=summed)
