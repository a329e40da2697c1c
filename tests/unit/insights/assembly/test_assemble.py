"""Gaps, merging, trimming, cache keys: what surrounds the findings."""

from datetime import UTC, date, datetime

import pytest

from contracts.insights import (
    Basis,
    CommonQuestions,
    Evidence,
    Experience,
    Insights,
    InterviewProcess,
    Item,
    ProcessStage,
    Question,
    RoleSection,
    SuccessTips,
)
from contracts.job import FieldProvenance, JobDetails, ProvenanceSource, RoleCategory
from contracts.posts import Post
from contracts.preps import InsightsReady, PrepContext
from lexicon.company import Company
from services.insights.assembly.assemble import assemble
from services.insights.engines.base import EngineRequest, Findings
from services.insights.engines.extractive.engine import ExtractiveEngine
from services.insights.engines.extractive.questions import reported_questions
from services.insights.guide import findings_key, posts_to_read
from services.insights.parts.merging import advice, merged
from services.insights.sources.post_analysis import analyse
from services.insights.trimming import fitted

NOW = datetime(2026, 3, 2, tzinfo=UTC)
JOB = JobDetails(company_name="Quartz", job_title="Engineer", role_category=RoleCategory.OTHER)


def reported(text: str) -> Item:
    return Item(text=text, basis=Basis.REPORTED, evidence=[Evidence(source_id="x:1", quote=text)])


def test_reported_items_come_first_and_nothing_is_said_twice() -> None:
    found = SuccessTips(preparation=[reported("Practise two system design cases aloud")])
    general = SuccessTips(preparation=advice(["Practise two system design cases aloud.", "Sleep well before the day"]))

    texts = [(item.basis, item.text) for item in merged(found, general).preparation]

    assert texts == [
        (Basis.REPORTED, "Practise two system design cases aloud"),
        (Basis.GENERAL, "Sleep well before the day"),
    ]


def test_lists_stay_within_the_contract() -> None:
    many = CommonQuestions(
        behavioral=[Question(text=f"Question about subject{n}?", basis=Basis.GENERAL) for n in range(30)]
    )

    assert (
        len(
            merged(many, CommonQuestions(behavioral=[Question(text="One more thing?", basis=Basis.GENERAL)])).behavioral
        )
        == 30
    )


def test_rounds_with_the_same_words_stay_apart() -> None:
    item = reported("A phone screen and a superday in one week").model_dump()
    findings = Findings.model_validate(
        {
            "interview_process": {
                "stages": [ProcessStage(**item, name=name).model_dump() for name in ("phone screen", "superday")]
            }
        }
    )
    posts = [Post(source_id="x:1", source="x", body="A phone screen and a superday in one week")]

    insights = assemble(job=JOB, posts=posts, context=PrepContext(), findings=findings, now=NOW)

    assert [stage.name for stage in insights.interview_process.stages] == ["phone screen", "superday"]


@pytest.mark.parametrize("role", RoleCategory)
def test_a_guide_with_more_of_everything_than_it_may_hold_is_valid(role: RoleCategory) -> None:
    texts = [f"They asked candidate {number} about subject{number}" for number in range(60)]
    items = [reported(text).model_dump() for text in texts]
    findings = Findings.model_construct(
        **dict(Findings())
        | {
            "interview_process": InterviewProcess.model_construct(
                **dict(InterviewProcess())
                | {"stages": [ProcessStage(**item, name=f"round {number}") for number, item in enumerate(items)]}
            ),
            "common_questions": CommonQuestions(technical=[Question(**item) for item in items[:40]]),
            "real_interview_experiences": [Experience(**item, stages=["phone screen", "superday"]) for item in items],
            "success_tips": SuccessTips(preparation=[Item(**item) for item in items[:20]]),
            "role_preparation": [RoleSection(title=text, items=[reported(text)]) for text in texts],
        }
    )
    posts = [
        Post(source_id=f"x:{number}", source="x", body="\n".join([*texts, "a phone screen and a superday"]))
        for number in range(1, 300)
    ]
    job = JOB.model_copy(
        update={
            "role_category": role,
            "required_skills": texts,
            "benefits": texts,
            "interview_hints": ". ".join(texts),
            "remote_policy": "remote",
        }
    )

    insights = assemble(job=job, posts=posts, context=PrepContext(), findings=findings, now=NOW)

    assert Insights.model_validate_json(insights.model_dump_json()) == insights
    assert len(insights.real_interview_experiences) == 15


def test_an_event_that_fits_is_left_alone_and_others_lose_the_least_needed_first() -> None:
    job = JOB.model_copy(
        update={
            "description": "d" * 40_000,
            "provenance": {"job_title": FieldProvenance(source=ProvenanceSource.USER, confidence=1)},
        }
    )
    insights = assemble(job=job, posts=[], context=PrepContext(), findings=Findings(), now=NOW)
    event = InsightsReady(
        prep_id="p",
        user_id="u",
        job=job,
        insights=insights,
        context=PrepContext(notes="n" * 20_000, interview_date=date(2026, 4, 1)),
    )
    size = len(event.model_dump_json().encode())

    assert fitted(event, most_bytes=size + 1) is event
    without_notes = fitted(event, most_bytes=size - 10_000)
    assert (without_notes.context.notes, without_notes.context.interview_date) == (None, date(2026, 4, 1))
    assert without_notes.job == job
    smallest = fitted(event, most_bytes=size - 55_000)
    assert smallest.job.description is None
    assert smallest.insights.common_questions == insights.common_questions


def test_the_cache_key_follows_what_the_findings_depend_on() -> None:
    def key(**changes: object) -> str:
        fields = {"job": JOB, "posts": [Post(source_id="x:1", source="x")], "context": PrepContext()}
        return findings_key(EngineRequest(**(fields | changes)), ExtractiveEngine())  # type: ignore[arg-type]  # fields of three types

    assert key().startswith("quartz:engineer:")
    legal = JOB.model_copy(update={"company_name": f"{JOB.company_name}, Inc."})
    assert key(job=legal).startswith("quartz:"), "what is purged is found by the employer, however it was written"
    assert key() == key(context=PrepContext(interview_date=date(2026, 5, 1))), "the plan is made anew anyway"
    two = [Post(source_id=source_id, source="x", relevance=0.5) for source_id in ("x:1", "x:2")]
    again = [post.model_copy(update={"relevance": 0.6}) for post in reversed(two)]
    assert key(posts=two) == key(posts=again), "rank changes with the day, reports do not"
    others = [
        key(posts=[]),
        key(job=JOB.model_copy(update={"required_skills": ["SQL"]})),
        key(context=PrepContext(language="fr")),
    ]
    assert len({key(), key(posts=two), *others}) == 5


def test_notes_are_added_unless_the_collector_did() -> None:
    context = PrepContext(notes="They asked about ships.")
    collected = Post(source_id="notes:1", source="notes", body="They asked about ships.")

    assert [post.source_id for post in posts_to_read([], context)] == ["notes:1"]
    assert posts_to_read([collected], context) == [collected]
    assert posts_to_read([], PrepContext(notes="  ")) == []


def test_endless_posts_are_read_in_part() -> None:
    company = Company.of("Quartz")
    listing = "They asked:\n" + "\n".join(f"* Explain subject{number} and topic{number}" for number in range(1500))
    post = Post(source_id="x:1", source="x", title="Quartz interview", body=listing[:40_000])

    assert sum(len(text.sentences) for text in analyse(post, company).texts.texts) < 1000
    assert len(reported_questions(analyse(post, company), company)) <= 40
