"""Which lines and sentences of a post speak of the company."""

from collections.abc import Sequence

import pytest

from contracts.posts import Comment, Post, PostOrigin
from lexicon.company import Company
from services.insights.sources.post_analysis import PostAnalysis, analyse


def analysed(body: str, *, title: str = "Quartz interview", comments: Sequence[Comment] = ()) -> PostAnalysis:
    post = Post(source_id="x:1", source="x", title=title, body=body, comments=list(comments))
    return analyse(post, Company.of("Quartz"))


def test_the_best_comments_are_read_in_the_order_of_votes() -> None:
    comments = [Comment(comment_id=str(score), body=f"comment {score}", score=score) for score in (1, 9, 3, 5, 7, 2)]

    read = [block.raw for block in analysed("I interviewed at Quartz.", comments=comments).blocks if block.is_comment]

    assert read == ["comment 9", "comment 7", "comment 5", "comment 3", "comment 2"]


def test_removed_texts_say_nothing() -> None:
    comments = [Comment(comment_id=text, body=text) for text in ("[removed]", "[deleted]", "same here")]

    blocks = analysed("I interviewed at Quartz.", comments=comments).blocks

    assert [block.raw for block in blocks] == ["Quartz interview", "I interviewed at Quartz.", "same here"]


def test_what_a_comment_quotes_is_not_its_own() -> None:
    quoting = Comment(comment_id="1", body="> You had five rounds?\n\nFour rounds.")

    blocks = analysed("I interviewed at Quartz.\n\n> Seen on a board.", comments=[quoting]).blocks

    assert [sentence.raw for _, sentence in blocks[1].sentences()] == ["I interviewed at Quartz.", "Seen on a board."]
    assert [sentence.raw for _, sentence in blocks[2].sentences()] == ["Four rounds."]


def test_lines_under_the_name_of_another_employer_are_about_that_one() -> None:
    body = "I interviewed at Quartz. \n\nThen I had an onsite at Initech.\n\n* two rounds\n\nMy offer took a week."

    assert [sentence.raw for _, _, sentence in analysed(body).sentences()] == [
        "Quartz interview",
        "I interviewed at Quartz.",
        "My offer took a week.",
    ]


def test_a_post_about_something_else_is_not_read() -> None:
    analysis = analysed("How do I cut glass?", title="Glass")

    assert (analysis.relevant, analysis.subject, analysis.blocks, list(analysis.sentences())) == (False, False, (), [])


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
    assert analysis.relevant


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
    told = [sentence.raw for _, sentence in analyse(post, Company.of("Quartz")).blocks[1].sentences()]

    assert told == [heading.strip("*"), "Four rounds."]


def test_a_part_is_about_the_company_where_the_name_stands_in_it() -> None:
    post = Post(source_id="x:1", source="x", title="Quartz interview", body="I was nervous. Quartz called me. I left.")
    body = analyse(post, Company.of("Quartz")).blocks[1]

    assert [sentence.raw for _, sentence in body.sentences() if body.is_about(sentence)] == ["Quartz called me."]


@pytest.mark.parametrize(
    ("body", "relevant"),
    [
        ("I interviewed for a Quartz administrator role elsewhere, with a technical test for Quartz.", False),
        ("I interviewed at Quartz for an administrator role.", True),
    ],
)
def test_a_post_that_names_the_company_as_a_product_first_is_about_another_employer(
    body: str, *, relevant: bool
) -> None:
    assert analysed(body, title="Stuck on salary").relevant is relevant
