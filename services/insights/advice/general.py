"""Everything a guide holds that nobody reported: the packs, arranged for one job."""

import re
from collections.abc import Sequence
from functools import lru_cache

from contracts.insights import (
    Basis,
    CommonQuestions,
    Compensation,
    DayOfLogistics,
    InterviewProcess,
    MistakesAndRedFlags,
    PostInterview,
    ProcessStage,
    Question,
    RoleSection,
    SuccessTips,
)
from contracts.job import JobDetails
from services.insights.advice.rolepack import BasePack, PackQuestion, RolePack
from services.insights.parts.merging import advice

__all__ = [
    "day_of",
    "level_notes",
    "mistakes",
    "pay_advice",
    "post_interview",
    "questions",
    "sections",
    "tips",
    "typical_process",
    "with_stage_advice",
]

_FEWEST_REPORTED_STAGES = 2
_LEVELS = (
    ("intern", r"\b(?:intern|internship|trainee|werkstudent|working student|apprentice)\b"),
    ("executive", r"\b(?:chief|c[etof]o|vp|vice president|head of|president|executive director)\b"),
    ("lead", r"\b(?:lead|manager|director|principal manager|supervisor|team leader|teamlead|leitung)\b"),
    ("senior", r"\b(?:senior|sr|staff|principal|expert|architect)\b"),
    ("entry", r"\b(?:junior|jr|graduate|entry|new grad|associate|assistant|early career)\b"),
)


def questions(role: RolePack, base: BasePack, on_skills: Sequence[Question]) -> CommonQuestions:
    """Return the questions that interviews for this role hold, whoever asks them."""
    return CommonQuestions(
        behavioral=[_question(entry) for entry in [*base.behavioral[:6], *role.behavioral]][:10],
        technical=[*on_skills, *(_question(entry) for entry in role.technical)][:24],
        company_specific=[_question(entry) for entry in base.company_specific],
    )


@lru_cache(maxsize=1024)
def _question(entry: PackQuestion) -> Question:
    return Question(text=entry.text, topic=entry.topic, guidance=entry.guidance, basis=Basis.GENERAL)


def with_stage_advice(stages: Sequence[ProcessStage], base: BasePack) -> list[ProcessStage]:
    """Return reported rounds with advice on how to do well in them."""
    return [
        stage.model_copy(update={"tips": [*stage.tips, *advice(found.tips)][:10]})
        if (found := base.stages.get(stage.name))
        else stage
        for stage in stages
    ]


def typical_process(role: RolePack, base: BasePack, reported: Sequence[ProcessStage]) -> list[ProcessStage]:
    """Return the rounds such roles usually have, when too few were reported to tell this company's."""
    if len(reported) >= _FEWEST_REPORTED_STAGES:
        return []
    known = {stage.name for stage in reported}
    return [_typical(name, base, order) for order, name in enumerate(role.typical_stages, start=1) if name not in known]


def _typical(name: str, base: BasePack, order: int) -> ProcessStage:
    found = base.stages[name]
    return ProcessStage(
        name=name,
        order=order,
        text=found.about,
        basis=Basis.GENERAL,
        duration=found.duration,
        interviewer=found.interviewer,
        format=found.format,
        tips=advice(found.tips),
    )


def level_notes(job: JobDetails, base: BasePack) -> InterviewProcess:
    """Return what differs for the job's seniority."""
    text = f"{job.level or ''} {job.job_title} {job.job_type or ''}".lower()
    level = next((level for level, words in _LEVELS if re.search(words, text)), "mid")
    return InterviewProcess(level_notes=advice(base.levels[level]))


def tips(role: RolePack, base: BasePack) -> SuccessTips:
    """Return how to prepare."""
    return SuccessTips(preparation=advice([*role.preparation, *base.tips.preparation]))


def mistakes(role: RolePack, base: BasePack) -> MistakesAndRedFlags:
    """Return what goes wrong often, and what to take seriously."""
    return MistakesAndRedFlags(
        common_mistakes=advice([*role.mistakes, *base.mistakes.common]), red_flags=advice(base.mistakes.red_flags)
    )


def day_of(role: RolePack, base: BasePack) -> DayOfLogistics:
    """Return the advice for the day itself."""
    day = base.day_of
    return DayOfLogistics(
        what_to_wear=advice([*role.wear, *day.what_to_wear]),
        arrival=advice(day.arrival),
        what_to_bring=advice(day.what_to_bring),
        virtual_setup=advice(day.virtual_setup),
        during_interview=advice(day.during_interview),
    )


def post_interview(base: BasePack) -> PostInterview:
    """Return the advice for the time after."""
    post = base.post
    return PostInterview(
        response_timeline=advice(post.response_timeline),
        thank_you=advice(post.thank_you),
        follow_up=advice(post.follow_up),
        offer_details=advice(post.offer_details),
        negotiation=advice(post.negotiation),
    )


def pay_advice(base: BasePack) -> Compensation:
    """Return how to negotiate; figures never come from general advice."""
    return Compensation(negotiation=advice(base.post.negotiation[:2]))


def sections(role: RolePack, base: BasePack) -> list[RoleSection]:
    """Return the sections that only this kind of role has, then the questions to ask."""
    return [RoleSection(title=entry.title, items=advice(entry.items)) for entry in [*role.sections, *base.sections]]
