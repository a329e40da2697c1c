"""A section sees the passages that may hold something for it."""

import pytest

from contracts.job import JobDetails
from contracts.posts import Comment, Post
from services.insights.engines.base import EngineRequest
from services.insights.engines.extractive.engine import read_posts
from services.insights.engines.llm.digest import Excerpt, excerpts

JOB = JobDetails(company_name="Quartz", job_title="Engineer")


def shown(section: str, body: str, *comments: str, title: str = "My Quartz interview") -> list[Excerpt]:
    replies = [Comment(comment_id=str(number), body=text) for number, text in enumerate(comments)]
    post = Post(source_id="a", source="x", title=title, body=body, comments=replies)
    return excerpts(section, read_posts(EngineRequest(job=JOB, posts=[post])))


def test_a_passage_is_the_candidate_with_the_sentence_before_verbatim() -> None:
    body = "It rained.  We met in Ulm.\nThen they asked me about gears. I liked it. The end came. Really."

    [excerpt] = shown("questions", body)

    assert [passage.text for passage in excerpt.passages] == ["We met in Ulm.\nThen they asked me about gears."]
    assert excerpt.passages[0].text in body


def test_sentences_about_another_employer_are_left_out() -> None:
    body = "They asked me about gears at Quartz. At Globex they asked me about birds. I liked neither."

    [excerpt] = shown("questions", body)

    assert "birds" not in " ".join(passage.text for passage in excerpt.passages)


def test_what_is_listed_under_a_telling_lead_is_shown() -> None:
    body = "At Quartz they asked:\n- gears\n- levers\n- pulleys\n- springs"

    [excerpt] = shown("questions", body)

    assert "springs" in " ".join(passage.text for passage in excerpt.passages)


@pytest.mark.parametrize("section", ["process", "questions", "experiences", "advice", "workplace"])
def test_a_post_without_candidates_is_not_shown(section: str) -> None:
    assert shown(section, "My grandmother likes blue birds and green trees.") == []


def test_a_post_in_another_language_is_shown_whole() -> None:
    body = "Ich hatte mein Vorstellungsgespräch bei Quartz. Das Wetter war schön und alle waren nett zu mir."

    [excerpt] = shown("workplace", body, title="Vorstellungsgespräch bei Quartz")

    assert excerpt.passages[0].text == body
