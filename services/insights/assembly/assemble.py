"""Puts a guide together: findings of an engine, words of the posting, advice of the packs."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from contracts.insights import (
    POSTING_SOURCE_ID,
    EvidenceLevel,
    Insights,
    ProcessStage,
    Source,
    walk_items,
)
from contracts.job import JobDetails, RoleCategory
from contracts.posts import CollectionReport, Post
from contracts.preps import PrepContext
from lexicon.company import Company
from lexicon.text import shorten, strip_hidden
from services.insights.advice.facts import facts_of
from services.insights.advice.plan import days_left
from services.insights.advice.rolepack import role_pack
from services.insights.advice.stories import story_map
from services.insights.assembly.accounts import summed_up, telling
from services.insights.assembly.advising import advised
from services.insights.assembly.attribution import Attribution
from services.insights.assembly.differences import with_differences
from services.insights.assembly.families import Families
from services.insights.assembly.folding import folded
from services.insights.assembly.gaps import Gaps
from services.insights.assembly.reporters import Reporters
from services.insights.assembly.role_leakage import without_foreign
from services.insights.engines.base import Findings
from services.insights.forms.round_names import with_told_names
from services.insights.parts.merging import merged
from services.insights.posting.demands import Demand, demands_of
from services.insights.posting.process import announced_rounds
from services.insights.posting.requirements import requirements_of
from services.insights.posting.stated import posted_pay, posted_process
from services.insights.sources.texts import SourceTexts
from services.insights.text.markdown import without_markdown
from services.insights.verification.verifier import Verifier

__all__ = ["assemble"]

_MOST_SOURCES = 200
_MOST_SECTIONS = 5
_MOST_STAGES = 20


def assemble(
    *,
    job: JobDetails,
    posts: Sequence[Post],
    context: PrepContext,
    findings: Findings,
    now: datetime,
    collection: CollectionReport | None = None,
) -> Insights:
    """Return the verified guide.

    Args:
        job: The posting.
        posts: Every post considered; evidence may quote nothing else.
        context: What the user added; its date decides the plan, its résumé the story map.
        findings: What the engine found, unverified.
        now: The moment the guide speaks of.
        collection: How the collection of posts went, for the page of gaps.
    """
    demands = demands_of(job)
    facts = facts_of(job, demands)
    pack = role_pack(job.role_category, facts.subrole)
    left = days_left(context.interview_date, now.date())
    urls = [entry.url for entry in pack.resources if entry.url]
    texts = SourceTexts(job=job, posts=posts, urls=[*urls, *([job.source_url] if job.source_url else [])])
    verifier = Verifier(sources=texts, company=Company.of_posting(job))

    found, foreign = without_foreign(_found(job, findings, demands, now), job.role_category)
    reporters = Reporters(job, posts)
    attribution = Attribution(reporters)
    found = folded(Families(reporters).marked(found), reporters.own)
    found = _with_stages(found, attribution.of_known_jobs(found.interview_process.stages))
    # Advice depends on what remains of the findings, so they are verified before it is chosen.
    checked = verifier.verify(telling(with_differences(verifier.verify(found)), attribution.is_told))
    announced = announced_rounds(job)
    complete = advised(checked, facts=facts, pack=pack, demands=demands, left=left, announced=announced)
    complete, _ = without_foreign(complete, job.role_category)
    stories = story_map(context.resume_text, complete.requirements)
    verified = verifier.verify(complete.model_copy(update={"story_map": stories}))
    noted = [*findings.gaps, *([_left_out(foreign, job.role_category)] if foreign else [])]
    gaps = Gaps(job=job, context=context, collection=collection, noted=noted, date_passed=_passed(context, left))
    return _finish(verified, posts, findings.relevance, gaps, attribution)


def _passed(context: PrepContext, left: int | None) -> bool:
    return context.interview_date is not None and left is None


def _found(job: JobDetails, findings: Findings, demands: Sequence[Demand], now: datetime) -> Insights:
    """Return what the engine found and what the posting says, reported items first."""
    process = findings.interview_process
    process = process.model_copy(update={"stages": _numbered(process.stages[:_MOST_STAGES])})
    return Insights(
        company_name=job.company_name,
        job_title=job.job_title,
        last_updated=now,
        interview_process=merged(process, posted_process(job, rounds=announced_rounds(job))),
        common_questions=findings.common_questions,
        real_interview_experiences=findings.real_interview_experiences[:15],
        success_tips=findings.success_tips,
        red_flags_and_mistakes=findings.red_flags_and_mistakes,
        day_of_logistics=findings.day_of_logistics,
        post_interview=findings.post_interview,
        culture_insights=findings.culture_insights,
        compensation=merged(posted_pay(job), findings.compensation),
        role_preparation=findings.role_preparation[:_MOST_SECTIONS],
        requirements=requirements_of(job, demands),
    )


def _with_stages(insights: Insights, stages: Sequence[ProcessStage]) -> Insights:
    process = insights.interview_process.model_copy(update={"stages": list(stages)})
    return insights.model_copy(update={"interview_process": process})


def _numbered(stages: Sequence[ProcessStage]) -> list[ProcessStage]:
    return [stage.model_copy(update={"order": order}) for order, stage in enumerate(stages, start=1)]


def _left_out(count: int, role: RoleCategory) -> str:
    items = "One item" if count == 1 else f"{count} items"
    return (
        f"{items} about other kinds of interviews {'was' if count == 1 else 'were'} left out, because this guide is "
        f"for {role.value}."
    )


def _finish(
    insights: Insights, posts: Sequence[Post], relevance: Mapping[str, float], gaps: Gaps, attribution: Attribution
) -> Insights:
    """Add what follows from the verified items: sources, evidence level, gaps."""
    quoted = {entry.source_id for item in walk_items(insights) for entry in item.evidence} - {POSTING_SOURCE_ID}
    sources = [
        _source(post, relevance.get(post.source_id, post.relevance), used=post.source_id in quoted)
        for post in posts[:_MOST_SOURCES]
    ]
    counts = insights.grounding
    level: EvidenceLevel = (
        "community" if counts.reported else "posting" if counts.posting or counts.employer else "general"
    )
    stages = _numbered(attribution.in_full(with_told_names(attribution.told(insights.interview_process.stages))))
    accounts = [*map(attribution.named, attribution.adding(insights.real_interview_experiences, stages))]
    process = insights.interview_process.model_copy(update={"stages": stages})
    insights = insights.model_copy(
        update={
            "interview_process": process,
            "common_questions": attribution.asked(insights.common_questions),
            "real_interview_experiences": summed_up(accounts, attribution.job_of, attribution.is_answer),
            "sources": sources,
            "sources_count": len(quoted),
            "sources_quality": gaps.sources_quality(sources),
            "evidence_level": level,
        }
    )
    # Made of parts that are valid already, so that only what was put together here is left to validate.
    return Insights(**dict(insights.model_copy(update={"data_gaps": gaps.sentences(insights)})))


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
