"""Has a model write the sections of a guide, each as soon as there is what it reads.

A model takes seconds, so nothing that can be done meanwhile is done before or after: the section that goes by the
posting alone is begun before the posts are read, and each section is checked while others are still being written.
"""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

import structlog

from contracts.insights import Basis, walk_items
from lexicon.company import Company
from runtime.llm.budget import TaskBudget
from runtime.llm.client import ModelClient
from runtime.llm.dialects import Message
from runtime.llm.errors import ModelFailureError
from services.insights.engines.base import EngineRequest, Findings
from services.insights.engines.extractive.engine import compose, read_posts
from services.insights.engines.llm.conversion import Converter
from services.insights.engines.llm.digest import Excerpt, excerpts
from services.insights.engines.llm.prompts import SECTIONS, PromptSection, instructions, material, posting
from services.insights.settings import EngineSettings
from services.insights.sources.texts import SourceTexts
from services.insights.verification.verifier import Verifier

__all__ = ["DigestedPosts", "SectionWriter"]

_FEWEST_TO_JUDGE = 3
_READING = sum(section.reads for section in SECTIONS)
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class DigestedPosts:
    """What the posts of a guide gave before a model saw them, and what its answers are checked against."""

    ruled: Findings
    """What the rules found."""
    shown: Mapping[str, Sequence[Excerpt]]
    """What each section sees of the posts."""
    converter: Converter
    texts: SourceTexts
    verifier: Verifier

    @classmethod
    def of(cls, request: EngineRequest) -> Self:
        """Read the posts; takes a processor for a moment."""
        read = read_posts(request)
        relevant = sorted((entry for entry in read if entry.analysis.relevant), key=lambda entry: -entry.weight)
        texts = SourceTexts(job=request.job, posts=[entry.post for entry in relevant])
        return cls(
            ruled=compose(read, job_title=request.job.job_title),
            shown={section.name: excerpts(section.name, relevant) for section in SECTIONS if section.reads},
            converter=Converter([entry.post for entry in relevant]),
            texts=texts,
            verifier=Verifier(sources=texts, company=Company.of_posting(request.job)),
        )

    @property
    def sections(self) -> list[PromptSection]:
        """The sections for which there is something to write of."""
        return [section for section in SECTIONS if not section.reads or self.shown[section.name]]


_Digested: TypeAlias = "asyncio.Future[DigestedPosts]"
_Written: TypeAlias = "asyncio.Task[Findings | None]"


class SectionWriter:
    """Writes the sections of one guide."""

    def __init__(
        self,
        *,
        request: EngineRequest,
        client: ModelClient,
        calls: asyncio.Semaphore,
        settings: EngineSettings,
        budget: TaskBudget,
    ) -> None:
        """Take the request, the model, what bounds its calls at once, and what this guide may use of it."""
        self._request = request
        self._client = client
        self._calls = calls
        self._settings = settings
        self._budget = budget
        self._done = 0

    async def write(self, digesting: Awaitable[DigestedPosts]) -> dict[str, Findings | None]:
        """Return what the checker let pass of each section; None for one that failed or was not finished in time."""
        digested, begun = asyncio.ensure_future(digesting), time.monotonic()
        writing = {one.name: self._begin(one, digested) for one in SECTIONS if not one.reads}
        try:
            posts = await digested
            # Who comes later finds the beginning that all share in the cache of the model's server.
            ahead = self._settings.head_start.total_seconds() if writing else 0.0
            later = max(0.0, begun + ahead - time.monotonic())
            writing |= {one.name: self._begin(one, digested, later=later) for one in posts.sections if one.reads}
            await asyncio.wait(writing.values(), timeout=self._settings.deadline.total_seconds())
        finally:
            for task in (digested, *writing.values()):
                task.cancel()
        return {section.name: await _result(writing[section.name]) for section in posts.sections}

    def _begin(self, section: PromptSection, digested: _Digested, *, later: float = 0.0) -> _Written:
        return asyncio.create_task(self._write(section, digested, later), name=section.name)

    async def _write(self, section: PromptSection, digested: _Digested, later: float) -> Findings | None:
        await asyncio.sleep(later)
        shown = (await asyncio.shield(digested)).shown[section.name] if section.reads else ()
        part = await self._asked(section, shown, digested)
        self._done += 1
        total = len((await asyncio.shield(digested)).sections)
        await self._request.report(f"Distilled {section.title}", done=self._done, total=total)
        return part

    async def _asked(self, section: PromptSection, shown: Sequence[Excerpt], digested: _Digested) -> Findings | None:
        messages = self._messages(section, shown)
        try:
            async with self._calls:
                answer = await self._client.ask(section.answer, messages, purpose=section.name, budget=self._budget)
        except ModelFailureError as failure:
            _log.warning("section_failed", section=section.name, reason=failure.reason, detail=failure.detail)
            return None
        posts = await asyncio.shield(digested)
        part = posts.converter.convert(answer)
        if _invented(part, posts.texts):
            _log.warning("section_failed", section=section.name, reason="invented_quotes")
            return None
        return await asyncio.to_thread(posts.verifier.checked, part)

    def _messages(self, section: PromptSection, shown: Sequence[Excerpt]) -> list[Message]:
        """Return the prompt of a section."""
        job = self._request.job
        shared: list[Message] = [
            {"role": "system", "content": instructions(job)},
            {"role": "user", "content": posting(job)},
        ]
        passages = material(shown, tokens=self._settings.prompt_tokens // _READING)
        return [*shared, {"role": "user", "content": f"{section.task}\n\n{passages}".strip()}]


def _invented(part: Findings, texts: SourceTexts) -> bool:
    """Whether a section rests on quotes that stand nowhere."""
    reported = [item for item in walk_items(part) if item.basis is Basis.REPORTED]
    held = sum(any(texts.holds(entry) for entry in item.evidence) for item in reported)
    return len(reported) >= _FEWEST_TO_JUDGE and held * 2 < len(reported)


async def _result(task: _Written) -> Findings | None:
    with contextlib.suppress(asyncio.CancelledError):
        return await task
    return None
