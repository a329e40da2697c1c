"""Credits and monthly use."""

from datetime import datetime

from pydantic import ConfigDict

from contracts.billing import Tier
from services.gateway.guides.bodies.view import EXAMPLE_ID, View, example

__all__ = ["AccountView", "LedgerLine", "Statement"]


class AccountView(View):
    """The user's credits and monthly use."""

    model_config = ConfigDict(
        json_schema_extra=example(
            userId="alice",
            tier="free",
            credits=75,
            balance=100,
            held=25,
            prepCost=25,
            interviewPrepsUsed=1,
            interviewPrepsRunning=1,
            interviewPrepsLimit=2,
        )
    )

    user_id: str
    tier: Tier
    credits: int
    """Available now: the balance less what running preparations hold."""
    balance: int
    held: int
    prep_cost: int
    """Credits a guide costs at most."""
    interview_preps_used: int
    """Guides charged in this calendar month (UTC)."""
    interview_preps_running: int
    interview_preps_limit: int | None = None
    """Guides a month; null without limit."""
    resets_at: datetime | None = None
    """When the month's use begins anew."""
    upgrade_url: str | None = None
    """Where more guides or credits can be had."""


class LedgerLine(View):
    """A change of the credits."""

    at: datetime
    kind: str
    """E.g. `grant`, `capture`, `refund`."""
    amount: int
    """Credits that came, or below 0 went."""
    held: int = 0
    """Credits that were reserved, or below 0 released."""
    prep_id: str | None = None


class Statement(View):
    """The latest changes of the credits, newest first."""

    model_config = ConfigDict(
        json_schema_extra=example(
            entries=[
                {"at": "2027-02-01T10:04:00Z", "kind": "capture", "amount": -25, "held": 0, "prepId": EXAMPLE_ID},
                {"at": "2027-02-01T10:03:00Z", "kind": "hold", "amount": 0, "held": 25, "prepId": EXAMPLE_ID},
            ]
        )
    )

    entries: list[LedgerLine]
