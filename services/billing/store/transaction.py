"""One MongoDB transaction on one account: reads see what was written before in it, writes go out together."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from pymongo import InsertOne, UpdateOne

from contracts.billing import Tier
from services.billing.store.recent import GuessedWrongError, Remembered
from services.billing.store.records import HoldRecord, Posting, lines_of, month_of
from services.billing.wallet import Wallet

__all__ = ["Transaction", "hold_in"]

_WALLET_FIELDS = ("balance", "held", "month", "used", "open_holds")
_DECISIVE = ("user_id", "attempt", "state", "serial", "is_accepted")
"""What of a hold decides about an operation; the rest follows from it."""


class Transaction:
    """Reads and writes on behalf of one user; nothing is visible to others before it commits.

    Several operations on the account may share it. Each is a step: one that raises leaves nothing behind.
    """

    def __init__(self, *, database: Any, session: Any, user_id: str, now: datetime, signup_credits: int) -> None:
        """Take what `open_account` does not find out by itself; `now` is the database's time."""
        self._database = database
        self._session = session
        self._user_id = user_id
        self._signup_credits = signup_credits
        self._wallet: Wallet | None = None
        self._saved: Wallet | None = None
        self._found: dict[str, HoldRecord | None] = {}
        self._holds: dict[str, HoldRecord] = {}
        self._postings: dict[str, Posting] = {}
        self._is_guess = False
        self.now = now
        self.steps = 0
        """Operations that succeeded."""
        self.steps_that_wrote = 0
        """Those of them that write something."""

    def load(self, account: dict[str, Any] | None) -> None:
        """Begin with the account as the database has it; without one, a new account is opened."""
        if account is None:
            self._wallet = Wallet(user_id=self._user_id, month=month_of(self.now)).grant(self._signup_credits)
            self._post(Posting(key=f"signup:{self._user_id}", kind="grant", balance=self._signup_credits))
        else:
            fields = {name: account[name] for name in _WALLET_FIELDS}
            self._saved = Wallet(user_id=self._user_id, tier=Tier(account["tier"]), **fields)
            self._wallet = self._saved.in_month(month_of(self.now))

    def begin_with(self, guess: Remembered) -> None:
        """Begin with what this process remembers: each write then says so, and refuses to be made on anything else."""
        self._is_guess = True
        self._saved = guess.wallet
        self._wallet = guess.wallet.in_month(month_of(self.now))
        self._found |= guess.holds

    @property
    def wallet(self) -> Wallet:
        """The user's wallet in the current month."""
        assert self._wallet is not None  # noqa: S101 — loaded before any operation
        return self._wallet

    @property
    def written_holds(self) -> Collection[HoldRecord]:
        """The holds that the transaction writes."""
        return self._holds.values()

    async def load_holds(self, prep_ids: Collection[str]) -> None:
        """Read the holds of some preparations at once."""
        if prep_ids:
            query = {"_id": {"$in": sorted(prep_ids)}}
            found = await self._database["holds"].find(query, session=self._session).to_list(None)
            self.have_holds(prep_ids, found)

    def have_holds(self, prep_ids: Collection[str], found: Collection[dict[str, Any]]) -> None:
        """Take the documents that were found when those of some preparations were looked for."""
        self._found |= dict.fromkeys(prep_ids)
        self._found |= {record["_id"]: hold_in(record) for record in found}

    async def hold_of(self, prep_id: str) -> HoldRecord | None:
        """Return the preparation's hold."""
        if (written := self._holds.get(prep_id)) is not None:
            return written
        if prep_id not in self._found:
            await self.load_holds({prep_id})
        return self._found[prep_id]

    def save(self, wallet: Wallet, posting: Posting, hold: HoldRecord | None = None) -> None:
        """Write the wallet, the posting that explains the change, and the hold that it belongs to."""
        self._wallet = wallet
        self._post(posting)
        if hold is not None:
            self.save_hold(hold)

    def save_hold(self, hold: HoldRecord) -> None:
        """Write a hold; alone when that moves no credits."""
        self._holds[hold.prep_id] = hold

    async def has_posting(self, key: str) -> bool:
        """Whether a change was made already."""
        if key in self._postings:
            return True
        return await self._database["ledger"].find_one({"_id": key}, session=self._session) is not None

    @contextmanager
    def step(self) -> Iterator[None]:
        """Forget what the block wrote when it raises."""
        before = self._wallet, dict(self._holds), dict(self._postings)
        try:
            yield
        except BaseException:
            self._wallet, self._holds, self._postings = before
            raise
        self.steps += 1
        self.steps_that_wrote += (before[1], before[2]) != (self._holds, self._postings)

    async def flush(self) -> None:
        """Send all writes to the database; the commit makes them durable together.

        Raises:
            GuessedWrongError: It has something else than the transaction began with.
        """
        if self._wallet != self._saved:
            await self._flush_wallet()
        if self._holds:
            changes = [self._change(hold) for hold in self._holds.values()]
            done = await self._database["holds"].bulk_write(changes, ordered=False, session=self._session)
            if self._is_guess and done.inserted_count + done.matched_count < len(changes):
                raise GuessedWrongError
        if self._postings:
            entries = [self._entry(posting) for posting in self._postings.values()]
            await self._database["ledger"].insert_many(entries, session=self._session)

    async def _flush_wallet(self) -> None:
        account = _fields(self.wallet)
        same = {"_id": account.pop("user_id")}
        if self._is_guess and self._saved is not None:
            same |= {name: value for name, value in _fields(self._saved).items() if name != "user_id"}
        update, upsert = {"$set": account}, not self._is_guess
        done = await self._database["accounts"].update_one(same, update, upsert=upsert, session=self._session)
        if self._is_guess and not done.matched_count:
            raise GuessedWrongError

    def _change(self, hold: HoldRecord) -> InsertOne[dict[str, Any]] | UpdateOne:
        record = _fields(hold)
        same = {"_id": record.pop("prep_id")}
        found = self._found.get(hold.prep_id, hold)
        if found is None:
            return InsertOne({**same, **record})
        if self._is_guess:
            same |= {name: getattr(found, name) for name in _DECISIVE}
        return UpdateOne(same, {"$set": record}, upsert=not self._is_guess)

    def _post(self, posting: Posting) -> None:
        if posting.key in self._postings:
            raise ValueError("two postings of one key")
        self._postings[posting.key] = posting

    def _entry(self, posting: Posting) -> dict[str, Any]:
        entry = _fields(posting)
        entry["_id"] = entry.pop("key")
        return {**entry, "user_id": self._user_id, "at": self.now, "lines": lines_of(posting, user_id=self._user_id)}


def _fields(record: Wallet | HoldRecord | Posting) -> dict[str, Any]:
    """Return the fields of a record. They are plain: `asdict` would spend longer on copies than all else here takes."""
    return dict(vars(record))


def hold_in(record: dict[str, Any] | None) -> HoldRecord | None:
    """Return the hold in a document; fields that a former release did not know have their defaults."""
    if record is None:
        return None
    return HoldRecord(prep_id=record["_id"], **{name: value for name, value in record.items() if name != "_id"})
