"""Where the words of a question begin and end."""

import pytest

from contracts.posts import Post
from lexicon.company import Company
from services.insights.asked.candidates import candidates_of
from services.insights.sentences.reading import read_texts


def _spans(body: str) -> list[str]:
    post = Post(source_id="1", source="file", title="Vexmoor interview", body=body)
    return [candidate.words for candidate in candidates_of(read_texts(post, Company.of("Vexmoor")))]


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        ("They asked about the projects that I had led in Leeds.", "the projects that i had led in leeds"),
        ("I was asked why I didn't apply sooner.", "why i didn't apply sooner"),
        ("She asked how I had found them.", "how i had found them"),
    ],
)
def test_words_do_not_end_where_something_must_follow(body: str, whole: str) -> None:
    assert whole in _spans(body)


def test_words_still_end_where_the_story_goes_on() -> None:
    assert "for a diagram of the valve" in _spans("They asked for a diagram of the valve, I had drawn it before.")


def test_what_only_leads_to_a_question_is_none() -> None:
    assert not [words for words in _spans("He asked me an easy coding question about linked lists.") if "easy" in words]


def test_a_question_of_what_one_had_to_do_stays_whole() -> None:
    spans = _spans("They asked:\n\n1. If you were to move, how long would it take?\n2. Why us?")
    assert not [words for words in spans if words == "move"]
    assert [words for words in spans if words.endswith("how long would it take?")]


@pytest.mark.parametrize(
    ("body", "topic"),
    [
        ("According to the email, the interviews will cover wound dressing.", "wound dressing"),
        ("My recruiter told me the case will be about hotel pricing.", "hotel pricing"),
        ("They told me to be prepared for a chat about hygiene.", "a chat about hygiene"),
    ],
)
def test_what_is_announced_is_proposed(body: str, topic: str) -> None:
    assert topic in _spans(body)


def test_each_of_several_quotations_is_a_question_of_its_own() -> None:
    body = 'Questions I got: "Tell me about a time the engine failed", "How do you moor a ferry?", "Why the sea?"'

    assert _spans(body) == ["tell me about a time the engine failed", "how do you moor a ferry?", "why the sea?"]


def test_what_stands_in_brackets_does_not_go_on_behind_them() -> None:
    body = "The third was a grid (a ferry turns at walls, how many cells does it visit), then we talked."

    assert all(words.count("(") == words.count(")") for words in _spans(body))
