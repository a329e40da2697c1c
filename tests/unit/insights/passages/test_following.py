"""A round is quoted with the sentences behind it that say what it was like."""

import pytest

from contracts.posts import Comment, Post
from lexicon.company import Company
from services.insights.passages.following import told_below_title, with_what_follows

VEXMOOR = Company.of("Vexmoor")
ROUND = "I had the technical interview at Vexmoor last week."
MORE = "They asked me two questions about graphs and one about caching."


def widened(body: str, *, quote: str = ROUND, kind: str = "technical interview") -> str:
    post = Post(source_id="a", source="file", title="Vexmoor interview experience", body=body)
    return with_what_follows(post, VEXMOOR, kind=kind, quote=quote)


def test_what_the_round_was_like_is_quoted_with_it() -> None:
    assert widened(f"{ROUND} {MORE}") == f"{ROUND} {MORE}"


@pytest.mark.parametrize(
    "behind",
    [
        "Then they asked me to do a case study about pricing.",
        "The onsite had four hours of questions.",
        "A week later I got an email with a rejection.",
        "Has anybody else been asked such questions?",
        "I was so happy that I danced.",
    ],
)
def test_what_followed_is_not(behind: str) -> None:
    assert widened(f"{ROUND} {behind} {MORE}") == ROUND


def test_of_several_rounds_the_last_one_is_described() -> None:
    both = "I did the phone screen and then the technical interview at Vexmoor."
    assert widened(f"{both} {MORE}", quote=both) == f"{both} {MORE}"
    assert widened(f"{both} {MORE}", quote=both, kind="phone screen") == both


def test_a_quote_that_ends_within_its_sentence_stays() -> None:
    assert widened(f"{ROUND} {MORE}", quote="I had the technical interview") == "I had the technical interview"


def test_what_stands_nowhere_stays() -> None:
    assert widened(MORE, quote="We had a panel.") == "We had a panel."


def test_what_somebody_answers_is_looked_through_too() -> None:
    answer = Comment(comment_id="c", body=f"{ROUND} {MORE}")
    post = Post(source_id="a", source="file", title="Vexmoor interview?", body="How is it?", comments=[answer])
    told = with_what_follows(post, VEXMOOR, kind="technical interview", quote=ROUND)
    assert told == f"{ROUND} {MORE}"


def test_a_quote_stays_short() -> None:
    long = " ".join(f"The interviewer asked me about problem number {number} and its solution." for number in range(9))
    assert len(widened(f"{ROUND} {long}")) <= 400


def test_what_a_title_names_is_told_below_it() -> None:
    body = "Hello all. It took an hour, and they asked me two questions about graphs. Then I had an onsite. Any tips?"
    post = Post(source_id="a", source="file", title="Vexmoor technical interview", body=body)
    told = told_below_title(post, VEXMOOR, kind="technical interview", quote="Vexmoor technical interview")
    assert told == "It took an hour, and they asked me two questions about graphs."


@pytest.mark.parametrize("body", ["How was yours?", "The onsite had questions about graphs.", ""])
def test_where_nothing_is_told_below_a_title_nothing_is_quoted(body: str) -> None:
    post = Post(source_id="a", source="file", title="Vexmoor technical interview", body=body)
    assert told_below_title(post, VEXMOOR, kind="technical interview", quote=post.title) is None


def test_what_stands_in_no_title_has_nothing_below_it() -> None:
    post = Post(source_id="a", source="file", title="Vexmoor technical interview", body=f"{ROUND} {MORE}")
    assert told_below_title(post, VEXMOOR, kind="technical interview", quote=ROUND) is None
