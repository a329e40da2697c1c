"""Asks a model for an answer of a given shape, within limits of time, tokens and tries."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

import openai
import structlog
from openai import AsyncOpenAI
from pydantic import ValidationError
from pydantic_core import to_json

from contracts.insights import ModelUsage
from runtime.settings import ModelSettings
from services.insights.engines.llm.answers import Answer
from services.insights.engines.llm.completion import Completion
from services.insights.engines.llm.prompts import LETTERS_PER_TOKEN
from services.insights.metrics import MODEL_CALLS

__all__ = ["Message", "ModelClient", "ModelFailureError", "Spending", "schema_of"]

A = TypeVar("A", bound=Answer)
Message = dict[str, str]
_log = structlog.get_logger(__name__)
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_MOST_ERRORS = 8


class ModelFailureError(Exception):
    """The model gave no usable answer; the reason is a stable word for logs and metrics."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class Spending:
    """What one guide has used, and may use."""

    budget: int
    """Tokens, prompts and answers together."""
    usage: ModelUsage = field(default_factory=ModelUsage)
    reserved: int = 0
    """Tokens of calls under way."""

    def reserve(self, tokens: int) -> None:
        """Set tokens aside for a call.

        Raises:
            ModelFailureError: They would exceed the budget.
        """
        if self.usage.prompt_tokens + self.usage.completion_tokens + self.reserved + tokens > self.budget:
            raise ModelFailureError("budget")
        self.reserved += tokens

    def settle(self, reserved: int, spent: ModelUsage) -> None:
        """Book what a call really used."""
        self.reserved -= reserved
        used = self.usage
        self.usage = used.model_copy(
            update={
                name: getattr(used, name) + getattr(spent, name)
                for name in ("calls", "prompt_tokens", "cached_tokens", "completion_tokens", "cost_micros")
            }
        )


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How a request is phrased; servers differ in what they accept."""

    schema: bool
    """Send the JSON schema as response format; else it goes into the prompt."""
    json_object: bool
    limit: str | None
    """The name of the parameter that bounds the answer."""


_DIALECTS = (
    _Dialect(schema=True, json_object=False, limit="max_completion_tokens"),
    _Dialect(schema=True, json_object=False, limit="max_tokens"),
    _Dialect(schema=False, json_object=True, limit="max_tokens"),
    _Dialect(schema=False, json_object=False, limit=None),
)
"""Tried in this order when a server answers 400; the first one that works is kept."""


class ModelClient:
    """One client per process: it holds the connections."""

    def __init__(self, *, client: AsyncOpenAI, settings: ModelSettings, completion_tokens: int) -> None:
        self._client = client
        self._settings = settings
        self._completion_tokens = completion_tokens
        self._dialect = 0

    async def ask(self, shape: type[A], messages: Sequence[Message], spending: Spending) -> A:
        """Return the model's answer; a faulty one is sent back once with what is wrong with it.

        Raises:
            ModelFailureError: No usable answer came, or the budget does not allow to ask.
        """
        content = await self._complete(shape, messages, spending)
        try:
            return _read(shape, content)
        except ValidationError as error:
            MODEL_CALLS.labels("repaired").inc()
            repair = [
                *messages,
                {"role": "assistant", "content": content or "{}"},
                {"role": "user", "content": _correction(error)},
            ]
        content = await self._complete(shape, repair, spending)
        try:
            return _read(shape, content)
        except ValidationError as error:
            raise ModelFailureError("invalid_answer") from error

    async def _complete(self, shape: type[Answer], messages: Sequence[Message], spending: Spending) -> str:
        reserved = sum(len(message["content"]) for message in messages) // LETTERS_PER_TOKEN + self._completion_tokens
        spending.reserve(reserved)
        spent = ModelUsage()
        try:
            completion = await self._send(shape, messages)
            spent = self._usage(completion)
        finally:
            spending.settle(reserved, spent)
        choice = completion.choices[0] if completion.choices else None
        if choice is None or choice.message.refusal:
            MODEL_CALLS.labels("refused").inc()
            raise ModelFailureError("refused")
        MODEL_CALLS.labels("cut" if choice.finish_reason == "length" else "answered").inc()
        return choice.message.content or ""

    async def _send(self, shape: type[Answer], messages: Sequence[Message]) -> Completion:
        for position in range(self._dialect, len(_DIALECTS)):
            try:
                # Bytes there and back: the typed method walks all messages, the schema and every field of the answer,
                # which costs more time than everything else here together when many guides are made at once.
                answer = await self._client.post(
                    "/chat/completions",
                    cast_to=bytes,
                    content=to_json(self._request(shape, messages, _DIALECTS[position])),
                )
            except openai.BadRequestError as error:
                if error.code == "context_length_exceeded":
                    raise ModelFailureError("prompt_too_long") from error
                _log.info("model_refused_request", dialect=position, request_id=error.request_id)
            except openai.APITimeoutError as error:
                MODEL_CALLS.labels("timed_out").inc()
                raise ModelFailureError("timed_out") from error
            except openai.OpenAIError as error:
                MODEL_CALLS.labels("failed").inc()
                raise ModelFailureError(type(error).__name__) from error
            else:
                self._dialect = position
                return _completion(answer)
        MODEL_CALLS.labels("failed").inc()
        raise ModelFailureError("request_refused")

    def _request(self, shape: type[Answer], messages: Sequence[Message], dialect: _Dialect) -> dict[str, Any]:
        schema = schema_of(shape)
        told = list(messages)
        body: dict[str, Any] = {"model": self._settings.model, "messages": told}
        if dialect.schema:
            body["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": shape.__name__, "schema": schema, "strict": True},
            }
        else:
            told.append(
                {"role": "user", "content": f"Answer with one JSON object of this JSON schema: {json.dumps(schema)}"}
            )
            if dialect.json_object:
                body["response_format"] = {"type": "json_object"}
        if dialect.limit:
            body[dialect.limit] = self._completion_tokens
        if self._settings.temperature is not None:
            body["temperature"] = self._settings.temperature
        return body

    def _usage(self, completion: Completion) -> ModelUsage:
        usage = completion.usage
        if usage is None:
            return ModelUsage(calls=1)
        prompt, answer = usage.prompt_tokens or 0, usage.completion_tokens or 0
        details = usage.prompt_tokens_details
        cached = min((details.cached_tokens if details else None) or 0, prompt)
        price = self._settings.prices.get(self._settings.model)
        # Dollars per million tokens are millionths of a dollar per token.
        cost = 0.0
        if price is not None:
            cost = (prompt - cached) * price.prompt + cached * price.cached + answer * price.completion
        return ModelUsage(
            calls=1,
            prompt_tokens=prompt,
            cached_tokens=cached,
            completion_tokens=answer,
            cost_micros=round(cost),
        )


@cache
def schema_of(shape: type[Answer]) -> dict[str, Any]:
    """Return the JSON schema of an answer."""
    return shape.model_json_schema()


def _completion(answer: bytes) -> Completion:
    try:
        return Completion.model_validate_json(answer)
    except ValidationError as error:
        MODEL_CALLS.labels("failed").inc()
        raise ModelFailureError("no_completion") from error


def _read(shape: type[A], content: str) -> A:
    """Read an answer, also one wrapped in prose or fences."""
    try:
        return shape.model_validate_json(content)
    except ValidationError:
        match = _OBJECT.search(content)
        if match is None or match[0] == content:
            raise
        return shape.model_validate_json(match[0])


def _correction(error: ValidationError) -> str:
    faults = "; ".join(
        f"{'.'.join(str(part) for part in fault['loc']) or 'answer'}: {fault['msg']}"
        for fault in error.errors()[:_MOST_ERRORS]
    )
    return (
        f"That was not valid: {faults}. Answer again with one complete JSON object of the schema, with fewer items "
        f"if it was too long."
    )
