"""Asks the model for all sections at once; what it does not deliver, the extractive engine does."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

import httpx2
import structlog

from contracts.insights import Basis, walk_items
from contracts.posts import Post
from contracts.status import Stage
from lexicon.company import Company
from runtime.llm.budget import TaskBudget
from runtime.llm.client import ModelClient
from runtime.llm.dialects import Message
from runtime.llm.errors import ModelFailureError
from runtime.settings import ModelSettings
from services.insights.engines.base import EngineRequest, Findings
from services.insights.engines.extractive.engine import ExtractiveEngine
from services.insights.engines.llm.conversion import Converter
from services.insights.engines.llm.prompts import SECTIONS, PromptSection, instructions, material
from services.insights.metrics import FALLBACKS
from services.insights.parts.merging import merged
from services.insights.settings import EngineSettings
from services.insights.sources.post_analysis import relevance_of
from services.insights.sources.texts import SourceTexts

__all__ = ["ModelEngine"]

_FEWEST_TO_JUDGE = 3
_log = structlog.get_logger(__name__)


class ModelEngine:
    """Distils with a language model."""

    def __init__(
        self, *, model: ModelSettings, settings: EngineSettings, http_client: httpx2.AsyncClient | None = None
    ) -> None:
        self._model = model
        self._settings = settings
        self._fallback = ExtractiveEngine()
        self._calls = asyncio.Semaphore(settings.concurrency)
        self._client = ModelClient(
            settings=model,
            service=Stage.INSIGHTS,
            completion_tokens=settings.completion_tokens,
            http_client=http_client,
        )

    @property
    def identity(self) -> str:
        """Name, model and what answers without it."""
        asked = f"{self._model.base_url}/{self._model.model}/{self._model.temperature}"
        return f"openai/{asked}/{self._fallback.identity}"

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
        """Return what the model found, section by section."""
        readings = await asyncio.to_thread(_relevant, request)
        posts = [post for post, relevance in readings if relevance > 0]
        relevance = {post.source_id: value for post, value in readings}
        budget = TaskBudget(tokens=self._settings.budget_tokens, micros=self._settings.budget_micros)
        sections = [section for section in SECTIONS if posts or section.name == "tailored"]
        shared: list[Message] = [
            {"role": "system", "content": instructions(request.job)},
            {"role": "user", "content": material(request, posts, tokens=self._settings.prompt_tokens)},
        ]
        parts = await self._parts(request, sections, shared, posts, budget)
        failed = [section for section, part in zip(sections, parts, strict=True) if part is None]
        findings = _joined([part for part in parts if part is not None])
        if failed and posts:
            findings = _completed(findings, await self._fallback.find(request), failed)
        usage = budget.usage.model_copy(update={"engine": "openai", "model": self._model.model[:100]})
        return findings.model_copy(
            update={"relevance": relevance, "usage": usage, "gaps": _gaps(failed), "degraded": bool(failed)}
        )

    async def _parts(
        self,
        request: EngineRequest,
        sections: Sequence[PromptSection],
        shared: Sequence[Message],
        posts: Sequence[Post],
        budget: TaskBudget,
    ) -> list[Findings | None]:
        """Make all sections at once; None for each that failed or was not finished in time."""
        converter = Converter(posts)
        texts = SourceTexts(job=request.job, posts=posts)
        done = 0

        async def make(section: PromptSection) -> Findings | None:
            nonlocal done
            part = await self._section(section, shared, converter, texts, budget)
            done += 1
            await request.report(f"Distilled {section.title}", done=done, total=len(sections))
            return part

        tasks = [asyncio.ensure_future(make(section)) for section in sections]
        try:
            await asyncio.wait(tasks, timeout=self._settings.deadline.total_seconds())
        finally:
            for task in tasks:
                task.cancel()
        return [await _result(task) for task in tasks]

    async def _section(
        self,
        section: PromptSection,
        shared: Sequence[Message],
        converter: Converter,
        texts: SourceTexts,
        budget: TaskBudget,
    ) -> Findings | None:
        try:
            async with self._calls:
                answer = await self._client.ask(
                    section.answer,
                    [*shared, {"role": "user", "content": section.task}],
                    purpose=section.name,
                    budget=budget,
                )
        except ModelFailureError as failure:
            _log.warning("section_failed", section=section.name, reason=failure.reason, detail=failure.detail)
            return None
        part = converter.convert(answer)
        if _invented(part, texts):
            _log.warning("section_failed", section=section.name, reason="invented_quotes")
            return None
        return part


def _relevant(request: EngineRequest) -> list[tuple[Post, float]]:
    """Return every post with its relevance; 0 when it is not about the company."""
    company = Company.of_posting(request.job)
    return [(post, _weight(post, company)) for post in request.posts]


def _weight(post: Post, company: Company) -> float:
    relevance = relevance_of(post, company)
    return round(0.5 + 0.2 * relevance.subject + 0.3 * post.relevance, 3) if relevance.relevant else 0.0


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


_FIELDS: dict[str, Callable[[Findings], dict[str, object]]] = {
    "process": lambda found: {"interview_process": found.interview_process, "post_interview": found.post_interview},
    "questions": lambda found: {"common_questions": found.common_questions},
    "experiences": lambda found: {"real_interview_experiences": found.real_interview_experiences},
    "advice": lambda found: {
        "success_tips": found.success_tips,
        "red_flags_and_mistakes": found.red_flags_and_mistakes,
    },
    "workplace": lambda found: {"culture_insights": found.culture_insights, "compensation": found.compensation},
    "tailored": lambda found: {},  # noqa: ARG005 — general advice comes from the packs
}


def _completed(findings: Findings, found: Findings, failed: Sequence[PromptSection]) -> Findings:
    """Return the findings with the failed sections as the extractive engine found them."""
    update: dict[str, object] = {}
    for section in failed:
        FALLBACKS.labels(section.name).inc()
        for name, value in _FIELDS[section.name](found).items():
            own = getattr(findings, name)
            update[name] = value if isinstance(own, list) else merged(own, value)
    return findings.model_copy(update=update)


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
