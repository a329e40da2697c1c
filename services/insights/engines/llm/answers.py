"""The shapes a model answers in.

They use what every server's schema decoding understands: required strings, lists, objects and nullable fields, no
defaults, no bounds. Bounds are applied afterwards, when an answer becomes part of a guide.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

__all__ = [
    "AccountsAnswer",
    "AdviceAnswer",
    "Answer",
    "PracticeQuestion",
    "ProcessAnswer",
    "QuestionClaim",
    "QuestionsAnswer",
    "Quote",
    "ReportedClaim",
    "TailoredAnswer",
    "WorkplaceAnswer",
]


class Answer(BaseModel):
    """An object of these fields."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class Quote(Answer):
    """Words of a source."""

    source_id: str
    """The id of the source, copied exactly."""
    quote: str
    """One or two sentences of that source, copied character by character."""


class ReportedClaim(Answer):
    """A statement that sources report."""

    text: str
    """One or two sentences for the candidate, saying nothing the quotes do not say."""
    evidence: list[Quote]


class StageClaim(Answer):
    """A round of the process."""

    name: str
    text: str
    """What happens in it, by the quotes."""
    duration: str | None
    interviewer: str | None
    format: str | None
    evidence: list[Quote]


class ProcessAnswer(Answer):
    """The rounds and the time they take."""

    stages: list[StageClaim]
    total_timeline: ReportedClaim | None
    response_timeline: list[ReportedClaim]


class QuestionClaim(Answer):
    """A question that was really asked."""

    text: str
    """The question as an interviewer would say it."""
    stage: str | None
    topic: str | None
    guidance: str | None
    """How to approach the answer, in one or two sentences of general advice."""
    evidence: list[Quote]


class QuestionsAnswer(Answer):
    """Questions that were really asked, by kind."""

    behavioral: list[QuestionClaim]
    technical: list[QuestionClaim]
    company_specific: list[QuestionClaim]


class AccountClaim(Answer):
    """One person's account."""

    text: str
    role: str | None
    outcome: Literal["offer", "reject", "pending", "withdrew"] | None
    stages: list[str]
    evidence: list[Quote]


class AccountsAnswer(Answer):
    """First-hand accounts."""

    experiences: list[AccountClaim]


class AdviceAnswer(Answer):
    """What helped, what went wrong, what to beware of."""

    what_worked: list[ReportedClaim]
    preparation_tips: list[ReportedClaim]
    common_mistakes: list[ReportedClaim]
    red_flags: list[ReportedClaim]


class WorkplaceAnswer(Answer):
    """Working there and pay."""

    work_life_balance: list[ReportedClaim]
    team_dynamics: list[ReportedClaim]
    management: list[ReportedClaim]
    growth: list[ReportedClaim]
    remote_policy: list[ReportedClaim]
    base_pay: list[ReportedClaim]
    additional_compensation: list[ReportedClaim]
    benefits: list[ReportedClaim]


class PracticeQuestion(Answer):
    """A question to practise, made for this posting."""

    text: str
    topic: str
    guidance: str


class TailoredAnswer(Answer):
    """General advice made for this posting; it claims nothing about the company."""

    behavioral: list[PracticeQuestion]
    technical: list[PracticeQuestion]
