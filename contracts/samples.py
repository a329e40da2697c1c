"""One preparation as every event of its chain: the committed examples, and the material of tests.

All companies and people are made up.
"""

from datetime import UTC, date, datetime
from typing import Any

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.insights import (
    Basis,
    CommonQuestions,
    Compensation,
    Evidence,
    Experience,
    Grounding,
    Insights,
    InterviewProcess,
    Item,
    PlanWeek,
    PreparationPlan,
    ProcessStage,
    Question,
    Resource,
    Source,
    SuccessTips,
)
from contracts.job import Employer, FieldProvenance, JobDetails, ProvenanceSource, RoleCategory, Salary
from contracts.posts import CollectionReport, Comment, Post, SourceReport
from contracts.preps import (
    InsightsReady,
    JobParsed,
    PdfStored,
    PostsCollected,
    PrepCancelled,
    PrepContext,
    PrepFailed,
    PrepProgress,
    PrepRequest,
    PrepRequested,
    StoredDocument,
)
from contracts.problems import ProblemCode
from contracts.status import PrepStatus, Stage

__all__ = ["sample_events", "sample_insights", "sample_job", "sample_post"]

_PREP_ID = "prep-4f1c"
_USER_ID = "user-17"
_AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
_QUOTE = "They asked me to design a rate limiter for the public API"


def sample_job() -> JobDetails:
    """Return the posting of the example chain."""
    stated = FieldProvenance(source=ProvenanceSource.PLATFORM_API, confidence=0.98)
    read = FieldProvenance(source=ProvenanceSource.TEXT, confidence=0.7)
    return JobDetails(
        company_name="Quillstone Robotics",
        company_domain="quillstone.example",
        company=Employer(
            brand="Quillstone Robotics",
            legal_name="Quillstone Robotics B.V.",
            spellings=["Quillstone Robotics", "Quillstone"],
            domain="quillstone.example",
        ),
        job_title="Senior Backend Engineer",
        raw_title="Senior Backend Engineer (m/f/d) - REQ-1182",
        level="Senior",
        team_division="Fleet Platform",
        location="Rotterdam, Netherlands",
        locations=["Rotterdam, Netherlands", "Ghent, Belgium"],
        remote_policy="hybrid",
        required_skills=["Python", "PostgreSQL", "Kafka"],
        preferred_skills=["Go"],
        years_experience="5+ years",
        job_type="Full-time",
        key_responsibilities=["Own the service that schedules robots", "Mentor two engineers"],
        interview_hints="Expect a recruiter call, a live coding session and a design conversation.",
        benefits=["30 days of leave"],
        salary_range="€75,000 - €92,000 per year",
        salary=Salary(min=75_000, max=92_000, currency="EUR", period="year", raw="€75,000 - €92,000"),
        role_category=RoleCategory.SOFTWARE_ENGINEERING,
        posted_at=date(2026, 10, 12),
        language="en",
        platform="greenhouse",
        source_url="https://jobs.quillstone.example/openings/1182",
        description="Quillstone Robotics builds warehouse robots. You will own the service that schedules them.",
        provenance={
            "company_name": stated,
            "job_title": stated,
            "location": stated,
            "remote_policy": read,
            "salary": read,
        },
    )


def sample_post() -> Post:
    """Return a discussion of the example chain; the sample insights quote it."""
    return Post(
        source_id="reddit:1qk7pz",
        source="reddit",
        url="https://www.reddit.com/r/cscareerquestions/comments/1qk7pz/",
        title="Quillstone Robotics senior backend loop, my notes",
        body=f"Four rounds in two weeks. {_QUOTE}, then how I would shard it. Recruiter was quick to answer.",
        channel="r/cscareerquestions",
        score=41,
        created_at=datetime(2026, 8, 20, 18, 5, tzinfo=UTC),
        comment_count=6,
        comments=[Comment(comment_id="n2k1", body="Same loop for me, plus a chat with the hiring manager.", score=9)],
        relevance=0.93,
    )


def sample_insights() -> Insights:
    """Return a small guide in which each basis occurs."""
    post = sample_post()
    quoted = [Evidence(source_id=post.source_id, quote=_QUOTE)]
    general = Basis.GENERAL
    return Insights(
        company_name="Quillstone Robotics",
        job_title="Senior Backend Engineer",
        last_updated=_AT,
        interview_process=InterviewProcess(
            stages=[
                ProcessStage(
                    name="System design",
                    text="A design conversation about the public API.",
                    basis=Basis.REPORTED,
                    evidence=quoted,
                    order=1,
                    format="video call",
                    tips=[Item(text="Ask for the expected traffic first.", basis=general)],
                    reports=1,
                )
            ],
            total_timeline=Item(
                text="About two weeks.",
                basis=Basis.REPORTED,
                evidence=[Evidence(source_id=post.source_id, quote="Four rounds in two weeks.")],
            ),
        ),
        common_questions=CommonQuestions(
            behavioral=[Question(text="Tell me about a disagreement with a colleague.", basis=general)],
            technical=[
                Question(
                    text="Design a rate limiter for a public API.",
                    basis=Basis.REPORTED,
                    evidence=quoted,
                    stage="System design",
                    topic="System design",
                    reports=1,
                    last_seen=date(2026, 8, 20),
                )
            ],
        ),
        real_interview_experiences=[
            Experience(
                text="Four rounds within two weeks, with a design round on rate limiting.",
                basis=Basis.REPORTED,
                evidence=quoted,
                occurred_on=date(2026, 8, 20),
                stages=["System design"],
            )
        ],
        success_tips=SuccessTips(preparation=[Item(text="Prepare three stories about ownership.", basis=general)]),
        compensation=Compensation(
            base_pay=[
                Item(
                    text="The posting states €75,000 - €92,000 per year.",
                    basis=Basis.POSTING,
                    evidence=[Evidence(source_id="posting", quote="€75,000 - €92,000")],
                )
            ]
        ),
        preparation_plan=PreparationPlan(
            recommended_weeks=1,
            weeks=[
                PlanWeek(
                    week=1,
                    focus="System design",
                    tasks=[Item(text="Design a rate limiter on paper, twice.", basis=general)],
                    resources=[
                        Resource(
                            title="The System Design Primer",
                            text="Worked designs to compare with.",
                            basis=general,
                            url="https://github.com/donnemartin/system-design-primer",
                        )
                    ],
                )
            ],
        ),
        sources=[
            Source(
                id=post.source_id,
                url=post.url,
                title=post.title,
                channel=post.channel,
                date=post.created_at,
                relevance=post.relevance,
                used=True,
            )
        ],
        sources_count=1,
        sources_quality="One detailed account from the last twelve months.",
        data_gaps=["Nobody reported pay for this role."],
        evidence_level="community",
        grounding=Grounding(reported=4, posting=1, general=5),
    )


def sample_events() -> dict[str, Event]:
    """Return one event for each topic, by topic name; all of the same preparation."""
    envelope: dict[str, Any] = {"prep_id": _PREP_ID, "user_id": _USER_ID, "occurred_at": _AT}
    job, insights = sample_job(), sample_insights()
    context = PrepContext(interview_date=date(2026, 11, 20))
    events: list[Event] = [
        PrepRequested(
            **envelope,
            producer="gateway",
            request=PrepRequest(job_posting_url="https://jobs.quillstone.example/openings/1182"),
            context=context,
        ),
        JobParsed(**envelope, producer="parser", job=job, context=context),
        PostsCollected(
            **envelope,
            producer="scraper",
            job=job,
            posts=[sample_post()],
            collection=CollectionReport(
                sources=[SourceReport(source="reddit", status="ok", requests=7, found=20, kept=1)]
            ),
            context=context,
        ),
        InsightsReady(**envelope, producer="insights", job=job, insights=insights, context=context),
        PdfStored(
            **envelope,
            producer="renderer",
            document=StoredDocument(
                key=f"interview_preps/{_USER_ID}/{_PREP_ID}.pdf",
                size_bytes=181_233,
                sha256="5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                pages=11,
            ),
            evidence_level="community",
        ),
        BillingCharged(**envelope, producer="billing", amount=25, balance=75, used_this_month=1, monthly_limit=2),
        PrepFailed(
            **envelope,
            producer="parser",
            stage=Stage.PARSER,
            code=ProblemCode.LOGIN_REQUIRED,
            message="The site asks for a login. Enter company and title, or paste the posting's text.",
            needs_manual_input=True,
        ),
        PrepProgress(
            **envelope,
            event_id="0f8fad5b-d9cb-469f-a165-70867728950e",
            producer="scraper",
            stage=Stage.SCRAPER,
            status=PrepStatus.SCRAPING_REDDIT,
            message="Reading 25 discussions",
            done=10,
            total=25,
        ),
        PrepCancelled(**envelope, producer="gateway"),
    ]
    return {event.topic: event for event in events}
