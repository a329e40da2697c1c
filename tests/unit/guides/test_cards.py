"""Each question is a card of three fields."""

import pytest

from contracts.insights import Basis, CommonQuestions, Question
from services.guides.cards import anki_cards
from tests.support import guide_samples as samples
from tests.support.hostile import hostile_guide


def cards(*questions: Question) -> list[list[str]]:
    insights = samples.bare_insights().model_copy(
        update={"common_questions": CommonQuestions(technical=list(questions))}
    )
    lines = anki_cards(samples.bare_job(), insights).splitlines()
    assert lines[:3] == ["#separator:tab", "#html:false", "#tags column:3"]
    return [line.split("\t") for line in lines[3:]]


def test_a_card_asks_and_answers() -> None:
    question = Question(text="What is\ta join?", basis=Basis.POSTING, guidance='Say "inner".', topic="SQL")
    assert cards(question) == [["What is a join?", "Say ”inner”. · SQL", "from-the-posting"]]


def test_a_question_without_guidance_has_an_answer_to_give() -> None:
    ((_, back, _),) = cards(Question(text="Why us?", basis=Basis.GENERAL))
    assert back.startswith("Answer aloud")


def test_a_question_is_never_taken_for_a_setting() -> None:
    ((front, *_),) = cards(Question(text="#deck:x", basis=Basis.GENERAL))
    assert not front.startswith("#")


def test_the_same_question_is_one_card() -> None:
    assert len(cards(*[Question(text="Why us?", basis=Basis.GENERAL)] * 3)) == 1


@pytest.mark.parametrize("seed", range(3))
def test_hostile_text_does_not_change_the_fields(seed: int) -> None:
    text = anki_cards(*hostile_guide(seed))
    assert all(line.count("\t") == 2 for line in text.split("\n")[3:-1])
