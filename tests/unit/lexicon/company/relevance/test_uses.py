"""How a text uses the company's name."""

import pytest

from lexicon.company import Company
from lexicon.company.relevance.uses import Use, names_unnamed_rival, rivals, uses

HIRING, WORKPLACE, LISTED, BARE, TOOL, WORD = Use


@pytest.mark.parametrize(
    ("company", "text", "use"),
    [
        ("Orlando Forge", "Interviewing at Orlando Forge next week", HIRING),
        ("Orlando Forge", "Orlando Forge SWE intern interview experience", HIRING),
        ("Orlando Forge", "I got an offer from **Orlando Forge**", HIRING),
        ("Orlando Forge", "a recruiter from Orlando Forge reached out", HIRING),
        ("Orlando Forge", "Orlando Forge ghosted me after four rounds", HIRING),
        ("Orlando Forge", "anyone interviewed for senior engineer orlando forge recently?", HIRING),
        ("Orlando Forge", "What is it like working at Orlando Forge?", WORKPLACE),
        ("Orlando Forge", "I left Orlando Forge after two years", WORKPLACE),
        ("Orlando Forge", "offers from Google, Orlando Forge, and Uber", LISTED),
        ("Orlando Forge", "companies like Orlando Forge pay more", LISTED),
        ("Orlando Forge", "Orlando Forge is big", BARE),
        ("Paylane", "I applied through Paylane for a job elsewhere", TOOL),
        ("Paylane", "Paylane status says interview in progress", TOOL),
        ("Paylane", "the posting disappeared from Paylane", TOOL),
        ("Paylane", "skills: Paylane API and Java", TOOL),
        ("Paylane", "Interview for a Senior HRIS Paylane Analyst", TOOL),
        ("Microsoft", "a phone interview through Microsoft Teams", TOOL),
        ("Microsoft", "Microsoft Teams interview with a bank", TOOL),
        ("Databricks", "Databricks Software Engineer Interview Guidance", HIRING),
        ("Google", "so I showed him how to Google.", WORD),
        ("Meta", "fix the meta of this page", WORD),
        ("Workday", "after a long workday and commute the recruiter called", WORD),
    ],
)
def test_use_of_a_name(company: str, text: str, use: Use) -> None:
    assert list(uses(Company.of(company).pattern, text)) == [use]


def test_without_the_name_there_is_no_mention() -> None:
    assert not uses(Company.of("Stripe").pattern, "An interview with a striped tie")


def test_names_other_employers_but_not_months_cities_or_the_company_itself() -> None:
    text = (
        "Interview at Harborline in March, an offer from Stripe, and a job at London. Interview with Harborline again."
    )
    assert rivals(Company.of("Stripe").pattern, text) == 1


def test_notices_an_employer_that_stays_unnamed() -> None:
    assert names_unnamed_rival("Should I prefer Stripe over the company I interviewed at?")
    assert not names_unnamed_rival("My Stripe interview")


def test_a_wall_of_mentions_is_counted_to_a_limit() -> None:
    assert uses(Company.of("Stripe").pattern, "Stripe interview. " * 5000).total() == 40
