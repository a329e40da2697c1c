"""A state machine that does to the books whatever events and requests can, in any order, and knows what must hold."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from pymongo.errors import AutoReconnect

from contracts.billing import AccountChange, BillingCharged, HoldRequest, Refund, Tier
from runtime.errors import ClaimRefusedError
from runtime.testing import MemoryObjectStore
from services.billing.books import Books
from services.billing.errors import BillingError
from services.billing.settings import CreditSettings
from tests.support.billing import accounts_of, holds_on, stored_guide

__all__ = ["Bookkeeping", "FailingDatabase"]

T = TypeVar("T")
PREPS = st.sampled_from(["p0", "p1", "p2", "p3"])
USERS = st.sampled_from(["u", "v"])
ATTEMPTS = st.integers(1, 3)
EVIDENCE = st.sampled_from(["community", "general"])
LIMITS = {Tier.FREE: 2, Tier.PRO: 3, Tier.ELITE: None}
GUIDE = b"%PDF-1.7"


class Bookkeeping(RuleBasedStateMachine):
    """Runs on the database that `database_of` opens, one for each sequence; `loop` runs what must be awaited."""

    loop: asyncio.AbstractEventLoop
    database_of: Any

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 11, 29, 12, tzinfo=UTC)
        self.objects = MemoryObjectStore()
        self.database = type(self).database_of()
        credit = CreditSettings(signup_credits=60, monthly_limits=LIMITS)
        self.holds = self.run(holds_on(self.database, clock=lambda: self.now, objects=self.objects, credit=credit))
        self.accounts = accounts_of(self.holds)
        self.number = 0
        self.carried: dict[str, int] = {}
        """By user, the guides that ran when the tier was changed."""

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def attempt(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run what may be refused: then nothing has moved, which the invariants see."""
        try:
            return self.run(work)
        except (BillingError, ClaimRefusedError, AutoReconnect):
            return None

    @rule(prep=PREPS, user=USERS, attempt=ATTEMPTS)
    def hold(self, prep: str, user: str, attempt: int) -> None:
        self.attempt(self.holds.hold(HoldRequest(prep_id=prep, user_id=user, attempt=attempt)))

    @rule(prep=PREPS, user=USERS, attempt=ATTEMPTS)
    def accept(self, prep: str, user: str, attempt: int) -> None:
        self.attempt(self.holds.accept(HoldRequest(prep_id=prep, user_id=user, attempt=attempt)))

    @rule(prep=PREPS, user=USERS, attempt=ATTEMPTS, reason=st.sampled_from(["failed", "cancelled", "not_accepted"]))
    def release(self, prep: str, user: str, attempt: int, reason: Any) -> None:
        self.attempt(self.holds.release(prep_id=prep, user_id=user, attempt=attempt, reason=reason))

    @rule(
        prep=PREPS,
        user=USERS,
        attempt=ATTEMPTS,
        is_stored=st.booleans(),
        evidence=st.sampled_from(["community", "general"]),
    )
    def capture(self, prep: str, user: str, attempt: int, is_stored: bool, evidence: Any) -> None:

        event = stored_guide(prep, attempt, evidence, user, sha256=sha256(GUIDE).hexdigest())
        if is_stored:
            self.run(self.objects.put(event.document.key, GUIDE, content_type="application/pdf"))
        first = self.attempt(self.holds.capture(event))
        if first is not None:
            again = self.attempt(self.holds.capture(event))
            assert again.model_dump_json() == first.model_dump_json()

    @rule(prep=PREPS, user=USERS)
    def everything_at_once(self, prep: str, user: str) -> None:
        request = HoldRequest(prep_id=prep, user_id=user)
        works = [
            self.holds.hold(request),
            self.holds.hold(request.model_copy(update={"prep_id": f"{prep}x"})),
            self.holds.release(prep_id=prep, user_id=user, attempt=1, reason="failed"),
            self.holds.release(prep_id=f"{prep}x", user_id=user, attempt=1, reason="cancelled"),
        ]
        self.run(_together(works))

    @rule(user=USERS, grant=st.integers(0, 40), tier=st.sampled_from([None, *Tier]))
    def change(self, user: str, grant: int, tier: Tier | None) -> None:
        self.number += 1
        change = AccountChange(change_id=str(self.number), grant=grant, tier=tier)
        before = self.run(self.accounts.account(user))
        first = self.run(self.accounts.change(user, change))
        assert self.run(self.accounts.change(user, change)) == first
        if first.tier is not before.tier:  # what runs already may be more than the new tier allows
            self.carried[user] = first.used_this_month + first.held_this_month

    @rule(user=USERS, prep=PREPS, amount=st.one_of(st.none(), st.integers(1, 30)))
    def refund(self, user: str, prep: str, amount: int | None) -> None:
        self.number += 1
        self.attempt(self.accounts.refund(user, Refund(change_id=str(self.number), prep_id=prep, amount=amount)))

    @rule(hours=st.sampled_from([0, 1, 24, 24 * 31]), seconds=st.integers(0, 60))
    def pass_time(self, hours: int, seconds: int) -> None:
        self.now += timedelta(hours=hours, seconds=seconds)
        self.run(self.holds.release_expired())

    @rule(user=USERS)
    def forget(self, user: str) -> None:
        self.attempt(self.accounts.forget(user))
        self.carried.pop(user, None)

    @rule(
        operation=st.sampled_from(["hold", "accept", "release", "capture", "grant", "refund"]),
        write=st.integers(0, 3),
        prep=PREPS,
        user=USERS,
    )
    def fail_at_a_write(self, operation: str, write: int, prep: str, user: str) -> None:
        """Have one of an operation's writes fail, the first, one in between or the last: nothing may remain."""
        before = self.run(_contents(self.database))
        failing = FailingDatabase(self.database, write)
        self.holds.ledger._database = failing
        try:
            self.attempt(self._one_of(operation, prep, user))
        finally:
            self.holds.ledger._database = self.database
        if failing.failed:
            assert self.run(_contents(self.database)) == before

    def _one_of(self, operation: str, prep: str, user: str) -> Coroutine[Any, Any, Any]:
        self.number += 1
        request = HoldRequest(prep_id=prep, user_id=user)
        guide = stored_guide(prep, 1, "community", user, sha256=sha256(GUIDE).hexdigest())
        match operation:
            case "hold":
                return self.holds.hold(request)
            case "accept":
                return self.holds.accept(request)
            case "release":
                return self.holds.release(prep_id=prep, user_id=user, attempt=1, reason="failed")
            case "capture":
                return self.holds.capture(guide)
            case "grant":
                return self.accounts.change(user, AccountChange(change_id=str(self.number), grant=3))
        return self.accounts.refund(user, Refund(change_id=str(self.number), prep_id=prep))

    @invariant()
    def books_are_right(self) -> None:
        assert self.run(Books(database=self.database).reconcile()) == []
        for account in self.run(self.database["accounts"].find().to_list(None)):
            assert account["balance"] - account["held"] >= 0
            limit = LIMITS[Tier(account["tier"])]
            if limit is not None:
                assert account["used"] + account["open_holds"] <= max(limit, self.carried.get(account["_id"], 0))

    @invariant()
    def paid_is_readable(self) -> None:
        captures = self.run(self.database["ledger"].find({"kind": "capture"}).to_list(None))
        captured = self.run(self.database["holds"].find({"state": "captured"}).to_list(None))
        assert sorted(one["prep_id"] for one in captures) == sorted(one["_id"] for one in captured)
        for hold in captured:
            assert 0 <= hold["refunded"] <= hold["charged"] <= hold["amount"]
            if hold["receipt"] is not None:  # whoever was forgotten has none
                document = BillingCharged.model_validate_json(hold["receipt"]).document
                assert document is not None
                assert sha256(self.objects.objects[document.key][0]).hexdigest() == document.sha256


_WRITES = frozenset({"update_one", "bulk_write", "insert_many"})


class FailingDatabase:
    """A database in which one write fails: the first, the second, …"""

    def __init__(self, database: Any, write: int) -> None:
        self._database = database
        self._left = write
        self.failed = False
        self.client = database.client

    def __getitem__(self, name: str) -> Any:
        return _Collection(self, self._database[name])

    def count_write(self) -> None:
        """Raise when this write is the one."""
        self._left -= 1
        if self._left < 0:
            self.failed = True
            raise AutoReconnect("injected")


class _Collection:
    def __init__(self, database: FailingDatabase, collection: Any) -> None:
        self._of = database
        self._collection = collection

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._collection, name)
        if name not in _WRITES:
            return method

        async def write(*arguments: Any, **options: Any) -> Any:
            self._of.count_write()
            return await method(*arguments, **options)

        return write


async def _together(works: list[Coroutine[Any, Any, Any]]) -> None:
    for result in await asyncio.gather(*works, return_exceptions=True):
        if isinstance(result, BaseException) and not isinstance(result, BillingError | ClaimRefusedError):
            raise result


async def _contents(database: Any) -> list[Any]:
    names = ("accounts", "holds", "ledger")
    return [sorted(await database[name].find().to_list(None), key=lambda one: str(one["_id"])) for name in names]
