"""The job is told from the lines around it."""

import pytest

from services.parser.text.lines import TextLine
from services.parser.titles.choosing import Shown, choose_title


def chosen(lines: list[str], *proposals: tuple[str, str], shown: Shown | None = None) -> str:
    """Return the likeliest title."""
    return choose_title(proposals, [TextLine(line) for line in lines], shown or Shown())[0].text


@pytest.mark.parametrize("others", [["Tern Nets Ltd"], ["Vacancies"], ["Lowestoft"], ["Dear applicant,"]])
def test_the_job_among_other_lines(others: list[str]) -> None:
    lines = [*others, "Quality Inspector", "Lowestoft | Full-time", "You will check nets of every size."]
    assert chosen(lines, ("Quality Inspector", "head")) == "Quality Inspector"


def test_a_heading_that_page_title_and_address_repeat() -> None:
    shown = Shown("Night Baker - Tern Mills", "https://ternmills.example/jobs/night-baker", frozenset({"ternmills"}))
    proposals = (("Tern Mills", "h1 first"), ("Night Baker", "h2 first"))
    assert chosen(["Bread since 1911."], *proposals, shown=shown) == "Night Baker"


def test_a_greeting_is_no_title() -> None:
    lines = ["Dear designer,", "We need a Product Designer with a steady hand."]
    assert chosen(lines, ("Dear designer,", "rules")) == "Product Designer"
