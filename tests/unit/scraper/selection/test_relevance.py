"""Which posts are kept, and in which order."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.job import JobDetails, RoleCategory
from contracts.posts import Post
from services.scraper.search.plan import SearchPlan
from services.scraper.selection.relevance import Relevance, interview_substance

SENTENCES = [
    "I interviewed at Stripe last week.",
    "The recruiter from Stripe called.",
    "I had three rounds.",
    "They asked me about ledgers.",
    "My skills: Java, Stripe API, SQL.",
    "A striped tie.",
    "Interview at Harborline tomorrow.",
    "Google, Stripe and Uber all hire.",
]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Stripe interview experience", "Two coding rounds and a bug bash."),
        ("How many rounds to expect?", "I have a loop at Stripe for a backend role and wonder what they ask."),
        ("Is Stripe a good place for new grads?", "What is the culture at Stripe like?"),
        ("Got the offer!", "A recruiter from Stripe called me today with an offer."),
    ],
)
def test_keeps_posts_about_the_company_as_an_employer(
    plan: SearchPlan, make_post: Callable[..., Post], title: str, body: str
) -> None:
    assert plan.shortlist([make_post(title=title, body=body)])


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("What to wear", "A dark suit with a striped tie for my interview."),
        ("Earned my stripes", "My coworkers do not like how I earned this job interview."),
        ("Take-home for a start-up", "They want me to integrate Stripe API payments in one day before the interview."),
        ("Interview at Harborline", "The job description lists Java, SQL and the Stripe API."),
        ("Coding interview tips", "Practise graphs every day."),
    ],
)
def test_drops_posts_that_only_use_the_name(
    plan: SearchPlan, make_post: Callable[..., Post], title: str, body: str
) -> None:
    assert not plan.shortlist([make_post(title=title, body=body)])


def test_comments_can_tell_that_a_post_is_about_the_company(plan: SearchPlan, make_post: Callable[..., Post]) -> None:
    silent = make_post(title="Any tips for the payments company in SF?", body="Backend loop next week.")
    answered = silent.model_copy(
        update={"comments": make_post(comments=("I interviewed at Stripe, their loop has five rounds.",) * 3).comments}
    )
    assert not plan.shortlist([silent])
    assert plan.relevance.about_company(answered) > plan.relevance.about_company(silent)


def test_an_impostors_offer_is_no_evidence(plan: SearchPlan, make_post: Callable[..., Post]) -> None:
    post = make_post(title="Is my offer from Stripe a scam?", body="They wrote from a free mail address.")
    assert not plan.shortlist([post])


def test_votes_alone_do_not_win(plan: SearchPlan, make_post: Callable[..., Post]) -> None:
    body = "I just had the onsite: coding round, system design, behavioral; they asked me to build a ledger in Java."
    account = make_post("a", title="Stripe software engineer interview experience", body=body, score=3)
    popular = make_post("b", title="Stripe is hiring", body="Big office.", score=4000)
    assert [post.source_id for post in plan.shortlist([popular, account])] == ["reddit:a", "reddit:b"]


def test_the_same_kind_of_work_comes_first(plan: SearchPlan, make_post: Callable[..., Post]) -> None:
    engineer = make_post("a", title="Stripe software engineer interview", body="Three rounds.")
    sales = make_post("b", title="Stripe account executive sales interview", body="Three rounds.")
    assert plan.shortlist([sales, engineer])[0] == plan.shortlist([engineer])[0]


def test_newer_comes_first_among_equals(plan: SearchPlan, make_post: Callable[..., Post]) -> None:
    old = make_post("a", title="Stripe onsite", body="Coding, then design.", days=300)
    new = make_post("b", title="Stripe onsite", body="Design, then coding.", days=3)
    assert [post.source_id for post in plan.shortlist([old, new])] == ["reddit:b", "reddit:a"]


def test_posts_older_than_the_window_are_left_out(plan: SearchPlan, make_post: Callable[..., Post]) -> None:
    inside = make_post("a", title="Stripe interview", body="One.", days=364)
    outside = make_post("b", title="Stripe interview", body="Two.", days=366)
    undated = inside.model_copy(update={"source_id": "reddit:c", "created_at": None})
    assert {post.source_id for post in plan.shortlist([inside, outside, undated])} == {"reddit:a", "reddit:c"}


def test_a_post_from_the_future_is_no_newer_than_now(plan: SearchPlan, make_post: Callable[..., Post]) -> None:
    post = make_post(title="Stripe interview", body="x", days=-4000)
    assert plan.shortlist([post])[0].relevance <= 1


def test_first_hand_accounts_tell_most() -> None:
    assert interview_substance("My onsite: they asked me a technical question") > interview_substance("Nice office")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_ranking_does_not_depend_on_the_order_of_arrival(data: st.DataObject, job: JobDetails) -> None:
    posts = [
        Post(source_id=f"reddit:{n}", source="reddit", title=title, body=" ".join(body), score=score)
        for n, (title, body, score) in enumerate(
            data.draw(
                st.lists(
                    st.tuples(
                        st.sampled_from(SENTENCES),
                        st.lists(st.sampled_from(SENTENCES), max_size=6),
                        st.integers(-5, 5000),
                    ),
                    max_size=10,
                )
            )
        )
    ]
    plan = SearchPlan.for_job(job, window_days=365, wanted=35)
    ranked = plan.shortlist(posts)
    shuffled = data.draw(st.permutations(posts))
    fresh = SearchPlan.for_job(job, window_days=365, wanted=35, now=plan.since + timedelta(days=365))
    assert fresh.shortlist(shuffled) == ranked
    assert all(0 <= post.relevance <= 1 for post in ranked)
    assert [post.relevance for post in ranked] == sorted((post.relevance for post in ranked), reverse=True)
    assert all(one.kept for one in plan.relevance.judge(ranked))


@pytest.mark.parametrize("category", list(RoleCategory))
def test_every_kind_of_role_can_be_ranked(
    category: RoleCategory, plan: SearchPlan, make_post: Callable[..., Post]
) -> None:
    job = JobDetails(company_name="Stripe", job_title="Anything", role_category=category)
    assert Relevance(job=job, now=plan.since).shortlist([make_post(title="Stripe interview", body="x")])


def test_what_is_remembered_for_one_job_is_not_taken_for_another(
    job: JobDetails, make_post: Callable[..., Post]
) -> None:
    post = make_post(title="Stripe interview for software engineers", body="Two coding rounds in Ruby at Stripe.")
    jobs = {
        "engineer": job,
        "lawyer": job.model_copy(update={"role_category": RoleCategory.LEGAL}),
        "gardener": job.model_copy(update={"job_title": "Gardener"}),
        "pythonist": job.model_copy(update={"required_skills": ["Python"], "level": None}),
        "elsewhere": job.model_copy(update={"company_name": "Harborline"}),
    }

    def relevance(name: str) -> float:
        plan = SearchPlan.for_job(jobs[name], window_days=365, wanted=35, now=post.created_at)
        return next((kept.relevance for kept in plan.shortlist([post])), 0.0)

    first = {name: relevance(name) for name in jobs}
    assert {name: relevance(name) for name in reversed(jobs)} == first
    assert first["engineer"] == max(first.values())
    assert len(set(first.values())) == len(jobs)
