"""What an engine found, before it is verified and completed with general advice."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Protocol

from pydantic import BaseModel, Field

from contracts.insights import (
    CommonQuestions,
    Compensation,
    CultureInsights,
    DayOfLogistics,
    Experience,
    InterviewProcess,
    MistakesAndRedFlags,
    ModelUsage,
    PostInterview,
    RoleSection,
    SuccessTips,
)
from contracts.job import JobDetails
from contracts.posts import Post
from contracts.preps import PrepContext

__all__ = ["Engine", "EngineRequest", "Findings", "Limited", "ManagedEngine", "ModelLimits", "Report", "silent"]


class Findings(BaseModel):
    """The findings of an engine. Cached, so it holds nothing that depends on the day.

    Its parts are made anew by factories: pydantic copies other defaults deeply, which takes far longer.
    """

    interview_process: InterviewProcess = Field(default_factory=InterviewProcess)
    common_questions: CommonQuestions = Field(default_factory=CommonQuestions)
    real_interview_experiences: list[Experience] = Field(default=[])
    success_tips: SuccessTips = Field(default_factory=SuccessTips)
    red_flags_and_mistakes: MistakesAndRedFlags = Field(default_factory=MistakesAndRedFlags)
    day_of_logistics: DayOfLogistics = Field(default_factory=DayOfLogistics)
    post_interview: PostInterview = Field(default_factory=PostInterview)
    culture_insights: CultureInsights = Field(default_factory=CultureInsights)
    compensation: Compensation = Field(default_factory=Compensation)
    role_preparation: list[RoleSection] = Field(default=[])
    relevance: dict[str, float] = Field(default={})
    """How much each post has to say about interviewing here, by source id, from 0 to 1."""
    degraded: bool = False
    """A part was made by other means than asked for; worth trying again, so it is not kept."""
    gaps: list[str] = Field(default=[])
    """Sentences about what the engine could not do."""
    usage: ModelUsage = Field(default_factory=ModelUsage)


class Report(Protocol):
    """Receives progress messages; they may be lost."""

    async def __call__(self, message: str, *, done: int | None = None, total: int | None = None) -> None:
        """Report progress."""


async def silent(message: str, *, done: int | None = None, total: int | None = None) -> None:
    """Report to nobody."""


def _leave(_: Findings) -> None:
    """Make nothing of findings before they are final."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelLimits:
    """What a guide may use of the model beside the limits that hold for every guide; None is no limit."""

    tokens: int | None = None
    """Prompts and answers together."""
    micros: int | None = None
    """Millionths of a US dollar."""

    @property
    def used_up(self) -> bool:
        """Whether nothing is left."""
        return self.tokens == 0 or self.micros == 0


@dataclass(frozen=True, kw_only=True)
class EngineRequest:
    """The input of an engine."""

    job: JobDetails
    posts: Sequence[Post]
    """Best first; notes of the user are among them."""
    context: PrepContext = field(default_factory=PrepContext)
    report: Report = silent
    rehearse: Callable[[Findings], object] = _leave
    """Takes findings that are nearly final while an engine waits: what is made of them now need not be made later.
    It may take a processor for a moment, so it is called in a thread."""
    limits: ModelLimits = ModelLimits()


class Engine(Protocol):
    """Distils discussions."""

    @property
    def identity(self) -> str:
        """Name, model and version: everything about the engine that decides its findings."""

    async def find(self, request: EngineRequest) -> Findings:
        """Return what the posts report, every item with its quotes."""


@dataclass(frozen=True, slots=True)
class Limited:
    """An engine within the limits of one user, which are looked up only when it is asked."""

    engine: Engine
    limits: Callable[[], Awaitable[ModelLimits]]

    @property
    def identity(self) -> str:
        """As without limits: what they cut short is not kept."""
        return self.engine.identity

    async def find(self, request: EngineRequest) -> Findings:
        """Return what the engine finds within the limits."""
        return await self.engine.find(replace(request, limits=await self.limits()))


class ManagedEngine(Engine, Protocol):
    """An engine that holds connections while it is entered."""

    async def __aenter__(self) -> Any:
        """Open them."""

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> bool | None:
        """Close them."""
