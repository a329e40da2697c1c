"""Pay is drawn where sources can be compared, and told in words."""

import pytest

from contracts.insights import Basis, Compensation, Item
from contracts.job import JobDetails, Salary
from services.renderer.guide import render_pdf
from services.renderer.sections.pay import _amounts
from tests.support import guide_samples as samples
from tests.support.pdf_reading import figures


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Base pay is €85,000 – €105,000 a year.", [("EUR", 85_000), ("EUR", 105_000)]),
        ("They offered 98k EUR, after 92 k EUR.", [("EUR", 98_000), ("EUR", 92_000)]),
        ("$120.000 and 4 weeks off", [("USD", 120_000)]),
        ("€45 an hour, 2026", []),
        ("about a hundred thousand", []),
    ],
)
def test_yearly_amounts_are_read_with_their_currency(text: str, amounts: list[tuple[str, float]]) -> None:
    assert _amounts(Item(text=text, basis=Basis.GENERAL)) == amounts


def drawn(*texts: str, salary: Salary | None = None) -> list[str]:
    """The words of the figures of a guide with these statements on pay."""
    items = [Item(text=text, basis=Basis.GENERAL) for text in texts]
    insights = samples.bare_insights().model_copy(update={"compensation": Compensation(base_pay=items)})
    job = JobDetails(company_name="C", job_title="T", salary=salary)
    return figures(render_pdf(job, insights))


STATED = Salary(min=80_000, max=95_000, currency="EUR", period="year", raw="€80,000 – €95,000")


def test_figures_of_two_sources_are_drawn() -> None:
    (said,) = drawn("Others got 98k EUR.", salary=STATED)
    assert said == "From the posting: 80,000–95,000 EUR a year; General advice: 98,000 EUR a year"


@pytest.mark.parametrize("texts", [(), ("98k EUR",), ("98k EUR", "120k USD"), ("20k EUR", "98k EUR")])
def test_nothing_is_drawn_that_cannot_be_compared(texts: tuple[str, ...]) -> None:
    assert drawn(*texts) == []
