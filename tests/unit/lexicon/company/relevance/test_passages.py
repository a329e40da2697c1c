"""How much of what a post tells of hiring is told of the employer."""

import math

import pytest

from lexicon.company import Company
from lexicon.company.relevance.features import places
from lexicon.company.relevance.passages import of_hiring, of_skills
from lexicon.company.relevance.words import PostWords

HARBORLINE = Company.of("Harborline")


def hiring(title: str, body: str) -> dict[str, float]:
    words = PostWords(title, body)
    return dict(of_hiring(words, places(HARBORLINE, words)))


def skills(title: str, body: str, *comments: str) -> dict[str, float]:
    words = PostWords(title, body, comments)
    return dict(of_skills(words, places(HARBORLINE, words)))


def test_what_is_told_of_the_employer_is_counted_by_sentences() -> None:
    found = hiring(
        "A week", "I interviewed at Harborline. The panel was kind.\nThe sea was blue. I walked. An offer came."
    )
    assert found["sentences of hiring"] == pytest.approx(math.log1p(3))
    assert found["sentences of hiring that name it"] == pytest.approx(math.log1p(1))
    assert found["share of hiring that names it"] == pytest.approx(1 / 3)
    assert found["share of hiring beside its name"] == pytest.approx(2 / 3)
    assert found["share of sentences that name it"] == pytest.approx(1 / 5)
    assert found["nothing of hiring"] == 0.0


def test_a_passing_mention_has_no_share_in_what_is_told() -> None:
    found = hiring(
        "Interview tomorrow", "Their panel is long. I once drove by. It was late. A friend has a Harborline card."
    )
    assert found["share of hiring that names it"] == found["share of hiring beside its name"] == 0.0
    assert found["title of hiring without it"] == 1.0


def test_a_title_that_names_it_is_about_its_hiring() -> None:
    assert hiring("Harborline interview", "")["title of hiring without it"] == 0.0
    assert hiring("Harborline", "Blue sky.")["nothing of hiring"] == 1.0


def test_a_name_among_skills_is_one_of_them() -> None:
    among = skills("Resume", "I know Python, Excel, Harborline and SQL.")
    alone = skills(
        "Resume",
        "I know Python, Excel, Harborline and SQL." + " Then I rested for a while." * 8 + " Harborline called.",
    )
    assert among["fewest skills beside it"] == among["skills beside it"] == pytest.approx(math.log1p(3))
    assert alone["fewest skills beside it"] == 0.0 < alone["skills beside it"]


def test_comments_are_not_asked_for_skills() -> None:
    assert set(skills("Resume", "", "Python, SQL and Harborline").values()) == {0.0}
