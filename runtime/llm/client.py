"""Asks a model for an answer of a given shape, within limits of time, tokens, money and tries."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import Generic, Self, TypeVar

import httpx2
import openai
import structlog
from openai import AsyncOpenAI, DefaultAioHttpClient
from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from contracts.insights import ModelUsage
from runtime.llm.accounting import CallEstimate, used_by
from runtime.llm.answers import correction, read_answer, without_thoughts
from runtime.llm.budget import TaskBudget
from runtime.llm.completion import Choice, Completion
from runtime.llm.dialects import Dialect, Message, request_body, simpler
from runtime.llm.errors import FailureReason, ModelFailureError
from runtime.llm.metrics import count_call
from runtime.settings import ModelSettings

__all__ = ["ModelClient"]

A = TypeVar("A", bound=BaseModel)
_log = structlog.get_logger(__name__)
_REFUSING = {400, 415, 422, 501}
_MOST_WORDS = 500
_NOTHING = ModelUsage()


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

    How a server wants to be asked is found out by asking, for each shape, and remembered.

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
        self._dialects: dict[type[BaseModel], Dialect] = {}
        self._resources = AsyncExitStack()

    async def __aenter__(self) -> Self:
        key = self._settings.api_key.get_secret_value() if self._settings.api_key else ""
        self._sdk = await self._resources.enter_async_context(
            AsyncOpenAI(
                api_key=key,
                base_url=self._settings.base_url,
                timeout=self._settings.timeout.total_seconds(),
                max_retries=self._settings.max_retries,
                # The other client's pool looks at every connection for every request: too slow for hundreds at once.
                http_client=self._http_client or DefaultAioHttpClient(),
            )
        )
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
        estimate = CallEstimate.of(
            question.shape, messages, completion_tokens=self._completion_tokens, price=self._price
        )
        try:
            question.budget.reserve(tokens=estimate.tokens, micros=estimate.micros)
        except ModelFailureError:
            self._count(question, "over_budget")
            raise
        spent = _NOTHING
        try:
            completion = await self._send(question, messages)
            spent = used_by(completion, estimate, model=self._settings.model)
        except asyncio.CancelledError:  # at the deadline, or with the whole task
            self._count(question, "cancelled")
            raise
        finally:
            question.budget.settle(tokens=estimate.tokens, micros=estimate.micros, spent=spent)
        choice = completion.choice
        if choice is None or choice.is_refusal:
            self._count(question, "refused", spent)
            raise ModelFailureError("refused")
        return _Reply(choice, spent)

    async def _send(self, question: _Question[A], messages: Sequence[Message]) -> Completion:
        """Ask in ever simpler ways until the server takes the request; the way it took is kept."""
        dialect: Dialect | None = self._dialects.get(question.shape, Dialect())
        while dialect is not None:
            body = request_body(
                question.shape,
                messages,
                dialect,
                model=self._settings.model,
                completion_tokens=self._completion_tokens,
                temperature=self._settings.temperature,
            )
            try:
                # Bytes there and back: the typed method walks all messages, the schema and every field of the answer,
                # which costs more time than everything else here together when many guides are made at once.
                answer = await self._sdk.post("/chat/completions", cast_to=bytes, content=to_json(body))
            except openai.APITimeoutError as error:
                raise self._failure(question, "timed_out", "request") from error
            except openai.APIStatusError as error:
                dialect = self._simpler(question, dialect, error)
            except openai.OpenAIError as error:
                raise self._failure(question, "failed", type(error).__name__) from error
            else:
                self._dialects[question.shape] = dialect
                return self._completion(question, answer)
        raise self._failure(question, "request_refused")

    def _simpler(self, question: _Question[A], dialect: Dialect, error: openai.APIStatusError) -> Dialect | None:
        """Return how to ask next after an error of the server, if it may have been the way of asking."""
        complaint = _complaint(error)
        if _is_too_long(error.code, complaint):
            raise self._failure(question, "prompt_too_long") from error
        if error.code in {"content_filter", "content_policy_violation"}:
            raise self._failure(question, "refused", str(error.code)) from error
        if error.status_code not in _REFUSING:
            raise self._failure(question, "failed", type(error).__name__) from error
        _log.info("model_refused_request", dialect=dialect, request_id=error.request_id)
        return simpler(dialect, complaint)

    def _completion(self, question: _Question[A], answer: bytes) -> Completion:
        try:
            return Completion.model_validate_json(answer)
        except ValidationError as error:
            raise self._failure(question, "no_completion") from error

    def _failure(self, question: _Question[A], reason: FailureReason, detail: str = "") -> ModelFailureError:
        outcome = reason if reason in {"timed_out", "refused"} else "failed"
        self._count(question, outcome)
        return ModelFailureError(reason, detail)

    def _count(self, question: _Question[A], outcome: str, usage: ModelUsage = _NOTHING) -> None:
        count_call(service=self._service, purpose=question.purpose, outcome=outcome, usage=usage)


def _complaint(error: openai.APIStatusError) -> str:
    """Return the parameters and the words of an error; not its whole body, which may repeat the request."""
    body = error.body
    if not isinstance(body, dict):
        return str(body)[:_MOST_WORDS]
    faults = body.get("detail")
    places = [str(fault.get("loc")) for fault in faults if isinstance(fault, dict)] if isinstance(faults, list) else []
    return " ".join([error.param or "", str(body.get("message", ""))[:_MOST_WORDS], *places])


def _is_too_long(code: str | None, complaint: str) -> bool:
    words = complaint.lower()
    return code == "context_length_exceeded" or (
        "context" in words and any(word in words for word in ("length", "size", "window"))
    )
