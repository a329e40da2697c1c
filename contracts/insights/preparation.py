"""What to prepare: the posting's demands, the résumé's answers, the weeks until the interview."""

from typing import Annotated, Literal

from pydantic import Field

from contracts.base import Contract, Fallback
from contracts.insights.items import Item

__all__ = ["PlanWeek", "PreparationPlan", "Requirement", "Resource", "Story"]


class Resource(Item):
    """Something to study with; `text` says what for."""

    title: str = Field(min_length=1, max_length=200)
    url: str | None = Field(default=None, max_length=2048)


class Requirement(Item):
    """Something the posting demands, in its words, and how to prepare for it.

    `text` is on the item's basis; what follows from it (probes, question, have_ready) is general advice.
    """

    kind: Annotated[Literal["required", "duty", "condition", "preferred"], Fallback("preferred")] = "required"
    """A skill or experience, a part of the work, a condition such as shifts or travel, or something merely welcome."""
    probes: str | None = Field(default=None, max_length=500)
    """What interviewers want to find out."""
    question: str | None = Field(default=None, max_length=500)
    """A question that is likely because of it."""
    have_ready: str | None = Field(default=None, max_length=500)
    """What to have prepared."""


class Story(Contract):
    """A part of the user's résumé that answers a likely question."""

    question: str = Field(min_length=1, max_length=500)
    requirement: str | None = Field(default=None, max_length=300)
    """The demand of the posting behind the question."""
    passages: list[str] = Field(default=[], max_length=3)
    """Exact words of the résumé; none when it shows nothing of the kind."""
    advice: str | None = Field(default=None, max_length=500)
    """How to tell it, or what to do when the résumé shows nothing."""


class PlanWeek(Contract):
    """One week of the preparation plan."""

    week: int = Field(ge=1, le=52)
    """Counted from today, from 1."""
    focus: str = Field(min_length=1, max_length=200)
    hours: int | None = Field(default=None, ge=0, le=168)
    """Time that the tasks take together."""
    tasks: list[Item] = Field(default=[], max_length=12)
    resources: list[Resource] = Field(default=[], max_length=12)


class PreparationPlan(Contract):
    """How to use the time until the interview."""

    recommended_weeks: int = Field(default=4, ge=1, le=52)
    days_left: int | None = Field(default=None, ge=0)
    """Days until the interview when the user named its date."""
    practice_target: str | None = Field(default=None, max_length=300)
    """E.g. how many cases or problems to practise."""
    weeks: list[PlanWeek] = Field(default=[], max_length=12)
