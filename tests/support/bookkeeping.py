"""A state machine that does to the books whatever events and requests can, in any order, and knows what must hold."""

import asyncio
from collections.abc import Coroutine, Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from pymongo.errors import AutoReconnect
from typing_extensions import override

from contracts.billing import AccountChange, BillingCharged, HoldRequest, Refund, Tier
from runtime.errors import ClaimRefusedError
from runtime.testing import MemoryObjectStore
from services.billing.accounts import Accounts
from services.billing.books import Books
from services.billing.errors import BillingError
from services.billing.holds import Holds
from services.billing.proof import FileProof
from services.billing.settings import CreditSettings
from services.billing.store.forgetting import alias_of
from services.billing.store.ledger import Ledger
from services.billing.store.sessions import LiveSessions
from tests.support.billing import accounts_of, stored_guide
from tests.support.observed_database import ObservedDatabase

__all__ = ["STEPS", "Bookkeeping"]

T = TypeVar("T")
STEPS = 50
"""Of a sequence."""
PREPS = st.sampled_from(["p0", "p1", "p2", "p3"])
USERS = st.sampled_from(["u", "v"])
ATTEMPTS = st.sampled_from([1, 1, 1, 2, 3])
EVIDENCE = st.sampled_from(["community", "general"])
LIMITS = {Tier.FREE: 2, Tier.PRO: 3, Tier.ELITE: None}
GUIDE = b"%PDF-1.7"
Entries = list[dict[str, Any]]
_PROCESSES = 2
_LIVED = 8
"""Steps between two people who leave: accounts must live for a while, or nothing happens to them."""
_COLLECTIONS = (("accounts", "_id"), ("holds", "user_id"), ("ledger", "user_id"))


class Bookkeeping(RuleBasedStateMachine):
    """Runs on what `database_of` returns, each sequence with users of its own; `loop` runs what must be awaited."""

    loop: asyncio.AbstractEventLoop
    database_of: Any
    sequences = 0
    """How many were begun, how many of them had all steps, and how many steps they had together."""
    whole = 0
    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.tag = type(self).sequences
        type(self).sequences += 1
        self.database = ObservedDatabase(type(self).database_of())
        self.now = datetime(2026, 11, 29, 12, tzinfo=UTC)
        self.objects = MemoryObjectStore()
        credit = CreditSettings(signup_credits=60, monthly_limits=LIMITS)
        proof = FileProof(objects=self.objects)
        ledgers = [
            Ledger(database=self.database, signup_credits=credit.signup_credits, clock=lambda: self.now)
            for _ in range(_PROCESSES)
        ]
        for ledger in ledgers:  # they share a client and its sessions: one would end its own in place of the other's
            ledger._sessions = LiveSessions(database=self.database, look=timedelta(days=1))
        self.processes = [Holds(ledger=ledger, credits=credit, proof=proof) for ledger in ledgers]
        self.changed_at = 0
        self.number = 0
        self.seen: tuple[int, tuple[Entries, Entries, Entries]] = (0, ([], [], []))
        """How many writes there had been when the books were read last, and what they said."""
        self.left: list[Entries] = [[], [], []]
        """What the books keep of those who left: only another one who leaves writes there."""
        self.lived = 0
        self.checks = 0
        self.carried: dict[str, int] = {}
        """By user, the guides that ran when the tier was changed."""
        self.users = [self.named(user) for user in ("u", "v")]

    def named(self, name: str) -> str:
        """Return what a user or a preparation is called in this sequence."""
        return f"{name}-{self.tag}"

    def contents(self) -> tuple[Entries, Entries, Entries]:
        """Return the accounts, holds and entries of this sequence; what nobody wrote to is not read again."""
        if self.seen[0] != self.database.writes:
            present = self.read(self.users)
            accounts, holds, entries = (_sorted([*one, *gone]) for one, gone in zip(present, self.left, strict=True))
            self.seen = self.database.writes, (accounts, holds, entries)
        return self.seen[1]

    def read(self, users: Iterable[str]) -> list[Entries]:
        """Return what the books say of some users, by the driver itself: nothing else runs meanwhile."""
        among, books = {"$in": list(users)}, self.database.delegate
        return [list(books[name].find({key: among})) for name, key in _COLLECTIONS]

    @property
    def accounts(self) -> Accounts:
        """The accounts, as the process has them that works now."""
        return accounts_of(self.holds)

    @override
    def teardown(self) -> None:
        """Check everything as an operator would, and leave nothing behind."""
        for one in self.processes:
            if (looking := one.ledger._sessions._looking) is not None:
                looking.cancel()
        type(self).steps += self.checks - 1  # the first one is before any step
        type(self).whole += self.checks > STEPS
        assert self.run(Books(database=self.database).reconcile()) == []
        self.delete([*self.users, *map(alias_of, self.users)])

    def delete(self, users: list[str]) -> None:
        """Leave nothing of some users to the sequences that follow."""
        for name, key in _COLLECTIONS:
            self.database.delegate[name].delete_many({key: {"$in": users}})
        self.database.delegate["billing_sessions"].delete_many({})

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def attempt(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run what may be refused: then nothing has moved, which the invariants see."""
        try:
            return self.run(work)
        except (BillingError, ClaimRefusedError, AutoReconnect):
            return None

    @precondition(lambda self: self.checks - self.changed_at > 1)  # not twice in a row
    @rule()
    def change_process(self) -> None:
        """Have the other process of billing work, which remembers what it committed last itself."""
        self.processes.reverse()
        self.changed_at = self.checks

    @property
    def holds(self) -> Holds:
        """The holds, as the process has them that works now."""
        return self.processes[0]

    @rule(prep=PREPS, user=USERS, attempt=ATTEMPTS)
    def hold(self, prep: str, user: str, attempt: int) -> None:
        prep, user = self.named(prep), self.named(user)
        self.attempt(self.holds.hold(HoldRequest(prep_id=prep, user_id=user, attempt=attempt)))

    @rule(prep=PREPS, user=USERS, attempt=ATTEMPTS)
    def accept(self, prep: str, user: str, attempt: int) -> None:
        prep, user = self.named(prep), self.named(user)
        self.attempt(self.holds.accept(HoldRequest(prep_id=prep, user_id=user, attempt=attempt)))

    @rule(prep=PREPS, user=USERS, attempt=ATTEMPTS, reason=st.sampled_from(["failed", "cancelled", "not_accepted"]))
    def release(self, prep: str, user: str, attempt: int, reason: Any) -> None:
        prep, user = self.named(prep), self.named(user)
        self.attempt(self.holds.release(prep_id=prep, user_id=user, attempt=attempt, reason=reason))

    @rule(
        prep=PREPS,
        user=USERS,
        attempt=ATTEMPTS,
        is_stored=st.booleans(),
        evidence=EVIDENCE,
    )
    def capture(self, prep: str, user: str, attempt: int, is_stored: bool, evidence: Any) -> None:
        prep, user = self.named(prep), self.named(user)

        event = stored_guide(prep, attempt, evidence, user, sha256=sha256(GUIDE).hexdigest())
        if is_stored:
            self.run(self.objects.put(event.document.key, GUIDE, content_type="application/pdf"))
        first = self.attempt(self.holds.capture(event))
        if first is not None:
            again = self.attempt(self.holds.capture(event))
            assert again.model_dump_json() == first.model_dump_json()

    @rule(prep=PREPS, user=USERS, attempt=ATTEMPTS, evidence=EVIDENCE)
    def deliver(self, prep: str, user: str, attempt: int, evidence: Any) -> None:
        """Go the usual way, as far as it leads."""
        self.hold(prep, user, attempt)
        self.capture(prep, user, attempt, is_stored=True, evidence=evidence)

    @rule(prep=PREPS, user=USERS)
    def everything_at_once(self, prep: str, user: str) -> None:
        prep, user = self.named(prep), self.named(user)
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
        user = self.named(user)
        self.number += 1
        change = AccountChange(change_id=str(self.number), grant=grant, tier=tier)
        before = next((one["tier"] for one in self.contents()[0] if one["_id"] == user), Tier.FREE)
        first = self.run(self.accounts.change(user, change))
        assert self.run(self.accounts.change(user, change)) == first
        if first.tier != before:  # what runs already may be more than the new tier allows
            self.carried[user] = first.used_this_month + first.held_this_month

    @rule(user=USERS, prep=PREPS, amount=st.one_of(st.none(), st.integers(1, 30)))
    def refund(self, user: str, prep: str, amount: int | None) -> None:
        prep, user = self.named(prep), self.named(user)
        self.number += 1
        self.attempt(self.accounts.refund(user, Refund(change_id=str(self.number), prep_id=prep, amount=amount)))

    @rule(hours=st.sampled_from([0, 1, 24, 24 * 31]), seconds=st.integers(0, 60))
    def pass_time(self, hours: int, seconds: int) -> None:
        self.now += timedelta(hours=hours, seconds=seconds)
        self.run(self.holds.release_expired())

    @precondition(lambda self: self.lived >= _LIVED)
    @rule(user=USERS)
    def forget(self, user: str) -> None:
        user = self.named(user)
        try:
            self.run(self.accounts.forget(user))
        except BillingError:  # preparations are running
            return
        self.left, self.lived = self.read(map(alias_of, self.users)), 0
        self.carried.pop(user, None)

    @rule(
        operation=st.sampled_from(["hold", "accept", "release", "capture", "grant", "refund"]),
        write=st.integers(0, 3),
        prep=PREPS,
        user=USERS,
    )
    def fail_at_a_write(self, operation: str, write: int, prep: str, user: str) -> None:
        """Fail before an operation's first write, between two of them, or before the commit: nothing may remain."""
        prep, user = self.named(prep), self.named(user)
        before = self.contents()
        self.database.fail_around(write)
        self.attempt(self._one_of(operation, prep, user))
        self.database.stop_failing()
        if self.database.has_failed:
            assert self.contents() == before

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
        self.lived += 1
        self.checks += 1
        accounts, holds, entries = self.contents()
        assert sum(line["amount"] for entry in entries for line in entry["lines"]) == 0
        for account in accounts:
            mine = [entry for entry in entries if entry["user_id"] == account["_id"]]
            open_holds = [one for one in holds if (one["user_id"], one["state"]) == (account["_id"], "held")]
            assert account["balance"] == sum(entry["balance"] for entry in mine)
            assert account["held"] == sum(entry["held"] for entry in mine) == sum(one["amount"] for one in open_holds)
            assert account["open_holds"] == len(open_holds)
            assert account["balance"] - account["held"] >= 0
            limit = LIMITS[Tier(account["tier"])]
            if limit is not None:
                assert account["used"] + account["open_holds"] <= max(limit, self.carried.get(account["_id"], 0))
        self._paid_is_readable(holds, entries)

    def _paid_is_readable(self, holds: Entries, entries: Entries) -> None:
        captured = [one for one in holds if one["state"] == "captured"]
        captures = sorted(one["prep_id"] for one in entries if one["kind"] == "capture")
        assert captures == sorted(one["_id"] for one in captured), "one capture for each guide that was paid for"
        for hold in captured:
            assert 0 <= hold["refunded"] <= hold["charged"] <= hold["amount"]
            if hold["receipt"] is not None:  # whoever was forgotten has none
                document = BillingCharged.model_validate_json(hold["receipt"]).document
                assert document is not None
                assert sha256(self.objects.objects[document.key][0]).hexdigest() == document.sha256


async def _together(works: list[Coroutine[Any, Any, Any]]) -> None:
    for result in await asyncio.gather(*works, return_exceptions=True):
        if isinstance(result, BaseException) and not isinstance(result, BillingError | ClaimRefusedError):
            raise result


def _sorted(found: Entries) -> Entries:
    return sorted(found, key=lambda one: str(one["_id"]))
