"""Guides as data, written for tests: a rich one, one without community evidence, one as large as contracts allow."""

from datetime import UTC, date, datetime

from contracts.insights import (
    Basis,
    CommonQuestions,
    Compensation,
    CultureInsights,
    DayOfLogistics,
    Evidence,
    Experience,
    Grounding,
    Insights,
    InterviewProcess,
    Item,
    MistakesAndRedFlags,
    PlanWeek,
    PostInterview,
    PreparationPlan,
    ProcessStage,
    Question,
    Requirement,
    Resource,
    RoleSection,
    Source,
    Story,
    SuccessTips,
)
from contracts.job import JobDetails, RoleCategory, Salary

__all__ = ["bare_insights", "bare_job", "general_insights", "huge_insights", "rich_insights", "rich_job"]

UPDATED = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


def rich_job() -> JobDetails:
    """A software posting with every field filled."""
    return JobDetails(
        company_name="Lumenworks Pay",
        company_domain="lumenworks.example",
        job_title="Senior Backend Engineer, Payments Platform",
        raw_title="Senior Backend Engineer (f/m/x) - Payments Platform",
        level="Senior",
        team_division="Payments Platform",
        location="Berlin, Germany",
        locations=["Berlin, Germany", "Lisbon, Portugal", "Remote (EU)"],
        remote_policy="hybrid",
        required_skills=[
            "Go",
            "PostgreSQL",
            "Apache Kafka",
            "Distributed systems",
            "API design",
            "Observability",
            "5+ years of building backend services that handle money",
            "Comfort with being on call for the services you write",
        ],
        preferred_skills=["Kotlin", "Terraform", "Card schemes", "ISO 20022", "Double-entry ledgers"],
        years_experience="5+ years",
        job_type="Full-time",
        key_responsibilities=[
            "Own the ledger service that books every movement of money, from design to operation.",
            "Lead the move from nightly settlement to continuous settlement.",
            "Review designs of three neighbouring teams and help them avoid double booking.",
            "Take part in the on-call rotation, one week in six.",
        ],
        interview_hints="Our process: a call with a recruiter, a practical exercise in pairs, a design conversation "
        "and a final conversation with the head of engineering. We answer within five working days after each step.",
        benefits=["30 days of holiday", "Learning budget of 1,500 EUR", "Public transport ticket", "Stock options"],
        salary_range="€85,000 – €105,000 per year",
        salary=Salary(min=85000, max=105000, currency="EUR", period="year", raw="€85,000 – €105,000"),
        role_category=RoleCategory.SOFTWARE_ENGINEERING,
        posted_at=date(2026, 4, 20),
        valid_through=date(2026, 6, 30),
        source_url="https://jobs.lumenworks.example/postings/senior-backend-engineer?team=payments&ref=site",
    )


def reported(text: str, *evidence: tuple[str, str]) -> Item:
    """A reported item with its quotes."""
    return Item(text=text, basis=Basis.REPORTED, evidence=_evidence(*evidence))


def posted(text: str, quote: str | None = None) -> Item:
    """An item from the posting."""
    return Item(text=text, basis=Basis.POSTING, evidence=_evidence(("posting", quote)) if quote else [])


def general(*texts: str) -> list[Item]:
    """Items of general advice."""
    return [Item(text=text, basis=Basis.GENERAL) for text in texts]


def _evidence(*pairs: tuple[str, str]) -> list[Evidence]:
    return [Evidence(source_id=source, quote=quote) for source, quote in pairs]


def _question(
    text: str,
    *evidence: tuple[str, str],
    basis: Basis | None = None,
    stage: str | None = None,
    topic: str | None = None,
    guidance: str | None = None,
) -> Question:
    return Question(
        text=text,
        basis=basis or (Basis.REPORTED if evidence else Basis.GENERAL),
        evidence=_evidence(*evidence),
        stage=stage,
        topic=topic,
        guidance=guidance,
        reports=len({source for source, _ in evidence}),
        last_seen=date(2026, 4, 2) if evidence else None,
    )


def _sources() -> list[Source]:
    titles = [
        ("reddit:a1", "Lumenworks senior backend loop, went through it last month", "r/cscareerquestionsEU", True),
        ("reddit:a2", "Lumenworks Pay pair exercise: what to expect?", "r/cscareerquestionsEU", True),
        ("reddit:a3", "Rejected after the design round at Lumenworks", "r/ExperiencedDevs", True),
        ("hackernews:b1", "Ask HN: Interviewing at European payment companies", "Hacker News", True),
        ("reddit:a4", "Offer from Lumenworks, is 98k fair for Berlin?", "r/berlinsocialclub", True),
        ("stackexchange:c1", "How do payment companies test for idempotency knowledge?", "The Workplace", True),
        ("reddit:a5", "Fintech interviews in Lisbon in 2026", "r/devpt", False),
        ("hackernews:b2", "Double-entry ledgers at scale", "Hacker News", False),
    ]
    return [
        Source(
            id=id_,
            url=f"https://forum.example/{id_.replace(':', '/')}/thread",
            title=title,
            channel=channel,
            date=datetime(2026, 4 - index // 3, 20 - index, tzinfo=UTC),
            relevance=0.95 - index * 0.08,
            used=used,
        )
        for index, (id_, title, channel, used) in enumerate(titles)
    ]


def _process() -> InterviewProcess:
    return InterviewProcess(
        stages=[
            ProcessStage(
                name="Recruiter call",
                order=1,
                text="A friendly call about motivation, salary expectations and notice period. No technical questions.",
                basis=Basis.REPORTED,
                evidence=_evidence(
                    (
                        "reddit:a1",
                        "First was a 30 minute chat with the recruiter, nothing technical, asked about salary",
                    )
                ),
                duration="30 minutes",
                interviewer="Recruiter",
                format="video call",
                reports=3,
                tips=general("Have one figure for your salary ready and give it as a range of total pay."),
            ),
            ProcessStage(
                name="Pair exercise",
                order=2,
                text="You extend a small transfer service together with an engineer of the team: add an endpoint, make "
                "it safe to call twice, write a test for the race. You may use your own editor.",
                basis=Basis.REPORTED,
                evidence=_evidence(
                    (
                        "reddit:a2",
                        "you get a tiny Go repo with a transfer endpoint and have to make it idempotent",
                    ),
                    ("reddit:a1", "pairing was 90 min, my own laptop, they cared about tests more than finishing"),
                ),
                duration="90 minutes",
                interviewer="Engineer of the team",
                format="pair programming",
                reports=4,
                tips=[
                    reported(
                        "Say aloud what happens when the same request arrives twice before you type anything.",
                        ("reddit:a2", "they literally wrote in the feedback that I talked about retries before coding"),
                    ),
                    *general("Practise with a timer: a working endpoint after 40 minutes leaves time for tests."),
                ],
            ),
            ProcessStage(
                name="Design conversation",
                order=3,
                text="Design a ledger that books transfers between accounts at two thousand a second, then keep "
                "changing it as requirements arrive: refunds, partial captures, a currency that disappears.",
                basis=Basis.REPORTED,
                evidence=_evidence(
                    (
                        "reddit:a3",
                        "system design was basically 'design our ledger', what if a currency gets dropped",
                    )
                ),
                duration="60 minutes",
                interviewer="Staff engineer",
                format="video call with a shared board",
                reports=2,
            ),
            ProcessStage(
                name="Final conversation",
                order=4,
                text="A conversation with the head of engineering about how you work with other teams.",
                basis=Basis.POSTING,
                evidence=_evidence(("posting", "a final conversation with the head of engineering")),
                duration="45 minutes",
                interviewer="Head of engineering",
                reports=0,
            ),
        ],
        total_timeline=reported(
            "Candidates report three to four weeks from the first call to the decision.",
            ("reddit:a1", "whole thing took 3 weeks, offer came 4 days after the last call"),
            ("reddit:a3", "almost 4 weeks until the rejection mail"),
        ),
        level_notes=[
            reported(
                "For senior candidates the design conversation weighs most; one was offered a lower level after it.",
                ("reddit:a3", "they said I would be a strong mid level but not senior after the design round"),
            ),
            *general("Expect to be asked about decisions that you regret, not only about successes."),
        ],
    )


def _questions() -> CommonQuestions:
    return CommonQuestions(
        behavioral=[
            _question(
                "Tell me about a time you disagreed with a product manager about an incident.",
                ("reddit:a1", "he asked about a time I disagreed with a PM about an incident"),
                stage="Final conversation",
                guidance="Name the disagreement in one sentence, then spend most of the time on how you found out who "
                "was right. End with what changed afterwards.",
            ),
            _question(
                "Why payments?",
                ("reddit:a4", "the usual why payments"),
                ("hackernews:b1", "every one of them asked why payments"),
                stage="Recruiter call",
            ),
            _question(
                "Describe the worst outage you were responsible for.",
                guidance="Choose one with a clear cause. Say what you measured, what you changed and what it cost.",
            ),
            _question("Which feedback did you receive more than once?", guidance="Name it plainly, then the habit."),
            _question("When did you last change your mind about a technical decision?"),
            _question("How do you bring a colleague up to speed who joins during an incident?"),
        ],
        technical=[
            _question(
                "How would you make a transfer endpoint idempotent?",
                ("reddit:a2", "you get a tiny Go repo with a transfer endpoint and have to make it idempotent"),
                ("stackexchange:c1", "The question I was asked: how do you make POST /transfer safe to retry?"),
                ("reddit:a1", "idempotency keys of course"),
                stage="Pair exercise",
                topic="Idempotency",
                guidance="Key in the request, unique constraint in the transaction of the booking, stored response "
                "for repeats. Say what happens when the first attempt is still running.",
            ),
            _question(
                "What does exactly-once mean between Kafka and PostgreSQL, and when is it a lie?",
                ("reddit:a3", "asked me what exactly once means between kafka and postgres"),
                stage="Design conversation",
                topic="Messaging",
            ),
            _question(
                "Write a function that merges overlapping settlement windows: given [(1, 3), (2, 6), (8, 10)] return "
                "[(1, 6), (8, 10)]; keep a < b && b <= c in mind.",
                ("hackernews:b1", "merge intervals dressed up as settlement windows, vector<pair<int,int>> in my case"),
                topic="Algorithms",
            ),
            _question(
                "Explain the isolation levels of PostgreSQL with an example of write skew.",
                basis=Basis.POSTING,
                topic="PostgreSQL",
                guidance="The posting asks for PostgreSQL. Draw two doctors on call, or two transfers of one account.",
            ),
            _question("How do you roll out a schema change to a table with two billion rows?", topic="Operations"),
            _question(
                "Which metrics would page you at night for a ledger, and which would not?", topic="Observability"
            ),
        ],
        company_specific=[
            _question(
                "What would you change first in our public API?",
                ("hackernews:b1", "they asked what I would change in their public API so read the docs before"),
                guidance="Read the API reference the evening before and pick one endpoint.",
            ),
            _question("How does continuous settlement change the way errors are corrected?", basis=Basis.POSTING),
        ],
    )


def _experiences() -> list[Experience]:
    return [
        Experience(
            role="Senior backend engineer, Berlin",
            text="Four conversations in three weeks, fair and well organised. The pair exercise decided: tests and "
            "talking about retries counted more than finishing.",
            basis=Basis.REPORTED,
            evidence=_evidence(
                ("reddit:a1", "whole thing took 3 weeks, offer came 4 days after the last call"),
                ("reddit:a1", "pairing was 90 min, my own laptop, they cared about tests more than finishing"),
            ),
            outcome="offer",
            occurred_on=date(2026, 4, 2),
            stages=["Recruiter call", "Pair exercise", "Design conversation", "Final conversation"],
        ),
        Experience(
            role="Staff engineer",
            text="Reached the design conversation, lost the thread when refunds and a vanished currency came up, and "
            "was told that it was a strong mid-level performance.",
            basis=Basis.REPORTED,
            evidence=_evidence(
                ("reddit:a3", "they said I would be a strong mid level but not senior after the design round")
            ),
            outcome="reject",
            occurred_on=date(2026, 3, 14),
            stages=["Recruiter call", "Pair exercise", "Design conversation"],
        ),
    ]


def _plan() -> PreparationPlan:
    return PreparationPlan(
        recommended_weeks=4,
        days_left=26,
        practice_target="12 timed exercises and 4 design sketches",
        weeks=[
            PlanWeek(
                week=1,
                focus="Foundations",
                tasks=[
                    *general(
                        "Write down six stories from your work and tag each with conflict, failure, impact, speed.",
                        "Repeat transactions and isolation levels; reproduce write skew on your own machine.",
                    ),
                    posted(
                        "Read the posting's responsibilities and find one story for each.", "Own the ledger service"
                    ),
                ],
                resources=[
                    Resource(
                        title="PostgreSQL documentation: transaction isolation",
                        url="https://www.postgresql.org/docs/current/transaction-iso.html",
                        text="The reference for every isolation question.",
                        basis=Basis.GENERAL,
                    )
                ],
            ),
            PlanWeek(
                week=2,
                focus="Pair exercise",
                tasks=[
                    reported(
                        "Build a transfer endpoint in Go and make it safe to call twice, with a test for the race.",
                        ("reddit:a2", "you get a tiny Go repo with a transfer endpoint and have to make it idempotent"),
                    ),
                    *general("Do three exercises in 90 minutes each, aloud, with somebody watching."),
                ],
            ),
            PlanWeek(
                week=3,
                focus="Design",
                tasks=general(
                    "Sketch a ledger, then add refunds, partial captures and a second currency.",
                    "Estimate storage and throughput for two thousand transfers a second.",
                ),
                resources=[
                    Resource(
                        title="Designing data-intensive applications, chapters 7 to 9",
                        text="Transactions, distributed trouble and consistency.",
                        basis=Basis.GENERAL,
                    )
                ],
            ),
            PlanWeek(
                week=4,
                focus="Rehearsal",
                tasks=general("Two mock interviews with feedback.", "Prepare five questions of your own."),
            ),
        ],
    )


def _requirements() -> list[Requirement]:
    return [
        Requirement(
            text="5+ years of building backend services that handle money",
            basis=Basis.POSTING,
            evidence=_evidence(("posting", "5+ years of building backend services that handle money")),
            probes="Whether the years hold responsibility or presence.",
            question="What did you build in those years that handled money?",
            have_ready="One service with its size and one failure.",
        ),
        Requirement(text="Own the ledger service", basis=Basis.POSTING, kind="duty", question="What have you owned?"),
        Requirement(text="On-call, one week in six", basis=Basis.POSTING, kind="condition"),
        Requirement(text="Kotlin", basis=Basis.POSTING, kind="preferred"),
    ]


def rich_insights() -> Insights:
    """A guide with items of every basis in every part."""
    return Insights(
        company_name="Lumenworks Pay",
        job_title="Senior Backend Engineer, Payments Platform",
        last_updated=UPDATED,
        interview_process=_process(),
        common_questions=_questions(),
        real_interview_experiences=_experiences(),
        success_tips=SuccessTips(
            what_worked=[
                reported(
                    "Bringing an own example of a double booking and how it was found.",
                    ("reddit:a4", "I told them about a double booking bug I hunted for a week, they loved it"),
                )
            ],
            preparation=general("Speak your answers aloud; silent preparation hides the gaps."),
        ),
        red_flags_and_mistakes=MistakesAndRedFlags(
            common_mistakes=[
                reported(
                    "Starting to code without asking what happens on a retry.",
                    ("reddit:a2", "friend failed because he never asked about retries"),
                ),
                *general("Answering a design question with a list of products instead of a data model."),
            ],
            red_flags=[
                reported(
                    "One candidate waited four weeks for a rejection although the posting promises five days.",
                    ("reddit:a3", "almost 4 weeks until the rejection mail"),
                )
            ],
        ),
        day_of_logistics=DayOfLogistics(
            what_to_wear=general("What you would wear to work there: clean and plain is enough for engineers."),
            arrival=general("Join calls five minutes early; be at the office ten minutes before."),
            what_to_bring=[
                reported(
                    "Your own laptop with a working Go setup.", ("reddit:a1", "pairing was 90 min, my own laptop")
                ),
                *general("Two printed copies of your CV for an onsite round."),
            ],
            virtual_setup=general(
                "Test camera, microphone and screen sharing with the same tool the day before.",
                "Keep a second device at hand in case the first one fails.",
            ),
            during_interview=general(
                "Repeat the question in your own words before you answer.",
                "Say when you are guessing.",
                "Ask how the result of this conversation is decided.",
            ),
        ),
        post_interview=PostInterview(
            response_timeline=[
                posted("An answer within five working days after each step.", "within five working days")
            ],
            thank_you=general(
                "Three sentences on the same day: thanks, one thing you learnt, one thing you would add."
            ),
            follow_up=general("Ask once after the promised date, then once more a week later."),
            offer_details=general("Ask for the full offer in writing: base, bonus, options with vesting and strike."),
            negotiation=[
                reported(
                    "One candidate moved the base from 92k to 98k by asking once, with a competing offer.",
                    ("reddit:a4", "started at 92k, asked once with another offer in hand and they went to 98k"),
                )
            ],
        ),
        culture_insights=CultureInsights(
            work_life_balance=[
                reported("On call is one week in six and is paid.", ("hackernews:b1", "on call one in six, paid, calm"))
            ],
            team_dynamics=general("Ask who decides when two teams disagree."),
            growth=general("Ask for an example of somebody who was promoted last year, and why."),
            remote_policy=[posted("Hybrid, in Berlin or Lisbon, or remote within the EU.")],
        ),
        compensation=Compensation(
            base_pay=[
                posted("€85,000 – €105,000 a year, stated by the employer.", "€85,000 – €105,000"),
                reported("A senior offer in Berlin: 98,000 € base.", ("reddit:a4", "they went to 98k")),
            ],
            additional=[
                reported(
                    "Options worth about 40,000 € over four years.",
                    ("reddit:a4", "options are like 40k over 4 years on paper"),
                )
            ],
            benefits=[posted("30 days of holiday, learning budget, public transport ticket.")],
            negotiation=general("Give a range whose lower end you would accept."),
        ),
        preparation_plan=_plan(),
        requirements=_requirements(),
        story_map=[
            Story(
                question="When did you move money twice, and how did you notice?",
                requirement="5+ years of building backend services that handle money",
                passages=["Built the reconciliation of a card issuer (Go, PostgreSQL), 40 million bookings a month"],
                advice="Begin with the reconciliation and the size.",
            ),
            Story(question="How do you design an API?", requirement="API design", advice="Your résumé shows none."),
        ],
        checklist=[posted("A story for: 5+ years of building backend services"), *general("Camera and headset tested")],
        last_minutes=[*general("Say your introduction once aloud.")],
        role_preparation=[
            RoleSection(
                title="Coding interview preparation",
                items=general(
                    "Practise intervals, maps and heaps: they appear in disguise in payment exercises.",
                    "Write tests first for anything that may run twice.",
                ),
            )
        ],
        sources=_sources(),
        sources_count=6,
        sources_quality="Six discussions of the last six months, most of them by people who went through this process.",
        data_gaps=[
            "Nobody reported the questions of the final conversation in detail.",
            "No report names the pay of engineers in Lisbon.",
            "Nothing was found about the size of the team.",
        ],
        evidence_level="community",
        grounding=Grounding(reported=25, posting=6, general=40, dropped=2, relabelled=1),
    )


def bare_job() -> JobDetails:
    """A job of which only company and title are known."""
    return JobDetails(company_name="Ørsted & Søn", job_title="Junior Associate", role_category=RoleCategory.CONSULTING)


def bare_insights() -> Insights:
    """A guide without any content."""
    return Insights(company_name="Ørsted & Søn", job_title="Junior Associate", last_updated=UPDATED)


def general_insights() -> Insights:
    """A guide made without any community post: general advice only, as the insights service makes it then."""
    rich = rich_insights()
    stages = ["Screening call", "First case interview", "Second case interview", "Partner conversation"]
    return rich.model_copy(
        update={
            "company_name": "Ørsted & Søn",
            "job_title": "Junior Associate",
            "interview_process": InterviewProcess(
                stages=[
                    ProcessStage(
                        name=name,
                        order=order,
                        text="A typical round for junior consultants: expect a short personal part and a case.",
                        basis=Basis.GENERAL,
                    )
                    for order, name in enumerate(stages, start=1)
                ]
            ),
            "common_questions": CommonQuestions(
                behavioral=[
                    Question(text=text, basis=Basis.GENERAL, guidance="Situation, task, action, result: two minutes.")
                    for text in (
                        "Tell me about a time you convinced somebody who outranked you.",
                        "Describe a team that did not work and your part in it.",
                        "Which achievement are you most proud of?",
                        "Why consulting, and why now?",
                        "When did you fail?",
                        "How do you deal with a client who does not share data?",
                        "What do you do when the deadline moves forward by a week?",
                        "Which feedback changed the way you work?",
                    )
                ],
                technical=[
                    Question(text=text, basis=Basis.GENERAL, topic="Case")
                    for text in (
                        "A ferry company loses money in winter. What would you look at first?",
                        "How many bicycles are sold in Denmark in a year?",
                        "A client wants to enter the heat-pump market. Should they?",
                        "Sales grow while profit falls. Find three reasons and how to test them.",
                    )
                ],
            ),
            "real_interview_experiences": [],
            "success_tips": SuccessTips(preparation=general("Practise cases aloud with a partner.")),
            "red_flags_and_mistakes": MistakesAndRedFlags(
                common_mistakes=general("Jumping to a framework before the question is clear.")
            ),
            "day_of_logistics": rich.day_of_logistics.model_copy(
                update={"what_to_bring": general("A pen, squared paper and a copy of your CV.")}
            ),
            "post_interview": PostInterview(
                response_timeline=general("One to two weeks is usual."),
                thank_you=general("Three sentences on the same day."),
                follow_up=general("Ask once after the promised date."),
            ),
            "culture_insights": CultureInsights(team_dynamics=general("Ask how teams are put together.")),
            "compensation": Compensation(negotiation=general("Ask for the range before you name a figure.")),
            "preparation_plan": PreparationPlan(
                recommended_weeks=6,
                practice_target="30 cases",
                weeks=[
                    PlanWeek(
                        week=week, focus=focus, tasks=general(f"Two cases a day: {focus.lower()}.", "Mental maths.")
                    )
                    for week, focus in enumerate(
                        ("Structure", "Market sizing", "Profitability", "Market entry", "Charts", "Mock interviews"), 1
                    )
                ],
            ),
            "role_preparation": [
                RoleSection(
                    title="Case interview preparation", items=general("Thirty cases aloud beat a hundred read.")
                )
            ],
            "sources": [],
            "sources_count": 0,
            "sources_quality": "No discussion about this company was found.",
            "data_gaps": [
                "No interview report about this company was found in the last twelve months.",
                "The posting's text was not available; only company and title are known.",
            ],
            "evidence_level": "general",
            "grounding": Grounding(general=60),
        }
    )


def huge_insights() -> Insights:
    """Every list as long as contracts allow, every text as long as it gets."""
    long_text = ("Lorem dolor sit amet consectetur adipiscing elit sed do eiusmod. " * 40)[:1990]
    quote = long_text[:590]
    evidence = [Evidence(source_id=f"reddit:{number}", quote=quote) for number in range(20)]
    items = [Item(text=long_text, basis=Basis.REPORTED, evidence=evidence) for _ in range(10)]
    questions = [
        Question(text=long_text, basis=Basis.REPORTED, evidence=evidence, guidance=long_text[:900]) for _ in range(30)
    ]
    return rich_insights().model_copy(
        update={
            "common_questions": CommonQuestions(behavioral=questions, technical=questions, company_specific=questions),
            "culture_insights": CultureInsights(
                work_life_balance=items, team_dynamics=items, management=items, growth=items, remote_policy=items
            ),
            "sources": [
                Source(id=f"reddit:{number}", url=f"https://forum.example/{number}", title=long_text[:400])
                for number in range(200)
            ],
        }
    )
