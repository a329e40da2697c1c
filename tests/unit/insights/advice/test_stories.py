"""The résumé answers questions in its own words, and nothing else is said of it."""

from contracts.insights import Basis, Requirement
from services.insights.advice.stories import story_map

RESUME = """Anna Lind
anna@example.com, +46 70 123 45 67
• Moved the invoicing of a ferry line to Kafka, 2 million events a day
• Led the night shift of a harbour office
Sailing
"""


def demand(text: str, kind: str = "required") -> Requirement:
    return Requirement.model_validate(
        {"text": text, "basis": Basis.POSTING, "kind": kind, "question": f"What about {text}?"}
    )


def test_a_passage_stands_below_the_question_it_answers() -> None:
    (story,) = story_map(RESUME, [demand("Apache Kafka")])
    assert story.question == "What about Apache Kafka?"
    assert story.passages == ["Moved the invoicing of a ferry line to Kafka, 2 million events a day"]
    assert all(passage in RESUME for passage in story.passages)


def test_what_the_resume_lacks_is_said_and_comes_last() -> None:
    missing, found = demand("Terraform"), demand("Apache Kafka")
    stories = story_map(RESUME, [missing, found])
    assert [bool(story.passages) for story in stories] == [True, False]
    assert "nothing" in (stories[1].advice or "")


def test_one_common_word_is_no_answer_to_a_sentence() -> None:
    (story,) = story_map(RESUME, [demand("Experience with the invoicing of large retail customers")])
    assert story.passages == []


def test_addresses_and_numbers_are_no_stories() -> None:
    (story,) = story_map(RESUME, [demand("Example com")])
    assert story.passages == []


def test_conditions_and_wishes_need_no_story() -> None:
    assert story_map(RESUME, [demand("Kafka", "condition"), demand("Kafka", "preferred")]) == []


def test_without_a_resume_there_is_no_map() -> None:
    assert story_map(None, [demand("Kafka")]) == []
    assert story_map("  \n", [demand("Kafka")]) == []


def test_a_few_gaps_are_named() -> None:
    stories = story_map(RESUME, [demand(f"Terraform {number}") for number in range(6)])
    assert len(stories) == 3
