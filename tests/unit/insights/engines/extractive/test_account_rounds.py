"""An account lists the rounds that its author went through."""

import pytest

from contracts.posts import Comment, Post
from lexicon.company import Company
from services.insights.engines.extractive.account_rounds import rounds_had
from services.insights.engines.extractive.accounts import account_of, full_title
from services.insights.engines.extractive.stages import reported_stages
from services.insights.sources.post_analysis import PostAnalysis, analyse

COMPANY = Company.of("Quartz")


def analysed(body: str, *comments: str) -> PostAnalysis:
    entries = [Comment(comment_id=str(number), body=text) for number, text in enumerate(comments)]
    post = Post(source_id="x:1", source="x", title="My Quartz interview", body=body, comments=entries)
    return analyse(post, COMPANY)


def had(body: str, *comments: str) -> set[str]:
    analysis = analysed(body, *comments)
    return set(rounds_had(analysis, reported_stages(analysis)))


@pytest.mark.parametrize(
    ("body", "rounds"),
    [
        ("I had a phone screen and a system design round at Quartz.", {"phone screen", "system design"}),
        ("I passed the online assessment at Quartz. My onsite is next week.", {"online assessment"}),
        ("I had my onsite at Quartz and they want to set up a panel.", {"onsite/loop"}),
        ("I finished my phone screen at Quartz and got invited to the onsite.", {"phone screen"}),
    ],
)
def test_rounds_that_are_told_as_past_are_had(body: str, rounds: set[str]) -> None:
    assert had(body) == rounds


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("I interviewed at Quartz. I have a final round with Quartz tomorrow.", id="still to come"),
        pytest.param("I applied to Quartz and they invited me to an onsite.", id="an invitation"),
        pytest.param("I applied to Quartz. The recruiter called me to tell me about the job.", id="only a call"),
        pytest.param("I interviewed at Quartz. Did you have a phone screen?", id="asked of others"),
    ],
)
def test_rounds_that_are_only_announced_are_not_had(body: str) -> None:
    assert had(body) == set()


def test_rounds_of_commenters_are_not_the_authors() -> None:
    assert had("I applied to Quartz last week.", "I had a phone screen and an onsite at Quartz.") == set()


def test_an_account_without_a_round_and_an_outcome_is_none() -> None:
    analysis = analysed("I interviewed at Quartz and the interview went well.")
    assert account_of(analysis, COMPANY, reported_stages(analysis)) is None


@pytest.mark.parametrize("role", ["Senior Data Analyst", "SDE1", "backend engineer intern", "nurse"])
def test_a_title_in_full_is_a_role(role: str) -> None:
    assert full_title(role) == role


@pytest.mark.parametrize("role", ["original", "analyst", "internship and why", "Growth and Career", "SA", None])
def test_part_of_a_sentence_is_no_role(role: str | None) -> None:
    assert full_title(role) is None


def test_what_is_joined_to_a_title_is_cut_off() -> None:
    assert full_title("SAP consultant and got selected") == "SAP consultant"


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("post of data engineer", "data engineer"),
        ("Data Engineer Managerial", "Data Engineer"),
        ("overworked electrical engineer", "electrical engineer"),
        ("Business Intelligence Analytics", "Business Intelligence Analytics"),
    ],
)
def test_what_stands_around_a_title_is_cut_off(told: str, role: str) -> None:
    assert full_title(told) == role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Quartz SDE2 loop", "SDE2"),
        ("Quartz intern interview", "internship"),
        ("Deployment Strategist at Quartz, interview for DS", "Deployment Strategist"),
        ("Quartz SWE vs PM interview", None),
        ("Internal transfer at Quartz", None),
    ],
)
def test_a_title_names_the_job_by_letters_or_as_an_internship(title: str, role: str | None) -> None:
    body = "I had a phone screen and a system design round at Quartz."
    analysis = analyse(Post(source_id="x:1", source="x", title=title, body=body), COMPANY)

    account = account_of(analysis, COMPANY, reported_stages(analysis))

    assert account is not None
    assert account.role == role


@pytest.mark.parametrize(
    ("body", "rounds"),
    [
        ("I had a final round with the hiring manager at Quartz.", {"hiring manager"}),
        (
            "I had a phone screen at Quartz. I had a bar raiser, it was a behavioral round.",
            {"phone screen", "bar raiser"},
        ),
        ("I had my onsite interview at Quartz. The final round went well.", {"onsite/loop"}),
        ("I had a phone screen and an onsite at Quartz.", {"phone screen", "onsite/loop"}),
    ],
)
def test_one_round_under_two_names_is_one(body: str, rounds: set[str]) -> None:
    assert had(body) == rounds


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("I had a phone screen at Quartz.", id="one round and no end"),
        pytest.param("I got the offer from Quartz.", id="no round"),
        pytest.param("I had a phone screen and an onsite. They asked about Quartz Sheets formulas.", id="a tool"),
    ],
)
def test_what_tells_too_little_of_an_interview_here_is_no_account(body: str) -> None:
    post = Post(source_id="x:1", source="x", title="An interview story with Quartz Sheets in it", body=body)
    analysis = analyse(post, COMPANY)

    assert account_of(analysis, COMPANY, reported_stages(analysis)) is None
