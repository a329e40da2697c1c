"""What calls may use and have used."""

from typing import Any

import pytest
from pydantic import BaseModel

from runtime.llm.accounting import CallEstimate, used_by
from runtime.llm.completion import Completion
from runtime.settings import ModelPrice

PRICE = ModelPrice(prompt=2, cached=0.5, completion=8)


class Shape(BaseModel):
    text: str


def estimate(content: str = "x" * 400, *, price: ModelPrice | None = PRICE) -> CallEstimate:
    messages = [{"role": "user", "content": content}]
    return CallEstimate.of(Shape, messages, completion_tokens=50, price=price)


def usage(reported: dict[str, Any] | None, *, content: str = "y" * 40) -> Any:
    completion = Completion.model_validate({"choices": [{"message": {"content": content}}], "usage": reported})
    return used_by(completion, estimate(), model="m" * 200)


def test_the_schema_and_the_answer_are_part_of_the_estimate() -> None:
    found = estimate()

    assert found.prompt_tokens > 100 + 20
    assert found.tokens == found.prompt_tokens + 50
    assert found.micros == found.prompt_tokens * 2 + 50 * 8
    assert estimate(price=None).micros == 0


def test_what_the_server_counts_counts() -> None:
    details = {"cached_tokens": 60}
    used = usage({"prompt_tokens": 100, "completion_tokens": 7, "prompt_tokens_details": details})

    assert (used.prompt_tokens, used.cached_tokens, used.completion_tokens) == (100, 60, 7)
    assert used.cost_micros == 40 * 2 + 60 * 0.5 + 7 * 8
    assert used.model == "m" * 100


@pytest.mark.parametrize("reported", [None, {}, {"prompt_tokens": 0, "completion_tokens": 0}])
def test_what_it_does_not_count_is_estimated(reported: dict[str, Any] | None) -> None:
    used = usage(reported)

    assert (used.calls, used.prompt_tokens, used.completion_tokens) == (1, estimate().prompt_tokens, 10)


def test_no_more_can_be_cached_than_there_was() -> None:
    used = usage({"prompt_tokens": 10, "completion_tokens": 1, "prompt_tokens_details": {"cached_tokens": 99}})

    assert used.cached_tokens == 10


def test_nothing_at_all_is_an_answer_of_no_tokens() -> None:
    assert usage(None, content="").completion_tokens == 0
