"""What a collection may cost."""

import pytest

from services.scraper.errors import BudgetSpentError
from services.scraper.upstream.budget import Budget, SourcesAllowance
from services.scraper.upstream.retry_budget import RetryBudget


async def test_a_budget_counts_requests() -> None:
    budget = Budget(requests=2, seconds=60)
    for _ in range(2):
        budget.check()
        budget.spend()
    with pytest.raises(BudgetSpentError, match="2 requests"):
        budget.check()
    assert (budget.spent, budget.requests_left) == (2, 0)


async def test_sources_share_an_allowance() -> None:
    allowance = SourcesAllowance(3)
    one, other = (Budget(requests=2, seconds=60, allowance=allowance) for _ in range(2))
    one.spend()
    one.spend()
    assert (one.requests_left, other.requests_left) == (0, 1)
    other.spend()
    with pytest.raises(BudgetSpentError):
        other.check()


async def test_a_budget_of_time_never_goes_below_zero() -> None:
    budget = Budget(requests=1, seconds=-5, patience=3)
    assert (budget.seconds_left, budget.patience) == (0, 0)


def test_retries_are_saved_up_by_first_tries() -> None:
    retries = RetryBudget(at_start=1)
    assert retries.take()
    assert not retries.take()
    for _ in range(11):
        retries.first_try()
    assert [retries.take(), retries.take()] == [True, False]
