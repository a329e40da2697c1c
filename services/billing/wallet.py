"""The arithmetic of credits, free of any storage.

Invariants, whatever the order of calls: available = balance - held >= 0;
used + open_holds <= the tier's limit whenever a hold is added; the balance is the sum of the ledger.
"""

from dataclasses import dataclass, replace
from typing import Self

from contracts.billing import Tier
from services.billing.errors import InsufficientCreditsError, MonthlyLimitError

__all__ = ["Wallet"]


@dataclass(frozen=True, kw_only=True)
class Wallet:
    """One user's credits. Every change returns a new wallet."""

    user_id: str
    tier: Tier = Tier.FREE
    balance: int = 0
    """Credits owned, those on hold included."""
    held: int = 0
    """Credits reserved for running preparations."""
    month: str
    """The calendar month (UTC, `YYYY-MM`) that `used` counts."""
    used: int = 0
    """Guides captured in `month`."""
    open_holds: int = 0
    """Running preparations; each may become a used guide."""

    @property
    def available(self) -> int:
        """Credits that can be reserved."""
        return self.balance - self.held

    def in_month(self, month: str) -> Self:
        """Begin counting anew in a later month. Running preparations count towards the new one.

        Months never go back: of two clocks the one behind must not begin an old month again, and then the new one.
        """
        return replace(self, month=month, used=0) if month > self.month else self

    def with_tier(self, tier: Tier) -> Self:
        """Change the tier; a different one begins with no guides used."""
        return self if tier is self.tier else replace(self, tier=tier, used=0)

    def grant(self, amount: int) -> Self:
        """Add credits."""
        return replace(self, balance=self.balance + amount)

    def hold(self, amount: int, *, limit: int | None) -> Self:
        """Reserve credits for one preparation.

        Raises:
            MonthlyLimitError: Used and running guides reach the limit.
            InsufficientCreditsError: Fewer credits are available.
        """
        if limit is not None and self.used + self.open_holds >= limit:
            raise MonthlyLimitError(tier=self.tier, limit=limit)
        if self.available < amount:
            raise InsufficientCreditsError(needed=amount, available=self.available)
        return replace(self, held=self.held + amount, open_holds=self.open_holds + 1)

    def release(self, amount: int) -> Self:
        """Give a reservation back."""
        return replace(self, held=self.held - amount, open_holds=self.open_holds - 1)

    def capture(self, amount: int, *, charge: int) -> Self:
        """Turn a reservation of `amount` into a payment of `charge`, which is not more."""
        released = self.release(amount)
        return replace(released, balance=released.balance - charge, used=released.used + 1)

    def refund(self, amount: int, *, returns_guide: bool) -> Self:
        """Give paid credits back; with `returns_guide` the guide does not count for this month any more."""
        used = max(0, self.used - 1) if returns_guide else self.used
        return replace(self, balance=self.balance + amount, used=used)
