"""Accounts, holds and the append-only ledger in MongoDB; each change is one transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar

from pymongo.errors import DuplicateKeyError

from contracts.billing import HoldState, Tier
from runtime.keyed_lock import KeyedLock
from services.billing.wallet import Wallet

__all__ = ["HoldRecord", "Ledger", "Posting", "PostingKind", "ReleaseReason", "Transaction", "month_of"]

ReleaseReason = Literal["failed", "cancelled", "expired", "not_accepted"]
PostingKind = Literal["grant", "hold", "release", "capture"]
T = TypeVar("T")


def month_of(moment: datetime) -> str:
    """Return the calendar month (UTC) as `YYYY-MM`."""
    return moment.astimezone(UTC).strftime("%Y-%m")


@dataclass(frozen=True, kw_only=True)
class HoldRecord:
    """What was reserved for a preparation, and what became of it."""

    prep_id: str
    user_id: str
    attempt: int
    state: HoldState
    amount: int
    serial: int = 1
    """Counts the reservations of this preparation; an expired one may be followed by another."""
    charged: int = 0
    """Credits taken, once captured."""
    expires_at: datetime
    reason: ReleaseReason | None = None
    """Why it was released."""


@dataclass(frozen=True, kw_only=True)
class Posting:
    """One line of the ledger. `balance` changes sum up to the account's balance, `held` ones to its holds."""

    key: str
    """Unique; a second posting with the same key is refused, which makes every change happen once."""
    kind: PostingKind
    balance: int = 0
    held: int = 0
    prep_id: str | None = None
    attempt: int | None = None


class Transaction:
    """Reads and writes within one MongoDB transaction; nothing is visible to others before it commits."""

    def __init__(self, *, database: Any, session: Any, now: datetime, signup_credits: int) -> None:
        self._database = database
        self._session = session
        self._now = now
        self._signup_credits = signup_credits

    async def wallet(self, user_id: str) -> Wallet:
        """Return the user's wallet in the current month; a new user gets one."""
        found = await self._database["accounts"].find_one({"_id": user_id}, session=self._session)
        if found is None:
            return await self._open(user_id)
        fields = {name: found[name] for name in ("balance", "held", "month", "used", "open_holds")}
        return Wallet(user_id=user_id, tier=Tier(found["tier"]), **fields).in_month(month_of(self._now))

    async def hold_of(self, prep_id: str) -> HoldRecord | None:
        """Return the preparation's hold."""
        return _hold(await self._database["holds"].find_one({"_id": prep_id}, session=self._session))

    async def save(self, wallet: Wallet, posting: Posting | None = None, hold: HoldRecord | None = None) -> None:
        """Write the wallet, the hold, and the posting that explains the change."""
        account = asdict(wallet)
        user_id = account.pop("user_id")
        await self._database["accounts"].update_one({"_id": user_id}, {"$set": account}, session=self._session)
        if hold is not None:
            await self.save_hold(hold)
        if posting is not None:
            await self._post(user_id, posting)

    async def save_hold(self, hold: HoldRecord) -> None:
        """Write a hold that moves no credits."""
        record = asdict(hold)
        prep_id = record.pop("prep_id")
        await self._database["holds"].update_one({"_id": prep_id}, {"$set": record}, upsert=True, session=self._session)

    async def has_posting(self, key: str) -> bool:
        """Whether a change was made already."""
        return await self._database["ledger"].find_one({"_id": key}, session=self._session) is not None

    async def _open(self, user_id: str) -> Wallet:
        wallet = Wallet(user_id=user_id, month=month_of(self._now)).grant(self._signup_credits)
        account = asdict(wallet)
        account["_id"] = account.pop("user_id")
        await self._database["accounts"].insert_one(account, session=self._session)
        await self._post(user_id, Posting(key=f"signup:{user_id}", kind="grant", balance=self._signup_credits))
        return wallet

    async def _post(self, user_id: str, posting: Posting) -> None:
        entry = asdict(posting)
        entry["_id"] = entry.pop("key")
        await self._database["ledger"].insert_one({**entry, "user_id": user_id, "at": self._now}, session=self._session)


class Ledger:
    """The books. Two changes to one account never interleave."""

    def __init__(
        self,
        *,
        database: Any,
        signup_credits: int,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._signup_credits = signup_credits
        self._clock = clock
        self._turns = KeyedLock()

    async def prepare(self) -> None:
        """Create collections and indexes; a transaction cannot."""
        await self._database["accounts"].create_index("month")
        await self._database["holds"].create_index([("state", 1), ("expires_at", 1)])
        await self._database["ledger"].create_index([("user_id", 1), ("at", -1)])

    async def transact(self, user_id: str, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """Run `work` on a user's account in a transaction, again from the start when another one got in between."""
        async with self._turns.of(user_id):  # within this process they wait, which is cheaper than trying again
            return await self._transact(work)

    async def _transact(self, work: Callable[[Transaction], Awaitable[T]]) -> T:

        async def attempt(session: Any) -> T:
            return await work(
                Transaction(
                    database=self._database,
                    session=session,
                    now=self._clock(),
                    signup_credits=self._signup_credits,
                )
            )

        async with await self._database.client.start_session() as session:
            try:
                result: T = await session.with_transaction(attempt)
            except DuplicateKeyError:
                # Another process opened the account or made the same posting: the second look finds it.
                result = await session.with_transaction(attempt)
            return result

    async def hold_of(self, prep_id: str) -> HoldRecord | None:
        """Return the preparation's hold as it was last committed."""
        return _hold(await self._database["holds"].find_one({"_id": prep_id}))

    async def expired(self, *, limit: int = 100) -> list[HoldRecord]:
        """Return holds whose time is over."""
        query = {"state": "held", "expires_at": {"$lte": self._clock()}}
        found = await self._database["holds"].find(query).to_list(limit)
        return [hold for record in found if (hold := _hold(record))]

    async def entries(self, user_id: str, *, limit: int) -> list[dict[str, Any]]:
        """Return the user's postings, newest first."""
        found = await self._database["ledger"].find({"user_id": user_id}).sort([("at", -1)]).to_list(limit)
        return [{"id": entry.pop("_id"), **entry, "at": entry["at"].isoformat()} for entry in found]

    @property
    def now(self) -> datetime:
        """The time that all limits go by."""
        return self._clock()


def _hold(record: dict[str, Any] | None) -> HoldRecord | None:
    return None if record is None else HoldRecord(prep_id=record.pop("_id"), **record)
