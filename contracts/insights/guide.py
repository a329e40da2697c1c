"""The whole guide."""

from pydantic import AwareDatetime, Field

from contracts.base import Contract
from contracts.insights.advice import (
    Compensation,
    CultureInsights,
    DayOfLogistics,
    MistakesAndRedFlags,
    PostInterview,
    RoleSection,
    SuccessTips,
)
from contracts.insights.interview import CommonQuestions, Experience, InterviewProcess
from contracts.insights.items import EvidenceLevel, Item
from contracts.insights.preparation import PreparationPlan, Requirement, Story
from contracts.insights.provenance import Grounding, Source

__all__ = ["Insights"]


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
