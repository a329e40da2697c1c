"""Gaps name causes: a source that refused is not a source that had nothing."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from contracts.insights import Source
from contracts.job import JobDetails
from contracts.posts import CollectionReport, Post, SourceReport
from contracts.preps import PrepContext
from services.insights.assembly.assemble import assemble
from services.insights.assembly.gaps import Gaps
from services.insights.engines.base import Findings

NOW = datetime(2026, 3, 2, tzinfo=UTC)
JOB = JobDetails(company_name="Quartz", job_title="Engineer")


def gaps(context: PrepContext | None = None, *, posts: list[Post] | None = None, **statuses: Any) -> str:
    reports = [SourceReport(source=name, status=status) for name, status in statuses.items()]
    insights = assemble(
        job=JOB,
        posts=posts or [],
        context=context or PrepContext(),
        findings=Findings(),
        now=NOW,
        collection=CollectionReport(sources=reports) if reports else None,
    )
    return " ".join(insights.data_gaps)


@pytest.mark.parametrize(
    ("context", "stated"),
    [
        (PrepContext(language="de"), "The guide is in English"),
        (PrepContext(interview_date=date(2026, 1, 1)), "has passed"),
        (PrepContext(), "paste the text"),
    ],
)
def test_gaps_say_what_is_missing_and_what_to_do(context: PrepContext, stated: str) -> None:
    assert stated in gaps(context)


def test_posts_without_reports_are_a_gap_of_their_own() -> None:
    assert "None of the 1 posts found reports" in gaps(posts=[Post(source_id="x:1", source="x", title="Hello")])


def test_a_refusal_is_not_silence() -> None:
    text = gaps(reddit="blocked", hackernews="ok")
    assert "Not every source could be searched: Reddit refused access." in text
    assert "Hacker News had nothing about interviews at Quartz" in text
    assert "No community posts were found about" not in text


def test_all_refusals_are_named() -> None:
    text = gaps(reddit="rate_limited", hackernews="timeout", stackexchange="failed")
    assert "Reddit asked to wait, Hacker News did not answer in time, Stack Exchange could not be read" in text


def test_a_source_that_gave_posts_is_no_gap() -> None:
    report = CollectionReport(sources=[SourceReport(source="reddit", status="partial", kept=3)])
    insights = assemble(job=JOB, posts=[], context=PrepContext(), findings=Findings(), now=NOW, collection=report)
    assert "Reddit" not in " ".join(insights.data_gaps)


def quality(sources: list[Source], **statuses: Any) -> str:
    reports = [SourceReport(source=name, status=status) for name, status in statuses.items()]
    made = Gaps(
        job=JOB,
        context=PrepContext(),
        collection=CollectionReport(sources=reports),
        noted=[],
        date_passed=False,
    )
    return made.sources_quality(sources)


def test_the_quality_of_sources_is_one_honest_sentence() -> None:
    used = [Source(id=f"x:{number}", used=True, date=NOW) for number in range(2)]

    assert quality([]).startswith("No community posts were found;")
    assert quality([], reddit="blocked").startswith("No community posts were found (Reddit refused access);")
    assert "none reports anything usable" in quality([Source(id="x:1")])
    assert quality(used) == (
        "2 of 2 community posts are quoted; the newest is from March 2026. "
        "That is a thin basis, so treat details as single reports."
    )


def test_what_is_switched_off_or_not_needed_is_no_gap() -> None:
    text = gaps(reddit="disabled", arctic_shift="ok", lemmy="disabled")
    assert "Lemmy" not in text
    assert "Not every source" not in text


def test_a_refusal_says_until_when_and_reading_says_what_was_lost() -> None:
    until = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
    reports = [
        SourceReport(source="reddit", status="rate_limited", next_try_at=until, stale=True, collected_at=NOW),
        SourceReport(source="hackernews", status="ok", kept=1, unreadable=3),
    ]
    insights = assemble(
        job=JOB,
        posts=[],
        context=PrepContext(),
        findings=Findings(),
        now=NOW,
        collection=CollectionReport(sources=reports),
    )
    text = " ".join(insights.data_gaps)
    assert "Reddit asked to wait until 14:05 UTC" in text
    assert "What Reddit says was collected on 2 March 2026; it does not answer at present." in text
    assert "3 posts of Hacker News could not be read" in text


@pytest.mark.parametrize(("skills", "rests"), [((), "is general advice"), (("Go",), "rests on the posting")])
def test_a_guide_rests_on_a_posting_where_there_is_one(skills: tuple[str, ...], rests: str) -> None:
    job = JOB.model_copy(update={"required_skills": list(skills)})
    assert rests in Gaps(job=job, context=PrepContext(), collection=None, noted=(), date_passed=False).sources_quality(
        []
    )
