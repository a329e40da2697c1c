"""A name in a text is not yet talk about an employer."""

import pytest

from lexicon.company import Company
from services.insights.sources.employer_talk import EmployerTalk
from services.insights.text.normalized import normalize


@pytest.mark.parametrize(
    "text",
    [
        "I had a phone interview with Quartz last week",
        "Quartz Product Analytics DS interview",
        "Has anyone interviewed for the analyst role at Quartz before?",
        "just left Quartz after 4 years",
        "So, Quartz called me",
        "interview at a fin-tech company (Quartz)",
        "the Quartz recruiter never answered",
        "my friend works at Quartz and loves it",
        "Interview experience - Quartz",
        "How to get hired at quartz",
        "Quartzers are nice",
    ],
)
def test_talk_about_the_employer(text: str) -> None:
    assert EmployerTalk(Company.of("Quartz Inc.")).employs(normalize(text))


@pytest.mark.parametrize(
    "text",
    [
        "I applied via Quartz and waited",
        "Quartz status went from interviewing to in process",
        "a text interview via Quartz Chat",
        "experience with Quartz is a plus",
        "I have never gotten an interview with Globex, Quartz, etc",
        "a watch with a quartz movement",
        "see quartz.com/jobs for more",
        "Quartz account",
    ],
)
def test_other_uses_of_the_name(text: str) -> None:
    assert not EmployerTalk(Company.of("Quartz")).employs(normalize(text))


def test_legal_forms_and_initials() -> None:
    talk = EmployerTalk(Company.of("Blue Harbor Logistics GmbH"))
    assert talk.aliases == ("blue harbor logistics", "blue harbor", "bhl")
    assert EmployerTalk(Company.of("Quartz, Inc.")).aliases == ("quartz",)


@pytest.mark.parametrize(
    ("heading", "is_one"), [("**Quartz:**", True), ("## Quartz (onsite)", True), ("Quartz and others", False)]
)
def test_headings(heading: str, is_one: bool) -> None:
    assert EmployerTalk(Company.of("Quartz")).is_heading(normalize(heading)) is is_one
