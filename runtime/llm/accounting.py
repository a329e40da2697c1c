"""What a call used and cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel
from pydantic_core import to_json

from contracts.insights import ModelUsage
from runtime.llm.answers import strict_schema
from runtime.llm.completion import Completion
from runtime.llm.dialects import Message
from runtime.llm.tokens import estimate_tokens
from runtime.settings import ModelPrice

__all__ = ["CallEstimate", "used_by"]

_MESSAGE_TOKENS = 4
"""What a chat format adds to each message."""


@dataclass(frozen=True, slots=True)
class CallEstimate:
    """The most that a call may use, before it is made."""

    prompt_tokens: int
    completion_tokens: int
    price: ModelPrice | None

    @classmethod
    def of(
        cls, shape: type[BaseModel], messages: Sequence[Message], *, completion_tokens: int, price: ModelPrice | None
    ) -> "CallEstimate":
        """Return the estimate for a request; the schema is part of the prompt, however it is sent."""
        prompt = _schema_tokens(shape)
        prompt += sum(estimate_tokens(message["content"]) + _MESSAGE_TOKENS for message in messages)
        return cls(prompt, completion_tokens, price)

    @property
    def tokens(self) -> int:
        """Prompt and answer together."""
        return self.prompt_tokens + self.completion_tokens

    @property
    def micros(self) -> int:
        """The cost in millionths of a US dollar; 0 when the price is not known."""
        return _cost(self.price, prompt=self.prompt_tokens, cached=0, completion=self.completion_tokens)


def used_by(completion: Completion, estimate: CallEstimate, *, model: str) -> ModelUsage:
    """Return what a call used; tokens that the server did not count are estimated, so that budgets still hold."""
    usage = completion.usage
    prompt = (usage.prompt_tokens if usage else None) or estimate.prompt_tokens
    answer = usage.completion_tokens if usage else None
    choice = completion.choice
    if not answer and choice is not None:
        answer = estimate_tokens(choice.message.content or choice.message.refusal or "")
    details = usage.prompt_tokens_details if usage else None
    cached = min((details.cached_tokens if details else None) or 0, prompt)
    return ModelUsage(
        engine="openai",
        model=model[:100],
        calls=1,
        prompt_tokens=prompt,
        cached_tokens=cached,
        completion_tokens=answer or 0,
        cost_micros=_cost(estimate.price, prompt=prompt, cached=cached, completion=answer or 0),
    )


def _cost(price: ModelPrice | None, *, prompt: int, cached: int, completion: int) -> int:
    """Return the cost: dollars per million tokens are millionths of a dollar per token."""
    if price is None:
        return 0
    return round((prompt - cached) * price.prompt + cached * price.cached + completion * price.completion)


@cache
def _schema_tokens(shape: type[BaseModel]) -> int:
    return estimate_tokens(to_json(strict_schema(shape)).decode())
