"""Asks the model for all sections at once; what it does not deliver, and what it missed, the rules do."""

import asyncio
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

import httpx2
import structlog

from contracts.insights import Item
from contracts.status import Stage
from runtime.llm.budget import TaskBudget
from runtime.llm.client import ModelClient
from runtime.llm.errors import ModelFailureError
from runtime.settings import ModelSettings
from services.insights.engines.base import EngineRequest, Findings, ModelLimits
from services.insights.engines.llm.judging import Verdicts, claims_of, judgement, without
from services.insights.engines.llm.prompts import PromptSection
from services.insights.engines.llm.writing import DigestedPosts, SectionWriter
from services.insights.metrics import FALLBACKS, REJECTED
from services.insights.parts.merging import merged
from services.insights.parts.uniting import united
from services.insights.settings import EngineSettings

__all__ = ["ModelEngine"]

_USED_UP = (
    "Today's share of the language model is used up for your account; this guide was made by text search. "
    "Retry it tomorrow for a fuller summary."
)
_log = structlog.get_logger(__name__)


class ModelEngine:
    """Distils with a language model."""

    def __init__(
        self, *, model: ModelSettings, settings: EngineSettings, http_client: httpx2.AsyncClient | None = None
    ) -> None:
        self._model = model
        self._settings = settings
        self._calls = asyncio.Semaphore(settings.concurrency)
        self._client = ModelClient(
            settings=model,
            service=Stage.INSIGHTS,
            completion_tokens=settings.completion_tokens,
            http_client=http_client,
        )

    @property
    def identity(self) -> str:
        """Server and model."""
        return f"openai/{self._model.base_url}/{self._model.model}/{self._model.temperature}/{self._settings.judge}"

    async def __aenter__(self) -> Self:
        """Open the connections."""
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self._client.__aexit__(kind, error, trace)

    async def find(self, request: EngineRequest) -> Findings:
        """Return what the model found and the rules confirm, section by section, with what only the rules found."""
        budget = self._budget(request.limits)
        writer = SectionWriter(
            request=request, client=self._client, calls=self._calls, settings=self._settings, budget=budget
        )
        digesting = asyncio.ensure_future(asyncio.to_thread(DigestedPosts.of, request))
        parts = await writer.write(digesting)
        posts = digesting.result()
        failed = [section for section in posts.sections if parts[section.name] is None]
        found = _joined([part for part in parts.values() if part is not None])
        findings = united(await self._judged(request, budget, found, posts.ruled), posts.ruled)
        for section in failed:
            FALLBACKS.labels(section.name).inc()
        usage = budget.usage.model_copy(update={"engine": "openai", "model": self._model.model[:100]})
        return findings.model_copy(
            update={
                "relevance": posts.ruled.relevance,
                "usage": usage,
                "gaps": [*([_USED_UP] if request.limits.used_up else _gaps(failed)), *posts.ruled.gaps],
                "degraded": bool(failed),
            }
        )

    def _budget(self, limits: ModelLimits) -> TaskBudget:
        tokens = (
            self._settings.budget_tokens if limits.tokens is None else min(self._settings.budget_tokens, limits.tokens)
        )
        given = [micros for micros in (self._settings.budget_micros, limits.micros) if micros is not None]
        return TaskBudget(tokens=tokens, micros=min(given, default=None))

    async def _judged(
        self, request: EngineRequest, budget: TaskBudget, findings: Findings, ruled: Findings
    ) -> Findings:
        """Return the findings without those that the model itself rejects at a second look."""
        claims = claims_of(findings, ruled) if self._settings.judge else []
        if not claims:
            return findings
        # Most of what is looked at stands: the guide is put together meanwhile, so that little is left to do then.
        rehearsing = asyncio.ensure_future(_rehearse(request, united(findings, ruled)))
        try:
            verdicts = await self._verdicts(request, claims, budget)
        finally:
            await asyncio.wait({rehearsing})
        rejected = [claims[number - 1] for number in set(verdicts.rejected) if 0 < number <= len(claims)]
        REJECTED.inc(len(rejected))
        return without(findings, rejected)

    async def _verdicts(self, request: EngineRequest, claims: Sequence[Item], budget: TaskBudget) -> Verdicts:
        try:
            async with self._calls:
                return await self._client.ask(
                    Verdicts,
                    judgement(request.job, claims),
                    purpose="judge",
                    budget=budget,
                    deadline=self._settings.judge_deadline,
                )
        except ModelFailureError as failure:
            _log.warning("judge_failed", reason=failure.reason, detail=failure.detail)
            return Verdicts(rejected=[])


async def _rehearse(request: EngineRequest, findings: Findings) -> None:
    try:
        await asyncio.to_thread(request.rehearse, findings)
    except Exception as error:  # noqa: BLE001 — the guide itself is put together afterwards, and then it counts
        _log.warning("rehearsal_failed", error=type(error).__name__)


def _joined(parts: Sequence[Findings]) -> Findings:
    """Return findings with what each part sets; only questions are set by two."""
    update: dict[str, Any] = {}
    for part in parts:
        for name in part.model_fields_set:
            value = getattr(part, name)
            update[name] = merged(update[name], value) if name in update else value
    return Findings(**update)


def _gaps(failed: Sequence[PromptSection]) -> list[str]:
    missing = [section.title for section in failed if section.name != "tailored"]
    if not missing:
        return []
    named = ", ".join(missing[:-1]) + " and " + missing[-1] if len(missing) > 1 else missing[0]
    return [
        (
            f"The language model did not deliver {named}; these parts were found by text search, so retry later for "
            f"a fuller summary."
        )
    ]
