"""Credits: the charged event and the bodies of billing's HTTP interface."""

from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import AwareDatetime, Field

from contracts.base import Contract, PrepId, UserId
from contracts.envelope import Event
from contracts.preps import StoredDocument
from contracts.problems import Problem

__all__ = [
    "Account",
    "AccountChange",
    "BillingCharged",
    "Hold",
    "HoldAnswer",
    "HoldRequest",
    "HoldState",
    "Refund",
    "Tier",
]

HoldState = Literal["held", "captured", "released"]
"""A closed list: what a reader does not know about money is an error."""


class Tier(StrEnum):
    """Subscription tiers. A closed list: an operator's typing error must not change what somebody pays for."""

    FREE = "free"
    """A few guides a month."""
    PRO = "pro"
    """More guides a month."""
    ELITE = "elite"
    """No monthly limit."""


class BillingCharged(Event):
    """The guide was paid for; it may be served from now on."""

    topic: ClassVar[str] = "billing.charged"

    amount: int = Field(ge=0)
    """Credits taken for this guide."""
    balance: int
    """Credits left, holds included."""
    used_this_month: int = Field(ge=0)
    """Guides charged in this calendar month (UTC)."""
    monthly_limit: int | None = Field(default=None, ge=0)
    """Guides allowed a month; null without limit."""
    document: StoredDocument | None = None
    """The file that was paid for, whose bytes billing has checked; no other one is served."""


class HoldRequest(Contract):
    """Asks billing to reserve the credits of one attempt of a preparation."""

    prep_id: PrepId
    user_id: UserId
    attempt: int = Field(default=1, ge=1, le=1000)


class Hold(Contract):
    """The reservation as it stands; asking again returns the same one."""

    prep_id: PrepId
    user_id: UserId
    attempt: int = Field(default=1, ge=1)
    state: HoldState
    amount: int = Field(ge=0)
    """Credits reserved."""


class HoldAnswer(Contract):
    """What became of one of several requests: a reservation, or why there is none."""

    hold: Hold | None = None
    problem: Problem | None = None


class Account(Contract):
    """A user's credits and monthly use."""

    user_id: UserId
    tier: Tier
    balance: int
    """Sum of the ledger."""
    held: int = Field(ge=0)
    """Reserved for running preparations."""
    available: int
    """Balance less holds."""
    used_this_month: int = Field(ge=0)
    """Guides charged in this calendar month (UTC)."""
    held_this_month: int = Field(default=0, ge=0)
    """Running preparations that count towards the limit."""
    monthly_limit: int | None = Field(default=None, ge=0)
    """Null without limit."""
    prep_cost: int = Field(ge=0)
    """Credits a guide costs."""
    resets_at: AwareDatetime | None = None
    """When the month's use begins anew."""


class AccountChange(Contract):
    """An operator's change to an account; each field is optional, a repeated `change_id` changes nothing."""

    change_id: str = Field(min_length=1, max_length=100)
    """Idempotency key of this change."""
    tier: Tier | None = None
    grant: int = Field(default=0, ge=0, le=1_000_000)
    """Credits to add."""


class Refund(Contract):
    """An operator's gift back of what a guide cost; a repeated `change_id` changes nothing."""

    change_id: str = Field(min_length=1, max_length=100)
    """Idempotency key of this change."""
    prep_id: PrepId
    amount: int | None = Field(default=None, ge=1)
    """Credits to give back; all that are left when left out."""
