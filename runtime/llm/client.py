"""Asks a model for an answer of a given shape, within limits of time, tokens, money and tries."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import Generic, Self, TypeVar

import httpx2
import structlog
from openai import AsyncOpenAI, DefaultAioHttpClient
from pydantic import BaseModel, ValidationError

from contracts.insights import ModelUsage
from runtime.llm.accounting import CallEstimate, used_by
from runtime.llm.answers import correction, read_answer, without_thoughts
from runtime.llm.budget import TaskBudget
from runtime.llm.chat import ChatServer
from runtime.llm.completion import Choice, Completion
from runtime.llm.dialects import Message
from runtime.llm.errors import ModelFailureError
from runtime.llm.metrics import count_call, outcome_of
from runtime.settings import ModelSettings
from runtime.tracing import span

__all__ = ["ModelClient"]

A = TypeVar("A", bound=BaseModel)
_NOTHING = ModelUsage()
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Question(Generic[A]):
    shape: type[A]
    purpose: str
    budget: TaskBudget


@dataclass(frozen=True, slots=True)
class _Reply:
    choice: Choice
    usage: ModelUsage

    @property
    def text(self) -> str:
        return self.choice.message.content or ""


class ModelClient:
    """One client per process: it holds the connections; an async context manager.

    Args:
        settings: The server and the model.
        service: Who asks, for the metrics.
        completion_tokens: Most tokens of one answer.
        http_client: Carries the requests; by default one of the SDK's own.
    """

    def __init__(
        self,
        *,
        settings: ModelSettings,
        service: str,
        completion_tokens: int,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        self._settings = settings
        self._service = service
        self._completion_tokens = completion_tokens
        self._http_client = http_client
        self._price = settings.prices.get(settings.model)
        self._resources = AsyncExitStack()

    async def __aenter__(self) -> Self:
        if self._price is None:
            _log.info("model_price_unknown", model=self._settings.model, effect="cost is counted as 0, no limit on it")
        key = self._settings.api_key.get_secret_value() if self._settings.api_key else ""
        sdk = await self._resources.enter_async_context(
            AsyncOpenAI(
                api_key=key,
                base_url=self._settings.base_url,
                timeout=self._settings.timeout.total_seconds(),
                max_retries=self._settings.max_retries,
                # The other client's pool looks at every connection for every request: too slow for hundreds at once.
                http_client=self._http_client or DefaultAioHttpClient(),
            )
        )
        self._server = ChatServer(sdk=sdk, settings=self._settings, completion_tokens=self._completion_tokens)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._resources.aclose()

    async def ask(
        self,
        shape: type[A],
        messages: Sequence[Message],
        *,
        purpose: str,
        budget: TaskBudget,
        deadline: timedelta | None = None,
    ) -> A:
        """Return the model's answer; a faulty one is sent back once with what is wrong with it.

        Args:
            shape: What the answer looks like; without defaults and bounds, which strict schemas do not know.
            messages: The prompt.
            purpose: What is asked for, in a word, for the metrics.
            budget: What the task may still use.
            deadline: For everything together, retries and repair included.

        Raises:
            ModelFailureError: No usable answer came, or the budget does not allow to ask.
        """
        question = _Question(shape, purpose, budget)
        try:
            async with asyncio.timeout(deadline.total_seconds() if deadline else None):
                return await self._ask(question, messages)
        except TimeoutError as error:
            raise ModelFailureError("timed_out", "deadline") from error

    async def _ask(self, question: _Question[A], messages: Sequence[Message]) -> A:
        reply = await self._complete(question, messages)
        try:
            return self._read(question, reply)
        except ValidationError as error:
            told = correction(error, is_truncated=reply.choice.is_truncated)
        repair = [
            *messages,
            {"role": "assistant", "content": without_thoughts(reply.text) or "{}"},
            {"role": "user", "content": told},
        ]
        reply = await self._complete(question, repair)
        try:
            return self._read(question, reply)
        except ValidationError as error:
            raise ModelFailureError("invalid_answer") from error

    def _read(self, question: _Question[A], reply: _Reply) -> A:
        try:
            answer = read_answer(question.shape, reply.text)
        except ValidationError:
            self._count(question, "truncated" if reply.choice.is_truncated else "invalid", reply.usage)
            raise
        self._count(question, "answered", reply.usage)
        return answer

    async def _complete(self, question: _Question[A], messages: Sequence[Message]) -> _Reply:
        try:
            with span("model", purpose=question.purpose):
                completion, spent = await self._call(question, messages)
        except ModelFailureError as failure:
            self._count(question, outcome_of(failure))
            raise
        except asyncio.CancelledError:  # at the deadline, or with the whole task
            self._count(question, "cancelled")
            raise
        choice = completion.choice
        if choice is None or choice.is_refusal:
            self._count(question, "refused", spent)
            raise ModelFailureError("refused")
        return _Reply(choice, spent)

    async def _call(self, question: _Question[A], messages: Sequence[Message]) -> tuple[Completion, ModelUsage]:
        """Return the completion and what it used, booked on the budget."""
        estimate = CallEstimate.of(
            question.shape, messages, completion_tokens=self._completion_tokens, price=self._price
        )
        question.budget.reserve(tokens=estimate.tokens, micros=estimate.micros)
        spent = _NOTHING
        try:
            completion = await self._server.complete(question.shape, messages)
            spent = used_by(completion, estimate, model=self._settings.model)
        finally:
            question.budget.settle(tokens=estimate.tokens, micros=estimate.micros, spent=spent)
        return completion, spent

    def _count(self, question: _Question[A], outcome: str, usage: ModelUsage = _NOTHING) -> None:
        count_call(service=self._service, purpose=question.purpose, outcome=outcome, usage=usage)
