"""The arithmetic of credits, driven through every order of calls."""

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from contracts.billing import Tier
from contracts.problems import ProblemCode
from services.billing.errors import BillingError, InsufficientCreditsError, MonthlyLimitError
from services.billing.settings import CreditSettings
from services.billing.wallet import Wallet
from tests.support.examples import examples

CREDITS = CreditSettings()
COST = CREDITS.prep_cost


def wallet(**changes: object) -> Wallet:
    return replace(Wallet(user_id="u", month="2026-11", balance=100), **changes)  # type: ignore[arg-type]  # test data


def test_a_hold_reserves_and_a_capture_takes() -> None:
    held = wallet().hold(COST, limit=2)
    assert (held.balance, held.available) == (100, 75)
    captured = held.capture(COST, charge=COST)
    assert (captured.balance, captured.available, captured.used, captured.open_holds) == (75, 75, 1, 0)


def test_a_guide_without_community_evidence_costs_less_and_the_rest_returns() -> None:
    captured = (
        wallet()
        .hold(COST, limit=2)
        .capture(COST, charge=CREDITS.charge(measured_by="insights", has_community_evidence=False))
    )
    assert (captured.balance, captured.available, captured.used) == (90, 90, 1)


def test_a_release_leaves_no_trace() -> None:
    assert wallet().hold(COST, limit=2).release(COST) == wallet()


def test_too_few_credits() -> None:
    with pytest.raises(InsufficientCreditsError, match="24 available") as refused:
        wallet(balance=24).hold(COST, limit=None)
    assert refused.value.code is ProblemCode.INSUFFICIENT_CREDITS


def test_exactly_as_many_credits_as_a_guide_costs_are_enough() -> None:
    held = wallet(balance=COST).hold(COST, limit=None)
    assert (held.available, held.held) == (0, COST)


def test_the_last_guide_of_a_month_may_be_asked_for() -> None:
    assert wallet(used=1).hold(COST, limit=2).open_holds == 1
    with pytest.raises(MonthlyLimitError):
        wallet(used=2).hold(COST, limit=2)


def test_credits_on_hold_are_not_available() -> None:
    with pytest.raises(InsufficientCreditsError):
        wallet(balance=40).hold(COST, limit=None).hold(COST, limit=None)


def test_running_guides_count_towards_the_limit() -> None:
    with pytest.raises(MonthlyLimitError, match="2 guides a month"):
        wallet().hold(COST, limit=2).hold(COST, limit=2).hold(COST, limit=2)


def test_a_new_month_and_a_new_tier_begin_with_nothing_used() -> None:
    used = wallet(used=2)
    assert used.in_month("2026-12").used == 0
    assert used.in_month("2026-11").used == 2
    assert used.with_tier(Tier.PRO).used == 0
    assert used.with_tier(Tier.FREE).used == 2


class WalletMachine(RuleBasedStateMachine):
    """Any sequence of operations keeps the invariants."""

    def __init__(self) -> None:
        super().__init__()
        self.wallet = Wallet(user_id="u", month="2026-11")
        self.ledger: list[int] = []
        self.holds = 0

    @property
    def limit(self) -> int | None:
        return CREDITS.monthly_limits[self.wallet.tier]

    @rule(amount=st.integers(0, 200))
    def grant(self, amount: int) -> None:
        self.wallet = self.wallet.grant(amount)
        self.ledger.append(amount)

    @rule()
    def hold(self) -> None:
        try:
            self.wallet = self.wallet.hold(COST, limit=self.limit)
        except BillingError:
            return
        self.holds += 1
        assert self.limit is None or self.wallet.used + self.wallet.open_holds <= self.limit

    @rule()
    def release(self) -> None:
        if self.holds:
            self.wallet = self.wallet.release(COST)
            self.holds -= 1

    @rule(community=st.booleans())
    def capture(self, community: bool) -> None:
        if self.holds:
            charge = CREDITS.charge(measured_by="insights", has_community_evidence=community)
            self.wallet = self.wallet.capture(COST, charge=charge)
            self.ledger.append(-charge)
            self.holds -= 1

    @rule(month=st.sampled_from(["2026-11", "2026-12", "2027-01"]))
    def turn_month(self, month: str) -> None:
        self.wallet = self.wallet.in_month(month)

    @rule(tier=st.sampled_from(Tier))
    def change_tier(self, tier: Tier) -> None:
        self.wallet = self.wallet.with_tier(tier)

    @invariant()
    def books_balance(self) -> None:
        assert self.wallet.balance == sum(self.ledger)
        assert self.wallet.available >= 0
        assert self.wallet.held == self.holds * COST
        assert self.wallet.open_holds == self.holds


TestWalletMachine = WalletMachine.TestCase
TestWalletMachine.settings = settings(max_examples=examples(150), stateful_step_count=40, deadline=None)
