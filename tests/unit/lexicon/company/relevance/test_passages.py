"""How much of what a post tells of hiring is told of the employer."""

import math

import pytest

from lexicon.company import Company
from lexicon.company.relevance.features import places
from lexicon.company.relevance.passages import of_hiring, of_skills
from lexicon.company.relevance.words import PostWords

HARBORLINE = Company.of("Harborline")


def hiring(body: str) -> float:
    words = PostWords("A week", body)
    return of_hiring(words, places(HARBORLINE, words))["share of hiring beside its name"]


def skills(title: str, body: str, *comments: str) -> dict[str, float]:
    words = PostWords(title, body, comments)
    return dict(of_skills(words, places(HARBORLINE, words)))


@pytest.mark.parametrize(
    ("body", "share"),
    [
        ("I interviewed at Harborline. The panel was kind.\nThe sea was blue. I walked. An offer came.", 2 / 3),
        ("Harborline is near. My onsite was long.", 1.0),
        ("Their panel is long. I once drove by. It was late. A friend has a Harborline card.", 0.0),
        ("Harborline. Blue sky.", 0.0),
        ("", 0.0),
    ],
)
def test_what_is_told_of_hiring_beside_the_name_is_told_of_the_employer(body: str, share: float) -> None:
    assert hiring(body) == pytest.approx(share)


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
