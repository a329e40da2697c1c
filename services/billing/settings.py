"""Settings of the billing service."""

from datetime import timedelta

from pydantic import BaseModel, Field, SecretStr
from typing_extensions import override

from contracts.billing import Tier
from runtime.settings import ServiceSettings, refuse_local_secret

__all__ = ["BillingSettings", "CreditSettings"]


class CreditSettings(BaseModel):
    """What a guide costs and who may have how many."""

    prep_cost: int = Field(default=25, ge=0)
    """Credits of a guide with community evidence; this much is held for each."""
    degraded_cost: int = Field(default=10, ge=0)
    """Credits of a guide without any."""
    signup_credits: int = Field(default=50, ge=0)
    """Credits of a new account."""
    monthly_limits: dict[Tier, int | None] = {Tier.FREE: 2, Tier.PRO: 5, Tier.ELITE: None}
    """Guides a calendar month (UTC) by tier; null is without limit."""
    hold_lifetime: timedelta = timedelta(hours=1)
    """A hold that nothing captured or released by then is released; longer than any preparation takes."""
    expiry_interval: timedelta = timedelta(seconds=30)
    """How often expired holds are looked for."""

    def charge(self, *, has_community_evidence: bool) -> int:
        """Return what a delivered guide costs; never more than was held for it."""
        return self.prep_cost if has_community_evidence else min(self.degraded_cost, self.prep_cost)


class BillingSettings(ServiceSettings):
    """Everything billing needs to run."""

    credits: CreditSettings = CreditSettings()
    internal_token: SecretStr = SecretStr("local")
    """Bearer token of the services that may call the HTTP interface."""

    @override
    def refuse_unsafe_defaults(self) -> None:
        """See `ServiceSettings.refuse_unsafe_defaults`."""
        super().refuse_unsafe_defaults()
        refuse_local_secret("PREPLINE_INTERNAL_TOKEN", self.internal_token)
