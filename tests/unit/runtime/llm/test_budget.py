"""Budgets hold for calls made at once."""

import pytest

from contracts.insights import ModelUsage
from runtime.llm.budget import TaskBudget
from runtime.llm.errors import ModelFailureError

SPENT = ModelUsage(engine="openai", model="m", calls=1, prompt_tokens=30, completion_tokens=10, cost_micros=4)


def test_reservations_count_until_they_are_settled() -> None:
    budget = TaskBudget(tokens=100)
    budget.reserve(tokens=60, micros=0)
    with pytest.raises(ModelFailureError, match="budget"):
        budget.reserve(tokens=41, micros=0)
    budget.settle(tokens=60, micros=0, spent=SPENT)

    budget.reserve(tokens=60, micros=0)
    assert (budget.usage.calls, budget.reserved_tokens) == (1, 60)


def test_money_is_a_limit_of_its_own() -> None:
    budget = TaskBudget(tokens=1000, micros=10)
    budget.reserve(tokens=1, micros=10)
    budget.settle(tokens=1, micros=10, spent=SPENT)

    with pytest.raises(ModelFailureError, match="money"):
        budget.reserve(tokens=1, micros=7)
    budget.reserve(tokens=1, micros=6)


def test_a_failed_call_leaves_no_trace() -> None:
    budget = TaskBudget(tokens=100, micros=10)
    budget.reserve(tokens=50, micros=5)
    budget.settle(tokens=50, micros=5, spent=ModelUsage())

    assert budget.usage == ModelUsage()
    assert (budget.reserved_tokens, budget.reserved_micros) == (0, 0)


def test_usage_adds_up() -> None:
    budget = TaskBudget(tokens=1000)
    for _ in range(2):
        budget.settle(tokens=0, micros=0, spent=SPENT)

    assert budget.usage == SPENT.model_copy(
        update={"calls": 2, "prompt_tokens": 60, "completion_tokens": 20, "cost_micros": 8}
    )
