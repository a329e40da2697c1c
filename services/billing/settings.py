"""Settings of the billing service."""

from datetime import timedelta
from typing import Self

from pydantic import BaseModel, Field, SecretStr, model_validator
from typing_extensions import override

from contracts.billing import Tier
from contracts.status import Stage
from runtime.settings import ServiceSettings, StorageSettings, refuse_local_secret

__all__ = ["BillingSettings", "CreditSettings"]


class CreditSettings(BaseModel):
    """What a guide costs and who may have how many."""

    prep_cost: int = Field(default=25, ge=0)
    """Credits of a guide with community evidence; this much is held for each."""
    degraded_cost: int = Field(default=10, ge=0)
    """Credits of a guide without any."""
    external_cost: int = Field(default=25, ge=0)
    """Credits of a guide whose insights another system wrote: nobody here measured their evidence."""
    signup_credits: int = Field(default=50, ge=0)
    """Credits of a new account."""
    monthly_limits: dict[Tier, int | None] = {Tier.FREE: 2, Tier.PRO: 5, Tier.ELITE: None}
    """Guides a calendar month (UTC) by tier; null is without limit."""
    hold_lifetime: timedelta = timedelta(hours=1)
    """A hold that nothing captured or released by then is released; longer than any preparation takes."""
    acceptance: timedelta = timedelta(seconds=40)
    """A hold whose preparation was never published, because the answer to its request was lost, is released then."""
    expiry_interval: timedelta = timedelta(seconds=10)
    """How often expired holds are looked for."""

    reconciliation_interval: timedelta = timedelta(hours=1)
    """How often the books are checked."""

    @model_validator(mode="after")
    def _every_tier_has_a_limit(self) -> Self:
        if missing := [tier.value for tier in Tier if tier not in self.monthly_limits]:
            raise ValueError(f"monthly_limits lacks {', '.join(missing)}: name each tier, null for one without limit")
        return self

    def charge(self, *, measured_by: str, has_community_evidence: bool) -> int:
        """Return what a delivered guide costs; never more than was held for it."""
        if measured_by != Stage.INSIGHTS:
            return min(self.external_cost, self.prep_cost)
        return self.prep_cost if has_community_evidence else min(self.degraded_cost, self.prep_cost)


class BillingSettings(ServiceSettings):
    """Everything billing needs to run."""

    credits: CreditSettings = CreditSettings()
    storage: StorageSettings = StorageSettings()
    internal_token: SecretStr = SecretStr("local")
    """Bearer token that billing knows the gateway by."""
    operator_token: SecretStr = SecretStr("local")
    """Bearer token of operators, who grant and refund; no other service has it."""

    @override
    def refuse_unsafe_defaults(self) -> None:
        """See `ServiceSettings.refuse_unsafe_defaults`."""
        refuse_local_secret("PREPLINE_INTERNAL_TOKEN", self.internal_token)
        refuse_local_secret("PREPLINE_OPERATOR_TOKEN", self.operator_token)
        super().refuse_unsafe_defaults()
