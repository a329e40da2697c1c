"""What is learnt of the rounds that a post names: whether they are told, and whether they were had."""

import pytest

from contracts.posts import Comment, Post, PostOrigin
from lexicon.company import Company
from services.insights.rounds.judge import JudgedRound, features_of, judged_rounds, standing_of
from services.insights.sources.post_analysis import analyse

QUARTZ = Company.of("Quartz")


def post_of(body: str, *comments: str, title: str = "Quartz interview") -> Post:
    said = [Comment(comment_id=str(number), body=words) for number, words in enumerate(comments)]
    return Post(source_id="a", source="file", title=title, body=body, comments=said)


def judged(body: str, *comments: str) -> JudgedRound:
    return judged_rounds(analyse(post_of(body, *comments), QUARTZ))[0]


@pytest.mark.parametrize(
    ("told", "not_told"),
    [
        (
            "I passed the phone screen at Quartz last week, they asked me about caching.",
            "Is there a phone screen at Quartz?",
        ),
        (
            "At Quartz I had a behavioral round with the manager, it went well.",
            "They say culture fit is very important at Quartz.",
        ),
        (
            "I had the recruiter screen with Quartz on Monday, thirty minutes about my background.",
            "I got a call from the recruiter at Quartz, she wanted to schedule something.",
        ),
        (
            "Quartz sent me an online assessment on HackerRank and I finished it yesterday.",
            "Interviewing at Quartz soon, I practise on HackerRank every day.",
        ),
    ],
)
def test_a_round_that_took_place_is_likelier_than_what_only_sounds_like_one(told: str, not_told: str) -> None:
    assert judged(told).chance > judged(not_told).chance + 0.1


def test_who_had_a_round_does_not_await_it() -> None:
    had = "I had my phone screen with Quartz last week and it lasted an hour."
    awaited = "I have a phone screen with Quartz next week, any tips?"

    assert standing_of(post_of(had), QUARTZ, name="phone screen", quote=had) == "had"
    assert standing_of(post_of(awaited), QUARTZ, name="phone screen", quote=awaited) == "awaited"


def test_what_a_quote_leaves_open_is_neither_had_nor_awaited() -> None:
    bare = "My Quartz phone screen."
    post = post_of(bare, "Good luck!", title="Quartz phone screen")

    assert standing_of(post, QUARTZ, name="phone screen", quote=bare) == "open"


def test_words_that_no_round_is_known_by_are_judged_by_their_wording() -> None:
    post = post_of("My cook-off at Quartz is next week, any tips?")

    assert standing_of(post, QUARTZ, name="presentation", quote="My cook-off at Quartz is next week") == "awaited"


def test_each_question_of_a_mention_has_features_of_its_own() -> None:
    analysis = analyse(post_of("There was no phone screen at Quartz. Hexabank had one."), QUARTZ)
    mention = judged_rounds(analysis)[0].mention
    found = features_of(mention, analysis)

    assert {"not held", "none before"} <= found["told"]
    assert "titled" in found["own"]
    assert "round:phone screen" in found["right"]


def test_the_same_words_are_judged_once() -> None:
    analysis = analyse(post_of("I had a phone screen at Quartz."), QUARTZ)

    assert judged_rounds(analysis) is judged_rounds(analysis)


def test_the_rounds_of_an_employers_own_page_are_its_process() -> None:
    page = (
        "After you apply, a recruiter calls you for thirty minutes. The loop has a panel interview.\n"
        "What if I fail the phone screen? Then you can apply again."
    )
    post = post_of(page, title="How we hire").model_copy(update={"origin": PostOrigin.EMPLOYER})
    rounds = {one.mention.entry.name: (one.chance, one.held) for one in judged_rounds(analyse(post, QUARTZ))}
    assert {"recruiter screen", "panel", "onsite/loop"} <= set(rounds)
    assert "phone screen" not in rounds
    assert all(chance >= 0.9 and held >= 0.9 for chance, held in rounds.values())
