"""Accounts and holds as this process committed them last, and the database's time: guesses that spare reading.

Nothing is decided on a guess alone. A transaction that begins with one names in each write what it took for granted, so
that it comes to nothing when another process was there meanwhile; then it begins again, with what the database has.
"""

import time
from collections import OrderedDict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from services.billing.store.records import HoldRecord
from services.billing.wallet import Wallet

__all__ = ["GuessedWrongError", "Recent", "Remembered"]

K = TypeVar("K")
V = TypeVar("V")
_MOST = 10_000
_CLOCK_SECONDS = 60.0
"""How long the database's time is reckoned by this process's own clock before it is asked again."""


class GuessedWrongError(Exception):
    """The database has something else than this process remembers."""


@dataclass(frozen=True, kw_only=True)
class Remembered:
    """What a transaction may begin with."""

    wallet: Wallet
    holds: dict[str, HoldRecord | None]
    """By preparation; None where none is remembered, which is what a new preparation has."""
    now: datetime


class Recent:
    """Remembers what was committed; the oldest is forgotten first."""

    def __init__(self) -> None:
        self._wallets = _Latest[str, Wallet]()
        self._holds = _Latest[str, HoldRecord]()
        self._time: tuple[datetime, float] | None = None

    def guess(self, user_id: str, prep_ids: Collection[str], *, now: datetime | None) -> Remembered | None:
        """Return what the account and the holds should be; None without an account or without the time."""
        wallet, moment = self._wallets.get(user_id), now or self._now()
        if wallet is None or moment is None:
            return None
        return Remembered(wallet=wallet, holds={one: self._holds.get(one) for one in prep_ids}, now=moment)

    def keep(self, wallet: Wallet, holds: Iterable[HoldRecord]) -> None:
        """Remember what was committed; holds as long as something is held."""
        self._wallets.put(wallet.user_id, wallet)
        for hold in holds:
            if hold.state == "held":
                self._holds.put(hold.prep_id, hold)
            else:
                self._holds.drop(hold.prep_id)

    def keep_accepted(self, prep_id: str, *, lifetime: timedelta, now: datetime | None) -> None:
        """Remember that a hold was accepted."""
        hold, moment = self._holds.get(prep_id), now or self._now()
        if hold is None or moment is None:
            self._holds.drop(prep_id)
        else:
            self._holds.put(prep_id, replace(hold, is_accepted=True, expires_at=moment + lifetime))

    def forget(self, user_id: str, prep_ids: Iterable[str] = ()) -> None:
        """Have the database asked next time."""
        self._wallets.drop(user_id)
        for one in prep_ids:
            self._holds.drop(one)

    def observe_time(self, now: datetime) -> None:
        """Take note of the database's time."""
        self._time = now, time.monotonic()

    def _now(self) -> datetime | None:
        if self._time is None:
            return None
        then, at = self._time
        passed = time.monotonic() - at
        return then + timedelta(seconds=passed) if passed < _CLOCK_SECONDS else None


class _Latest(Generic[K, V]):
    def __init__(self) -> None:
        self._kept: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        return self._kept.get(key)

    def put(self, key: K, value: V) -> None:
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def drop(self, key: K) -> None:
        self._kept.pop(key, None)
