"""Whether a comment speaks of the interviews for the job of the post."""

import pytest

from services.insights.sources.answering import answers


@pytest.mark.parametrize(
    ("text", "quote", "there"),
    [
        ("Mine was a panel.", "Mine was a panel.", True),
        ("Expect a panel and two coding rounds.", "Expect a panel", True),
        ("I have a panel for this position too.", "I have a panel", True),
        ("I interviewed as a barista, with a panel.", "with a panel", True),
        ("I have mine soon. How was your panel?", "How was your panel?", True),
        ("I had a panel and then silence.", "I had a panel", False),
        ("My friend had a panel.", "My friend had a panel.", False),
        ("This was ten years ago: a panel.", "a panel", False),
    ],
)
def test_a_story_of_ones_own_is_of_any_job_unless_the_comment_says_that_it_is_of_this_one(
    text: str, quote: str, *, there: bool
) -> None:
    assert answers(text, quote, "Senior Barista") is there
