"""Lines that tell the terms: an amount alone is the pay, and no term is a demand on the candidate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.fields.pay.salary import find_salary, is_pay
from services.parser.fields.sections import split_sections
from services.parser.text.lines import lines_of

AMOUNTS = {
    "AU$130k": (130_000, "AUD"),
    "£60k": (60_000, "GBP"),
    "CHF 120'000": (120_000, "CHF"),
    "€85,000": (85_000, "EUR"),
    "70.000 €": (70_000, "EUR"),
    "130k AUD": (130_000, "AUD"),
    "CA$110,000": (110_000, "CAD"),
    "$95,000": (95_000, "USD"),
}
EXTRAS = (
    "", " + super", " + bonus", " plus benefits", " + annual bonus", " base", " basic + commission", " + 401k", " OTE",
    " total comp", " & equity", " + Firmenwagen", " + variable", ", plus bonus and equity", " brutto",
)  # fmt: skip
BEFORE = ("", "• ", "up to ", "OTE ", "Circa ", "💰 ", "- ")
NOT_PAY = (
    "$500 sign-on bonus", "Raised $50M Series B", "€1,000 learning budget", "$15k referral bonus", "€50m revenue",
    "$20k relocation", "$120k in savings for customers", "£25k grant", "$150,000 training budget",
    "We manage $100k budgets", "Over $200k raised", "$200k of equity", "$120k fines avoided", "Budget: $100k",
)  # fmt: skip
DEMANDS = (
    "Erfahrung mit Python und SQL", "5 years of experience in finance", "Budget responsibility of $500k",
    "Office: Word and Excel", "Languages: English and German", "Experience: 3 years", "Contract negotiation skills",
    "You have managed a P&L of €10M", "Fluent English (C1)", "Full-time study of law or similar",
)  # fmt: skip
TERMS = (
    "Gehalt: 75.000 – 92.000 €", "Salary: £60k + bonus", "Standort: Hamburg", "Location: Berlin, Germany",
    "Arbeitszeit: 40 Stunden pro Woche", "40 Stunden pro Woche", "Vollzeit, unbefristet", "Remote: hybrid",
    "65.000 € brutto / Jahr", "$120k - $150k + equity", "Full-time", "37.5 hours per week", "Job ID: 4711",
    "Application deadline: 30 June 2027", "35 heures par semaine", "📍 Lyon",
)  # fmt: skip


@given(st.sampled_from(BEFORE), st.sampled_from(sorted(AMOUNTS)), st.sampled_from(EXTRAS))
def test_an_amount_alone_on_a_line_is_the_pay(before: str, amount: str, extra: str) -> None:
    finding = find_salary(["Senior Engineer", "Full-time", f"{before}{amount}{extra}", "About us", "We build boats."])
    assert finding is not None
    value, currency = AMOUNTS[amount]
    pay = finding.salary
    assert (pay.max or pay.min, pay.currency, pay.period) == (value, currency, "year")


def test_an_open_end_stays_open() -> None:
    finding = find_salary(["$300K+ total comp"])
    assert finding is not None
    assert (finding.salary.min, finding.salary.max) == (300_000, None)


@pytest.mark.parametrize("line", NOT_PAY)
def test_money_for_something_else_is_no_pay(line: str) -> None:
    assert find_salary([line]) is None
    assert not is_pay(line)


@pytest.mark.parametrize(
    ("above", "below"),
    [("Raised so far", ""), ("", "raised by our customers"), ("Sign-on bonus", ""), ("", "in revenue last month")],
)
def test_a_figure_with_a_caption_is_no_pay(above: str, below: str) -> None:
    assert find_salary([above, "€250k", below]) is None


@given(st.permutations(DEMANDS), st.lists(st.sampled_from(TERMS), min_size=1, max_size=4, unique=True), st.booleans())
def test_terms_among_the_demands_are_none(demands: list[str], terms: list[str], listed: bool) -> None:
    bullet = "• " if listed else ""
    lines = [*demands[:3], *terms, *demands[3:]]
    sections = split_sections(lines_of("Dein Profil\n\n" + "\n".join(bullet + line for line in lines)))
    assert sections.required == demands
