"""The distilled guide: what to expect, what to prepare, and on what evidence."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, Field, model_validator

from contracts.base import Contract, Fallback, OpenEnum, SourceId

__all__ = [
    "POSTING_SOURCE_ID",
    "Basis",
    "CommonQuestions",
    "Compensation",
    "CultureInsights",
    "DayOfLogistics",
    "Evidence",
    "EvidenceLevel",
    "Experience",
    "Grounding",
    "Insights",
    "InterviewProcess",
    "Item",
    "MistakesAndRedFlags",
    "ModelUsage",
    "PlanWeek",
    "PostInterview",
    "PreparationPlan",
    "ProcessStage",
    "Question",
    "Requirement",
    "Resource",
    "RoleSection",
    "Source",
    "Story",
    "SuccessTips",
    "is_own_notes",
    "walk_items",
]

POSTING_SOURCE_ID = "posting"
"""The `source_id` of evidence that quotes the job posting itself."""

EvidenceLevel = Annotated[Literal["community", "posting", "general"], Fallback("general")]
"""The best basis found in a guide: reported items, else items from the posting, else neither."""


class Basis(OpenEnum, fallback="general"):
    """On what an item rests."""

    REPORTED = "reported"
    """Somebody in the community reported it; evidence quotes them."""
    EMPLOYER = "employer"
    """The employer says so on its own pages; evidence quotes them."""
    POSTING = "posting"
    """The job posting says so."""
    GENERAL = "general"
    """General advice for this kind of role."""


_CLAIMS = frozenset({"evidence", "reports", "last_seen", "outcome", "occurred_on", "other_role"})
"""Fields of items that say how well something is supported."""


class Evidence(Contract):
    """A verbatim quote that a reader can check."""

    source_id: SourceId
    quote: str = Field(min_length=1, max_length=600)
    """Exact words of the source text."""


class Item(Contract):
    """One statement of the guide. One that somebody reported, or the employer says, always carries evidence.

    On a basis that the reader does not know it is general advice: quotes and counts of reports are left out, because
    nobody here can say what they prove.
    """

    text: str = Field(min_length=1, max_length=2000)
    basis: Basis
    evidence: list[Evidence] = Field(default=[], max_length=20)

    @model_validator(mode="before")
    @classmethod
    def _unknown_basis_proves_nothing(cls, data: Any) -> Any:
        if not isinstance(data, dict) or Basis.knows(data.get("basis")):
            return data
        return {name: value for name, value in data.items() if name not in _CLAIMS}

    @model_validator(mode="after")
    def _reported_needs_evidence(self) -> Self:
        if self.basis in {Basis.REPORTED, Basis.EMPLOYER} and not self.evidence:
            raise ValueError(f"a {self.basis.value} item needs evidence")
        return self


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


class SuccessTips(Contract):
    """What helped others, and how to prepare."""

    what_worked: list[Item] = Field(default=[], max_length=20)
    preparation: list[Item] = Field(default=[], max_length=20)


class MistakesAndRedFlags(Contract):
    """What went wrong for others, and signs to take seriously."""

    common_mistakes: list[Item] = Field(default=[], max_length=20)
    red_flags: list[Item] = Field(default=[], max_length=20)


class DayOfLogistics(Contract):
    """The day of the interview."""

    what_to_wear: list[Item] = Field(default=[], max_length=10)
    arrival: list[Item] = Field(default=[], max_length=10)
    what_to_bring: list[Item] = Field(default=[], max_length=10)
    virtual_setup: list[Item] = Field(default=[], max_length=10)
    during_interview: list[Item] = Field(default=[], max_length=15)


class PostInterview(Contract):
    """From the last round to the signed offer."""

    response_timeline: list[Item] = Field(default=[], max_length=10)
    thank_you: list[Item] = Field(default=[], max_length=10)
    follow_up: list[Item] = Field(default=[], max_length=10)
    offer_details: list[Item] = Field(default=[], max_length=10)
    negotiation: list[Item] = Field(default=[], max_length=10)


class CultureInsights(Contract):
    """What working there is like."""

    work_life_balance: list[Item] = Field(default=[], max_length=10)
    team_dynamics: list[Item] = Field(default=[], max_length=10)
    management: list[Item] = Field(default=[], max_length=10)
    growth: list[Item] = Field(default=[], max_length=10)
    remote_policy: list[Item] = Field(default=[], max_length=10)


class Compensation(Contract):
    """Pay and benefits, never without an origin."""

    base_pay: list[Item] = Field(default=[], max_length=15)
    """Hourly for interns, annual for full-time roles, as far as sources tell."""
    additional: list[Item] = Field(default=[], max_length=15)
    """Bonus, equity, signing bonus, housing, relocation."""
    benefits: list[Item] = Field(default=[], max_length=20)
    negotiation: list[Item] = Field(default=[], max_length=10)


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


class RoleSection(Contract):
    """A section that only this kind of role has, e.g. case or coding interview preparation."""

    title: str = Field(min_length=1, max_length=120)
    items: list[Item] = Field(default=[], max_length=30)


class Source(Contract):
    """A post that was considered, whether or not an item quotes it."""

    id: SourceId
    url: str | None = Field(default=None, max_length=2048)
    title: str = Field(default="", max_length=500)
    channel: str | None = Field(default=None, max_length=100)
    date: datetime | None = None
    relevance: float = Field(default=0.0, ge=0, le=1)
    used: bool = False
    """An item of the guide quotes it."""


def is_own_notes(source_id: str) -> bool:
    """Return whether a source is what the user wrote themselves, which nobody else may see."""
    return source_id.startswith("notes:")


class Grounding(Contract):
    """How well the guide is supported; counted after verification."""

    reported: int = Field(default=0, ge=0)
    employer: int = Field(default=0, ge=0)
    posting: int = Field(default=0, ge=0)
    general: int = Field(default=0, ge=0)
    dropped: int = Field(default=0, ge=0)
    """Items removed because their quote was not in its source."""
    relabelled: int = Field(default=0, ge=0)
    """Items kept as general advice because their evidence did not hold."""


class ModelUsage(Contract):
    """What a language model consumed; all zero when none was used."""

    engine: str = Field(default="extractive", max_length=40)
    model: str | None = Field(default=None, max_length=100)
    calls: int = Field(default=0, ge=0)
    prompt_tokens: int = Field(default=0, ge=0)
    cached_tokens: int = Field(default=0, ge=0)
    completion_tokens: int = Field(default=0, ge=0)
    cost_micros: int = Field(default=0, ge=0)
    """Cost in millionths of a US dollar, by the configured price table."""


class Insights(Contract):
    """The whole guide as data."""

    company_name: str = Field(min_length=1, max_length=300)
    job_title: str = Field(min_length=1, max_length=300)
    last_updated: AwareDatetime
    language: str = Field(default="en", max_length=20)
    interview_process: InterviewProcess = InterviewProcess()
    common_questions: CommonQuestions = CommonQuestions()
    real_interview_experiences: list[Experience] = Field(default=[], max_length=15)
    success_tips: SuccessTips = SuccessTips()
    red_flags_and_mistakes: MistakesAndRedFlags = MistakesAndRedFlags()
    day_of_logistics: DayOfLogistics = DayOfLogistics()
    post_interview: PostInterview = PostInterview()
    culture_insights: CultureInsights = CultureInsights()
    compensation: Compensation = Compensation()
    preparation_plan: PreparationPlan = PreparationPlan()
    role_preparation: list[RoleSection] = Field(default=[], max_length=5)
    checklist: list[Item] = Field(default=[], max_length=20)
    """What must be ready on the day before the interview."""
    last_minutes: list[Item] = Field(default=[], max_length=12)
    """What to read in the last fifteen minutes."""
    requirements: list[Requirement] = Field(default=[], max_length=30)
    """What the posting demands, and how to meet it."""
    story_map: list[Story] = Field(default=[], max_length=15)
    """Which parts of the user's résumé answer which likely question."""
    sources: list[Source] = Field(default=[], max_length=200)
    """Every post considered."""
    sources_count: int = Field(default=0, ge=0)
    """How many sources the guide quotes."""
    sources_quality: str = Field(default="", max_length=500)
    """A sentence on how much the sources can carry."""
    data_gaps: list[str] = Field(default=[], max_length=20)
    """What could not be found, one sentence each."""
    evidence_level: EvidenceLevel = "general"
    grounding: Grounding = Grounding()


def walk_items(part: BaseModel) -> Iterator[Item]:
    """Yield every `Item` within a model, outer ones first, in field order."""
    if isinstance(part, Item):
        yield part
    for value in vars(part).values():
        for child in value if isinstance(value, list) else (value,):
            # Quotes hold no items, and are most of what there is to walk through.
            if isinstance(child, BaseModel) and not isinstance(child, Evidence):
                yield from walk_items(child)
