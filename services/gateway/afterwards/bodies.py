"""The bodies of requests and responses about a finished guide."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, StringConstraints

from contracts.base import Contract
from contracts.insights import Basis, Question
from services.gateway.afterwards.debriefs import Accuracy
from services.gateway.guides.bodies.view import View, example

__all__ = [
    "AccuracyView",
    "Changes",
    "DebriefBody",
    "DebriefView",
    "PracticeBody",
    "PracticeView",
    "Rehearsal",
    "Share",
    "ShareBody",
    "accuracy_view",
]

_QUESTION = {
    "key": "8f14e45fceea167a",
    "text": "How would you make a transfer endpoint idempotent?",
    "basis": "reported",
    "notes": "Mention the outage.",
    "box": 1,
    "times": 2,
    "due": "2027-02-03",
    "isDue": False,
}

Asked = Annotated[str, StringConstraints(min_length=3, max_length=500)]
QuestionKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class PracticeBody(Contract):
    """What the user noted on a question, and how it went; either may be left out."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"notes": "Mention the outage."}]})

    notes: str | None = Field(default=None, max_length=5000)
    went_well: bool | None = None
    """Whether the user could answer it; decides when it is due again."""


class Rehearsal(View):
    """A question with what the user did about it."""

    model_config = ConfigDict(json_schema_extra=example(**_QUESTION))

    key: str
    text: str
    basis: Basis
    stage: str | None = None
    topic: str | None = None
    guidance: str | None = None
    """General advice on how to approach it."""
    other_role: str | None = None
    """The kind of role that reported it, where that is another one."""
    notes: str = ""
    """The user's own."""
    box: int = 0
    """How often in a row it went well."""
    times: int = 0
    """How often it was practised."""
    due: date | None = None
    """The day it should be practised again; null before the first time."""
    is_due: bool
    """Whether that is today, or was before."""

    @classmethod
    def of(cls, key: str, question: Question, kept: Mapping[str, Any] | None, *, today: date) -> Self:
        """Return a question of a guide with what was kept about it."""
        kept = kept or {}
        due = date.fromisoformat(kept["due"]) if kept.get("due") else None
        shown = question.model_dump(include={"text", "basis", "stage", "topic", "guidance", "other_role"})
        done = {name: kept[name] for name in ("notes", "box", "times") if name in kept}
        return cls(key=key, due=due, is_due=due is None or due <= today, **shown, **done)


class PracticeView(View):
    """The questions to practise, those due first, reported ones before others."""

    model_config = ConfigDict(json_schema_extra=example(questions=[_QUESTION], due=0))

    questions: list[Rehearsal]
    due: int


class DebriefBody(Contract):
    """What came up in the interview."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"came_up": [], "others": ["Why do you want to move?"]}]}
    )

    came_up: list[QuestionKey] = Field(default=[], max_length=100)
    """Keys of the guide's questions that came up."""
    others: list[Asked] = Field(default=[], max_length=50)
    """Questions that came up and are not in the guide."""


class AccuracyView(View):
    """How well guides foretold interviews."""

    n: int
    """Over how many reports."""
    recall: float | None = None
    """Of the questions that came up, the share that the guide had; null when none came up."""
    precision: float | None = None
    """Of the guide's questions, the share that came up."""


class DebriefView(View):
    """The user's report, and what all reports say."""

    model_config = ConfigDict(
        json_schema_extra=example(
            cameUp=[_QUESTION["key"]],
            others=["Why do you want to move?"],
            guide={"n": 1, "recall": 0.5, "precision": 0.1},
            company={"n": 12, "recall": 0.6, "precision": 0.2},
        )
    )

    came_up: list[str] = Field(default=[])
    others: list[str] = Field(default=[])
    guide: AccuracyView | None = None
    """Of this guide; null before the report."""
    company: AccuracyView | None = None
    """Over all users' reports about this employer; null until enough of them have reported."""


class Changes(View):
    """How a refreshed guide differs from the one before."""

    model_config = ConfigDict(
        json_schema_extra=example(
            of="5b1d0f4e8c2a4d7f9e6b3a1c0d8f7e2b", added=["Why do you want to move?"], gone=[], kept=23
        )
    )

    of: str
    """The guide before."""
    added: list[str]
    """Questions that are new."""
    gone: list[str]
    """Questions that are gone."""
    kept: int
    """How many questions are in both."""


class ShareBody(Contract):
    """How long a link is to work."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"days": 7}]})

    days: int = Field(default=7, ge=1, le=30)


class Share(View):
    """A link that shows a guide to whoever has it."""

    model_config = ConfigDict(
        json_schema_extra=example(path="/#/shared/0hJ8vVw2nQ4xTz7R", expiresAt="2027-02-08T10:00:00Z")
    )

    path: str
    """To be opened at this server."""
    expires_at: datetime


def accuracy_view(accuracy: Accuracy) -> AccuracyView:
    """Return counts as clients see them."""
    return AccuracyView(n=accuracy.debriefs, recall=accuracy.recall, precision=accuracy.precision)
