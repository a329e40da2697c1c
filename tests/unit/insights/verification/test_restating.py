"""What is left of an item whose own wording its quote does not carry."""

from typing import Any

import pytest
from pydantic import BaseModel

from contracts.insights import (
    Basis,
    Compensation,
    CultureInsights,
    Evidence,
    Experience,
    InterviewProcess,
    Item,
    MistakesAndRedFlags,
    PostInterview,
    ProcessStage,
    Question,
    SuccessTips,
)
from contracts.job import JobDetails
from contracts.posts import Comment, Post
from lexicon.company import Company
from services.insights.sources.texts import SourceTexts
from services.insights.verification.support import Support, SupportedBy


def left_of(item: Item, body: str, *, parent: BaseModel, name: str = "", comments: tuple[str, ...] = ()) -> SupportedBy:
    said = [Comment(comment_id=str(number), body=text) for number, text in enumerate(comments)]
    post = Post(source_id="p", source="reddit", title="Vexmoor interview", body=body, comments=said)
    sources = SourceTexts(job=JobDetails(company_name="Vexmoor", job_title="Engineer"), posts=[post])
    return Support(sources=sources, company=Company.of("Vexmoor")).of(item, parent, name, item.evidence)


def fact(text: str, quote: str) -> Item:
    return Item(text=text, basis=Basis.REPORTED, evidence=[Evidence(source_id="p", quote=quote)])


def told(kind: type[Item], text: str, quote: str, **more: Any) -> Item:
    return kind(**dict(fact(text, quote)), **more)


@pytest.mark.parametrize(
    ("parent", "name", "claimed", "quote", "body", "printed"),
    [
        (
            PostInterview(),
            "response_timeline",
            "Vexmoor answers by registered letter three days after the onsite.",
            "Got the offer three days after my onsite.",
            "Got the offer three days after my onsite.",
            "An offer came three days after the onsite.",
        ),
        (
            Compensation(),
            "base_pay",
            "Pay is 31,000, and standby duty earns generous extra allowances.",
            "31k with standby money",
            "Got a call in the evening. 31k with standby money on top. Happy days.",
            "31k with standby money on top.",
        ),
        (
            SuccessTips(),
            "preparation",
            "A ride home had better be arranged, as buses end their running early.",
            "bus stops running at 6 so sort a lift",
            "Bus stops running at 6 so sort a lift.",
            "Bus stops running at 6 so sort a lift.",
        ),
    ],
    ids=["in a fixed form", "in its sentence", "as it stands"],
)
def test_a_refused_wording_leaves_what_its_quote_says(
    parent: BaseModel, name: str, claimed: str, quote: str, body: str, printed: str
) -> None:
    left = left_of(fact(claimed, quote), body, parent=parent, name=name)

    assert left.text == printed
    assert all(entry.quote in body for entry in left.evidence)
    assert len(left.evidence) == 1


@pytest.mark.parametrize(
    ("claimed", "quote", "body"),
    [
        (
            "The bonus is paid in spring.",
            "the bonus is not paid in spring",
            "And the bonus is not paid in spring, 2k.",
        ),
        (
            "This job pays 24k.",
            "I was on 24k at the garden centre",
            "I was on 24k at the garden centre.",
        ),
        (
            "The base is a splendid 90k for everybody.",
            "my friend got 90k",
            "Who knows, my friend got 90k somewhere.",
        ),
        ("The base is a splendid 90k for everybody.", "maybe 90k base", "My guess is maybe 90k base for this one."),
        ("The base is a splendid 90k for everybody.", "base of 90k", "I am leaving Brightmoor with a base of 90k."),
        ("The job is paid very well all in all.", "the office has plants", "And the office has plants everywhere."),
    ],
    ids=["the opposite", "earned elsewhere", "a friend's", "guessed", "another employer's", "nothing of it"],
)
def test_nothing_is_left_where_the_quote_itself_may_not_be_reported(claimed: str, quote: str, body: str) -> None:
    assert not left_of(fact(claimed, quote), body, parent=Compensation(), name="base_pay").evidence


def test_where_others_are_named_too_only_what_names_the_employer_is_left() -> None:
    claimed = "Salaries have a generous base of 40k or 41k and a car."
    body = "Both came through. At Kelso they wrote letters. The base is 40k. Vexmoor has a base of 41k."

    assert not left_of(fact(claimed, "The base is 40k"), body, parent=Compensation()).evidence
    assert left_of(fact(claimed, "Vexmoor has a base of 41k"), body, parent=Compensation()).evidence


def test_of_working_somewhere_only_who_works_there_is_quoted() -> None:
    item = fact("Weekend duties are frequent and rather demanding for staff.", "weekend duty every other week")
    outside = "Weekend duty: weekend duty every other week."
    inside = "I worked there. We had weekend duty every other week."

    assert not left_of(item, outside, parent=CultureInsights()).evidence
    assert left_of(item, inside, parent=CultureInsights()).evidence


def test_a_question_is_left_as_it_was_told() -> None:
    asked = told(Question, "What would you sell short at the moment, and why now?", "asked what I'd short right now")

    left = left_of(asked, "VP asked what I'd short right now and why.", parent=MistakesAndRedFlags())

    assert left.text == "What would you short right now?"


def test_a_round_keeps_its_name_and_the_details_that_were_told() -> None:
    stage = told(
        ProcessStage,
        "A relaxed phone screen of 30 minutes with the founder about hobbies.",
        "phone screen, 30 minutes",
        name="phone screen",
        duration="30 minutes",
        interviewer="founder",
    )

    left = left_of(stage, "First a phone screen, 30 minutes.", parent=InterviewProcess())

    assert (left.text, list(left.withheld)) == ("Phone screen, 30 minutes", ["interviewer"])


def test_an_account_is_left_in_its_own_words_without_an_outcome_nobody_told() -> None:
    quote = "Three of us at the start, one was sent home at lunch"
    account = told(Experience, "One of three candidates got dismissed halfway through.", quote, outcome="offer")

    left = left_of(account, f"{quote}.", parent=InterviewProcess(), name="real_interview_experiences")

    assert (left.text, list(left.withheld)) == (f"{quote}.", ["outcome"])
    assert not left_of(account, "Long.", parent=InterviewProcess(), comments=(f"{quote}.",)).evidence


def test_a_round_whose_wording_names_another_one_is_left_out() -> None:
    said = "The phone screen is unpaid."
    misread = told(ProcessStage, said, "the take-home is unpaid", name="phone screen")
    own_words = told(ProcessStage, "Take-home", "the take-home is unpaid", name="take-home")
    post = "After the phone screen, the take-home is unpaid."

    assert not left_of(misread, post, parent=InterviewProcess()).evidence
    assert left_of(own_words, post, parent=InterviewProcess()).evidence


def test_nothing_is_left_of_an_ending_that_the_quote_tells_otherwise() -> None:
    quote = "the panel was lovely but I got rejected on Monday"
    account = told(Experience, "The candidate got the offer on Monday after a lovely panel.", quote)

    left = left_of(account, f"In the end {quote}.", parent=InterviewProcess(), name="real_interview_experiences")

    assert not left.evidence
