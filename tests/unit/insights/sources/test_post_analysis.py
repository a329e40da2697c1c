"""Layout and scope: places in the original, lists, and which lines speak of the company."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.posts import Comment, Post, PostOrigin
from lexicon.company import Company
from services.insights.sources.post_analysis import analyse, relevance_of
from services.insights.sources.post_texts import post_texts
from services.insights.text.normalized import normalize


@given(st.text(max_size=200))
def test_a_shadow_is_as_long_as_its_text(text: str) -> None:
    assert len(normalize(text)) == len(text)


@given(st.text(alphabet="ab .!?*-\n\"'&gt;12)", max_size=120))
def test_sentences_are_exact_parts_of_their_passage(body: str) -> None:
    for block in post_texts(Post(source_id="x:1", source="x", title="t", body=body)):
        for _, sentence in block.sentences():
            assert block.raw[sentence.start : sentence.start + len(sentence.raw)] == sentence.raw
            assert len(sentence.normalized) == len(sentence.raw)


def test_the_best_comments_are_read_in_the_order_of_votes() -> None:
    comments = [Comment(comment_id=str(score), body=f"comment {score}", score=score) for score in (1, 9, 3, 5, 7, 2)]

    read_texts = [block.raw for block in post_texts(Post(source_id="x:1", source="x", comments=comments))]

    assert read_texts == ["comment 9", "comment 7", "comment 5", "comment 3", "comment 2"]


def test_items_know_what_introduces_them() -> None:
    body = "# Round 1\n\n* Coding questions:\n   1. Sort a list\n   2. Walk a tree\n* I solved both"

    lines = {
        line.sentences[0].raw: (line.heading, line.lead)
        for line in post_texts(Post(source_id="x:1", source="x", body=body))[0].lines
    }

    assert lines["Walk a tree"] == ("round 1", "coding questions:")
    assert lines["I solved both"] == ("round 1", "")


def test_a_post_that_names_many_employers_is_not_about_one() -> None:
    body = "Offers from Google, Netflix, Spotify and Uber. I also had an interview at Quartz."
    analysis = analyse(Post(source_id="x:1", source="x", title="My job search", body=body), Company.of("Quartz"))

    assert analysis.relevant
    assert not analysis.subject


@pytest.mark.parametrize(
    "post",
    [
        Post(source_id="notes:1", source="notes", body="They asked about shipping."),
        Post(source_id="employer:1", source="employer", origin=PostOrigin.EMPLOYER, body="We decide within ten days."),
    ],
    ids=["notes of the user", "a page of the employer"],
)
def test_notes_and_the_employers_pages_are_about_it_throughout(post: Post) -> None:
    analysis = analyse(post, Company.of("Quartz"))

    assert [sentence.raw for _, _, sentence in analysis.sentences()] == [post.body]
    assert [text.base for text in analysis.texts.texts] == ["own"]
    assert relevance_of(post, Company.of("Quartz")).relevant


def test_a_comment_on_the_employer_makes_a_post_relevant_only_when_first_hand() -> None:
    def relevant(comment: str) -> bool:
        post = Post(
            source_id="x:1",
            source="x",
            title="Nervous",
            body="Any tips?",
            comments=[Comment(comment_id="1", body=comment)],
        )
        return analyse(post, Company.of("Quartz")).relevant

    assert relevant("I interviewed at Quartz last month.")
    assert not relevant("The odds of anyone getting a job at Quartz are slim.")


@pytest.mark.parametrize("heading", ["**Quartz:**", "## Quartz (onsite)", "## The Quartz interview"])
def test_a_chapter_is_about_the_company_that_its_heading_names(heading: str) -> None:
    body = f"# Initech\n\nA short call.\n\n{heading}\n\nFour rounds.\n\n# Globex\n\nOne round."
    post = Post(source_id="x:1", source="x", title="Quartz and Initech interviews", body=body)
    lines = {line.raw: line.ours for line in analyse(post, Company.of("Quartz")).post_texts[1].lines}

    assert (lines["A short call."], lines["Four rounds."], lines["One round."]) == (False, True, False)


def test_a_part_is_about_the_company_where_the_name_stands_in_it() -> None:
    post = Post(source_id="x:1", source="x", title="Quartz interview", body="I was nervous. Quartz called me. I left.")
    body = analyse(post, Company.of("Quartz")).post_texts[1]

    assert [sentence.raw for _, sentence in body.sentences() if body.is_about(sentence)] == ["Quartz called me."]
