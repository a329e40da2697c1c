"""Budgets, rate windows and circuit breakers."""

import pytest

from services.scraper.errors import BlockedError, BudgetSpentError, RateLimitedError, SourceError, UnavailableError
from services.scraper.upstream.breaker import CircuitBreaker
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.rate_window import RateWindow, seconds


async def test_a_budget_counts_requests() -> None:
    budget = Budget(requests=2, seconds=60)
    for _ in range(2):
        budget.check()
        budget.spend()
    with pytest.raises(BudgetSpentError, match="2 requests"):
        budget.check()
    assert (budget.spent, budget.requests_left) == (2, 0)


async def test_a_budget_of_time_never_goes_below_zero() -> None:
    assert Budget(requests=1, seconds=-5).seconds_left == 0


async def test_an_unknown_window_is_open() -> None:
    await RateWindow().enter(Budget(requests=1, seconds=0))


async def test_a_window_closes_when_the_source_says_so() -> None:
    window = RateWindow()
    window.observe({"x-ratelimit-remaining": "2.0", "x-ratelimit-reset": "300"})
    budget = Budget(requests=9, seconds=45)
    await window.enter(budget)
    await window.enter(budget)
    with pytest.raises(RateLimitedError) as caught:
        await window.enter(budget)
    assert 290 < caught.value.retry_after <= 300


async def test_a_closed_window_opens_again_within_the_collection() -> None:
    window = RateWindow()
    window.close(0.01)
    await window.enter(Budget(requests=1, seconds=45))
    await window.enter(Budget(requests=1, seconds=0))


async def test_a_short_pause_is_not_stretched_to_the_end_of_the_window() -> None:
    window = RateWindow()
    window.observe({"x-ratelimit-remaining": "90", "x-ratelimit-reset": "300"})
    window.close(0.01)
    await window.enter(Budget(requests=1, seconds=45))


async def test_nonsense_in_headers_is_ignored() -> None:
    window = RateWindow()
    window.observe({"x-ratelimit-remaining": "none", "x-ratelimit-reset": "-3"})
    await window.enter(Budget(requests=1, seconds=0))


@pytest.mark.parametrize(
    ("value", "number"),
    [("3", 3.0), ("0.5", 0.5), (None, None), ("", None), ("-1", None), ("1e9", None), ("nan", None)],
)
def test_a_headers_number(value: str | None, number: float | None) -> None:
    assert seconds(value) == number


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_breaker_opens_after_failures_in_a_row_only() -> None:
    breaker = CircuitBreaker(failures=2, pause=60, clock=Clock())
    breaker.failed(UnavailableError("down"))
    breaker.succeeded()
    breaker.failed(UnavailableError("down"))
    breaker.check()
    assert not breaker.is_open


def test_an_open_breaker_refuses_with_the_reason_until_one_probe_succeeds() -> None:
    clock = Clock()
    breaker = CircuitBreaker(failures=1, pause=60, clock=clock)
    breaker.failed(UnavailableError("down"))
    with pytest.raises(SourceError, match="down"):
        breaker.check()
    clock.now = 61
    breaker.check()  # the probe
    with pytest.raises(SourceError):
        breaker.check()  # nobody else meanwhile
    breaker.succeeded()
    breaker.check()


def test_a_failed_probe_opens_the_breaker_again() -> None:
    clock = Clock()
    breaker = CircuitBreaker(failures=5, pause=60, clock=clock)
    breaker.open(BlockedError("blocked"), pause=10)
    clock.now = 11
    breaker.check()
    breaker.failed(UnavailableError("still down"))
    clock.now = 70
    with pytest.raises(SourceError, match="still down"):
        breaker.check()


def test_a_probe_without_outcome_lets_the_next_one_try() -> None:
    clock = Clock()
    breaker = CircuitBreaker(failures=1, pause=1, clock=clock)
    breaker.failed(BlockedError("blocked"))
    clock.now = 2
    breaker.check()
    breaker.undecided()
    breaker.check()


def test_the_refusal_has_the_status_of_its_reason() -> None:
    breaker = CircuitBreaker(failures=1, pause=60, clock=Clock())
    breaker.open(BlockedError("blocked"), pause=60)
    with pytest.raises(SourceError) as caught:
        breaker.check()
    assert caught.value.status == "blocked"
