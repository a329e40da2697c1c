"""Whom a post names as employers."""

import pytest

from lexicon.company import Company
from services.insights.sentences.blocks import shadow
from services.insights.sentences.scope import Employers


def others(text: str) -> list[str]:
    """Return what a post about Quarzfels names as other employers."""
    employers = Employers(company=Company.of("Quarzfels"), texts=[text])
    return [text[mention.start : mention.end] for mention in employers.mentions(text, shadow(text)) if not mention.own]


@pytest.mark.parametrize(
    "text",
    [
        "I interviewed at Quarzfels for the Senior Backend Engineer role in spring.",
        "I interviewed at Quarzfels for the Registered Nurse, Intensive Care position.",
        "Quarzfels called me for the Account Executive interview.",
    ],
)
def test_a_position_is_no_employer(text: str) -> None:
    assert others(text) == []


def test_an_employer_is_one() -> None:
    assert others("I interviewed at Quarzfels and worked for Hollerbach before.") == ["Hollerbach"]


def test_whose_round_somebody_had_is_an_employer() -> None:
    assert others("I interviewed at Quarzfels. I passed it for Hollerbach, but not here.") == ["Hollerbach"]


def test_an_everyday_word_names_an_employer_only_within_a_sentence() -> None:
    assert others("I interviewed at Quarzfels. Medium difficulty. Action items came by mail.") == []
    assert others("The panel at Quarzfels spoke of Apple all day.") == ["Apple"]


def test_labels_beside_that_of_the_employer_are_employers() -> None:
    assert others("Quarzfels: a short call. Ombry: a long test.") == ["Ombry"]
    assert others("Salary: a short call. Ombry: a long test.") == []


def test_a_name_in_brackets_behind_a_sentence_is_an_employer() -> None:
    assert others("Quarzfels said no. I signed my offer! (Ombry.)") == ["Ombry"]
