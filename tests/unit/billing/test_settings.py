"""What billing refuses to start with."""

import pytest
from pydantic import ValidationError

from contracts.billing import Tier
from services.billing.settings import CreditSettings


@pytest.mark.parametrize("missing", Tier)
def test_a_tier_without_a_limit_is_refused_at_start_and_named(missing: Tier) -> None:
    limits = {tier.value: 5 for tier in Tier if tier is not missing}
    with pytest.raises(ValidationError, match=f"monthly_limits lacks {missing.value}"):
        CreditSettings.model_validate({"monthly_limits": limits})
    unlimited = CreditSettings.model_validate({"monthly_limits": {**limits, missing.value: None}})
    assert unlimited.monthly_limits[missing] is None


def test_a_tier_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError):
        CreditSettings.model_validate({"monthly_limits": {**dict.fromkeys(Tier), "gold": 5}})


@pytest.mark.parametrize(
    ("measured_by", "has_community_evidence", "price"),
    [("insights", True, 25), ("insights", False, 10), ("external", True, 20), ("external", False, 20)],
)
def test_who_measured_decides_the_price(measured_by: str, has_community_evidence: bool, price: int) -> None:
    credit = CreditSettings(external_cost=20)
    assert credit.charge(measured_by=measured_by, has_community_evidence=has_community_evidence) == price


def test_no_price_is_more_than_was_held() -> None:
    credit = CreditSettings(prep_cost=5, degraded_cost=10, external_cost=25)
    prices = {
        credit.charge(measured_by=by, has_community_evidence=has) for by in ("insights", "x") for has in (False, True)
    }
    assert prices == {5}
