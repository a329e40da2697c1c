"""The interview itself: its rounds, what is asked, and who told of it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from contracts.base import Contract, Fallback
from contracts.insights.items import Item

__all__ = ["CommonQuestions", "Experience", "InterviewProcess", "ProcessStage", "Question"]


class ProcessStage(Item):
    """One round of the interview process; `text` describes it."""

    name: str = Field(min_length=1, max_length=120)
    order: int = Field(default=1, ge=1)
    """Position in the process, from 1."""
    duration: str | None = Field(default=None, max_length=200)
    interviewer: str | None = Field(default=None, max_length=200)
    format: str | None = Field(default=None, max_length=200)
    """E.g. `video call`, `take-home`, `onsite`."""
    differing: list[str] = Field(default=[], max_length=5)
    """Durations that other reports give beside `duration`; they do not agree."""
    tips: list[Item] = Field(default=[], max_length=10)
    reports: int = Field(default=0, ge=0)
    """How many distinct sources report this round."""
    other_role: str | None = Field(default=None, max_length=60)
    """The kind of role it was reported for, when that is another than the posting's."""


class InterviewProcess(Contract):
    """The rounds from application to offer."""

    stages: list[ProcessStage] = Field(default=[], max_length=20)
    total_timeline: Item | None = None
    """How long it takes altogether."""
    level_notes: list[Item] = Field(default=[], max_length=10)
    """What differs for this seniority."""


class Question(Item):
    """A question to prepare for; `text` is the question."""

    stage: str | None = Field(default=None, max_length=120)
    """The round in which it was asked."""
    topic: str | None = Field(default=None, max_length=120)
    """The skill or subject it tests."""
    guidance: str | None = Field(default=None, max_length=1000)
    """How to approach the answer (general advice)."""
    reports: int = Field(default=0, ge=0)
    """How many distinct sources report it."""
    last_seen: date | None = None
    """Date of the newest source that reports it."""
    asked_of: str | None = Field(default=None, max_length=60)
    """The job that those who report it applied for, in their words, where they name one."""
    other_role: str | None = Field(default=None, max_length=60)
    """The kind of role it was reported for, when that is another than the posting's."""


class CommonQuestions(Contract):
    """Questions by kind."""

    behavioral: list[Question] = Field(default=[], max_length=30)
    technical: list[Question] = Field(default=[], max_length=40)
    company_specific: list[Question] = Field(default=[], max_length=30)


class Experience(Item):
    """One person's account; `text` summarises it, evidence quotes it."""

    role: str | None = Field(default=None, max_length=200)
    outcome: Annotated[Literal["offer", "reject", "pending", "withdrew"] | None, Fallback(None)] = None
    occurred_on: date | None = None
    """Date of the account."""
    stages: list[str] = Field(default=[], max_length=15)
    """Rounds it mentions, by name."""
    other_role: str | None = Field(default=None, max_length=60)
    """The kind of role it was reported for, when that is another than the posting's."""
