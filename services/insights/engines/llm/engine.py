"""Asks the model for all sections at once; what it does not deliver, and what it missed, the rules do."""

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx2
import structlog

from contracts.insights import Basis, walk_items
from contracts.status import Stage
from lexicon.company import Company
from runtime.llm.budget import TaskBudget
from runtime.llm.client import ModelClient
from runtime.llm.dialects import Message
from runtime.llm.errors import ModelFailureError
from runtime.settings import ModelSettings
from services.insights.engines.base import EngineRequest, Findings, ModelLimits
from services.insights.engines.extractive.engine import compose, read_posts
from services.insights.engines.llm.conversion import Converter
from services.insights.engines.llm.digest import Excerpt, excerpts
from services.insights.engines.llm.judging import Verdicts, claims_of, judgement, without
from services.insights.engines.llm.prompts import SECTIONS, PromptSection, instructions, material, posting
from services.insights.metrics import FALLBACKS, REJECTED
from services.insights.parts.merging import merged
from services.insights.parts.uniting import united
from services.insights.settings import EngineSettings
from services.insights.sources.texts import SourceTexts
from services.insights.verification.verifier import Verifier

__all__ = ["ModelEngine"]

_FEWEST_TO_JUDGE = 3
_USED_UP = (
    "Today's share of the language model is used up for your account; this guide was made by text search. "
    "Retry it tomorrow for a fuller summary."
)
_READING = sum(section.reads for section in SECTIONS)
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
        read = await asyncio.to_thread(read_posts, request)
        relevant = sorted((entry for entry in read if entry.analysis.relevant), key=lambda entry: -entry.weight)
        ruled = await asyncio.to_thread(compose, read, job_title=request.job.job_title)
        task = _Task(
            request=request,
            shown={section.name: excerpts(section.name, relevant) for section in SECTIONS if section.reads},
            converter=Converter([entry.post for entry in relevant]),
            texts=SourceTexts(job=request.job, posts=[entry.post for entry in relevant]),
            budget=self._budget(request.limits),
        )
        sections = [section for section in SECTIONS if not section.reads or task.shown[section.name]]
        parts = await self._parts(task, sections)
        failed = [section for section, part in zip(sections, parts, strict=True) if part is None]
        findings = await asyncio.to_thread(task.verified, _joined([part for part in parts if part is not None]))
        findings = united(await self._judged(task, findings, ruled), ruled)
        for section in failed:
            FALLBACKS.labels(section.name).inc()
        usage = task.budget.usage.model_copy(update={"engine": "openai", "model": self._model.model[:100]})
        return findings.model_copy(
            update={
                "relevance": ruled.relevance,
                "usage": usage,
                "gaps": [*([_USED_UP] if request.limits.used_up else _gaps(failed)), *ruled.gaps],
                "degraded": bool(failed),
            }
        )

    def _budget(self, limits: ModelLimits) -> TaskBudget:
        tokens = (
            self._settings.budget_tokens if limits.tokens is None else min(self._settings.budget_tokens, limits.tokens)
        )
        given = [micros for micros in (self._settings.budget_micros, limits.micros) if micros is not None]
        return TaskBudget(tokens=tokens, micros=min(given, default=None))

    async def _parts(self, task: "_Task", sections: Sequence[PromptSection]) -> list[Findings | None]:
        """Make all sections at once; None for each that failed or was not finished in time.

        The first one begins a little earlier, so that the others find the beginning that all share in the cache of
        the server.
        """
        done = 0

        async def make(section: PromptSection) -> Findings | None:
            nonlocal done
            if section is not sections[0]:
                await asyncio.sleep(self._settings.head_start.total_seconds())
            part = await self._section(section, task)
            done += 1
            await task.request.report(f"Distilled {section.title}", done=done, total=len(sections))
            return part

        tasks = [asyncio.ensure_future(make(section)) for section in sections]
        if not tasks:
            return []
        try:
            await asyncio.wait(tasks, timeout=self._settings.deadline.total_seconds())
        finally:
            for running in tasks:
                running.cancel()
        return [await _result(running) for running in tasks]

    async def _section(self, section: PromptSection, task: "_Task") -> Findings | None:
        messages = task.messages(section, tokens=self._settings.prompt_tokens // _READING)
        try:
            async with self._calls:
                answer = await self._client.ask(section.answer, messages, purpose=section.name, budget=task.budget)
        except ModelFailureError as failure:
            _log.warning("section_failed", section=section.name, reason=failure.reason, detail=failure.detail)
            return None
        part = task.converter.convert(answer)
        if _invented(part, task.texts):
            _log.warning("section_failed", section=section.name, reason="invented_quotes")
            return None
        return part

    async def _judged(self, task: "_Task", findings: Findings, ruled: Findings) -> Findings:
        """Return the findings without those that the model itself rejects at a second look."""
        claims = claims_of(findings, ruled) if self._settings.judge else []
        if not claims:
            return findings
        try:
            async with self._calls:
                verdicts = await self._client.ask(
                    Verdicts,
                    judgement(task.request.job, claims),
                    purpose="judge",
                    budget=task.budget,
                    deadline=self._settings.judge_deadline,
                )
        except ModelFailureError as failure:
            _log.warning("judge_failed", reason=failure.reason, detail=failure.detail)
            return findings
        rejected = [claims[number - 1] for number in set(verdicts.rejected) if 0 < number <= len(claims)]
        REJECTED.inc(len(rejected))
        return without(findings, rejected)


@dataclass(frozen=True, kw_only=True)
class _Task:
    """What the sections of one guide share."""

    request: EngineRequest
    shown: Mapping[str, Sequence[Excerpt]]
    """What each section sees of the posts."""
    converter: Converter
    texts: SourceTexts
    budget: TaskBudget

    def messages(self, section: PromptSection, *, tokens: int) -> list[Message]:
        """Return the prompt of a section."""
        job = self.request.job
        shared: list[Message] = [
            {"role": "system", "content": instructions(job)},
            {"role": "user", "content": posting(job)},
        ]
        passages = material(self.shown.get(section.name, ()), tokens=tokens)
        return [*shared, {"role": "user", "content": f"{section.task}\n\n{passages}".strip()}]

    def verified(self, findings: Findings) -> Findings:
        """Return the findings that the checker lets pass."""
        return Verifier(sources=self.texts, company=Company.of_posting(self.request.job)).checked(findings)


def _invented(part: Findings, texts: SourceTexts) -> bool:
    """Whether a section rests on quotes that stand nowhere."""
    reported = [item for item in walk_items(part) if item.basis is Basis.REPORTED]
    held = sum(any(texts.holds(entry) for entry in item.evidence) for item in reported)
    return len(reported) >= _FEWEST_TO_JUDGE and held * 2 < len(reported)


async def _result(task: "asyncio.Task[Findings | None]") -> Findings | None:
    with contextlib.suppress(asyncio.CancelledError):
        return await task
    return None


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
