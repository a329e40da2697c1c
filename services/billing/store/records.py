"""What billing stores: holds, and the postings that explain every change of an account."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from contracts.billing import HoldState

__all__ = ["ISSUED", "REVENUE", "HoldRecord", "Posting", "PostingKind", "ReleaseReason", "lines_of", "month_of"]

ReleaseReason = Literal["failed", "cancelled", "expired", "not_accepted"]
PostingKind = Literal["grant", "hold", "release", "capture", "refund", "tier", "closing"]

ISSUED = "issued"
"""The account of the books that credits come from when they are given away, and go back to."""
REVENUE = "revenue"
"""The account that credits go to when a guide is paid for."""


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
    refunded: int = 0
    """Credits of those given back by an operator."""
    expires_at: datetime
    is_accepted: bool = False
    """Whether the preparation was published: until then its request may not know of this hold."""
    reason: ReleaseReason | None = None
    """Why it was released."""
    receipt: str | None = None
    """The `billing.charged` that told of the capture, as JSON: told again, it is the same."""


@dataclass(frozen=True, kw_only=True)
class Posting:
    """One entry of the ledger. `balance` changes sum up to the account's balance, `held` ones to its holds."""

    key: str
    """Unique; a second posting with the same key is refused, which makes every change happen once."""
    kind: PostingKind
    balance: int = 0
    held: int = 0
    counterpart: str = ISSUED
    """Where a change of the balance comes from or goes to."""
    prep_id: str | None = None
    attempt: int | None = None
    note: str | None = None
    """What else an operator should know, e.g. `free to pro`."""


def lines_of(posting: Posting, *, user_id: str) -> list[dict[str, Any]]:
    """Return the entry as double-entry lines: their amounts sum up to zero.

    A hold moves credits from the user's account to the held ones; a capture from there to revenue, the rest back.
    """
    moved = {
        f"user:{user_id}": posting.balance - posting.held,
        f"held:{user_id}": posting.held,
        posting.counterpart: -posting.balance,
    }
    return [{"account": account, "amount": amount} for account, amount in moved.items() if amount]
