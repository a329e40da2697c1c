"""Puts a guide together: findings of an engine, words of the posting, advice of the packs."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from contracts.insights import (
    POSTING_SOURCE_ID,
    EvidenceLevel,
    Insights,
    InterviewProcess,
    ProcessStage,
    RoleSection,
    Source,
    walk_items,
)
from contracts.job import JobDetails
from contracts.posts import Post
from contracts.preps import PrepContext
from lexicon.text import shorten, strip_hidden
from services.insights.advice import general as advice
from services.insights.advice import posting
from services.insights.advice.plan import days_left, preparation_plan
from services.insights.advice.rolepack import BasePack, RolePack, base_pack, role_pack
from services.insights.assembly.gaps import data_gaps, sources_quality
from services.insights.assembly.role_leakage import without_foreign
from services.insights.engines.base import Findings
from services.insights.parts.merging import joined, merged
from services.insights.sources.texts import SourceTexts
from services.insights.text.markdown import without_markdown
from services.insights.verification.verifier import Verifier

__all__ = ["assemble"]

_MOST_SOURCES = 200
_MOST_SECTIONS = 5


def assemble(
    *, job: JobDetails, posts: Sequence[Post], context: PrepContext, findings: Findings, now: datetime
) -> Insights:
    """Return the verified guide.

    Args:
        job: The posting.
        posts: Every post considered; evidence may quote nothing else.
        context: What the user added; its date decides the plan.
        findings: What the engine found, unverified.
        now: The moment the guide speaks of.
    """
    role, base = role_pack(job.role_category), base_pack()
    left = days_left(context.interview_date, now.date())
    complete, foreign = without_foreign(_complete(job, findings, role, base, now), role)
    plan = preparation_plan(role, base, left=left)
    urls = [resource.url for week in plan.weeks for resource in week.resources if resource.url]
    texts = SourceTexts(job=job, posts=posts, urls=[*urls, *([job.source_url] if job.source_url else [])])
    verified = Verifier(sources=texts, company=job.company_name).verify(
        complete.model_copy(update={"preparation_plan": plan})
    )
    noted = [*findings.gaps, *([_left_out(foreign, role)] if foreign else [])]
    passed = context.interview_date is not None and left is None
    return _finish(verified, job, posts, context, findings.relevance, noted, date_passed=passed)


def _complete(job: JobDetails, findings: Findings, role: RolePack, base: BasePack, now: datetime) -> Insights:
    """Return the guide with all sections filled, reported items first."""
    on_skills = posting.questions_on_skills(job)
    return Insights(
        company_name=job.company_name,
        job_title=job.job_title,
        last_updated=now,
        interview_process=_process(job, findings, role, base),
        common_questions=merged(findings.common_questions, advice.questions(role, base, on_skills)),
        real_interview_experiences=findings.real_interview_experiences[:15],
        success_tips=merged(findings.success_tips, advice.tips(role, base)),
        red_flags_and_mistakes=merged(findings.red_flags_and_mistakes, advice.mistakes(role, base)),
        day_of_logistics=merged(findings.day_of_logistics, advice.day_of(role, base)),
        post_interview=merged(findings.post_interview, advice.post_interview(base)),
        culture_insights=merged(posting.posted_culture(job), findings.culture_insights),
        compensation=merged(posting.posted_pay(job), findings.compensation, advice.pay_advice(base)),
        role_preparation=_sections(job, findings, role, base),
    )


def _process(job: JobDetails, findings: Findings, role: RolePack, base: BasePack) -> InterviewProcess:
    reported = advice.with_stage_advice(findings.interview_process.stages, base)
    stages = [*reported, *advice.typical_process(role, base, reported)]
    process = findings.interview_process.model_copy(update={"stages": _numbered(stages[:20])})
    return merged(process, posting.posted_process(job), advice.level_notes(job, base))


def _numbered(stages: Sequence[ProcessStage]) -> list[ProcessStage]:
    return [stage.model_copy(update={"order": order}) for order, stage in enumerate(stages, start=1)]


def _sections(job: JobDetails, findings: Findings, role: RolePack, base: BasePack) -> list[RoleSection]:
    asked = posting.posting_section(job)
    own = advice.sections(role, base)
    return joined([asked] if asked else [], own[:-1], findings.role_preparation, own[-1:], most=_MOST_SECTIONS)


def _left_out(count: int, role: RolePack) -> str:
    items = "One item" if count == 1 else f"{count} items"
    return (
        f"{items} about other kinds of interviews {'was' if count == 1 else 'were'} left out, because this guide is "
        f"for {role.role.value}."
    )


def _finish(
    insights: Insights,
    job: JobDetails,
    posts: Sequence[Post],
    context: PrepContext,
    relevance: Mapping[str, float],
    noted: Sequence[str],
    *,
    date_passed: bool,
) -> Insights:
    """Add what follows from the verified items: sources, evidence level, gaps."""
    quoted = {entry.source_id for item in walk_items(insights) for entry in item.evidence} - {POSTING_SOURCE_ID}
    sources = [
        _source(post, relevance.get(post.source_id, post.relevance), used=post.source_id in quoted)
        for post in posts[:_MOST_SOURCES]
    ]
    counts = insights.grounding
    level: EvidenceLevel = "community" if counts.reported else "posting" if counts.posting else "general"
    process = insights.interview_process.model_copy(update={"stages": _numbered(insights.interview_process.stages)})
    insights = insights.model_copy(
        update={
            "interview_process": process,
            "sources": sources,
            "sources_count": len(quoted),
            "sources_quality": sources_quality(sources, job.company_name),
            "evidence_level": level,
        }
    )
    gaps = data_gaps(insights, job, context, noted=noted, date_passed=date_passed)
    # Made of parts that are valid already, so that only what was put together here is left to validate.
    return Insights(**dict(insights.model_copy(update={"data_gaps": gaps})))


def _source(post: Post, relevance: float, *, used: bool) -> Source:
    return Source(
        id=post.source_id,
        url=post.url,
        title=shorten(without_markdown(post.title) or strip_hidden(post.title), 300),
        channel=post.channel,
        date=post.created_at,
        relevance=relevance,
        used=used,
    )
