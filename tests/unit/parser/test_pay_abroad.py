"""Pay as it is stated in other countries: crowns, pesos, months without a word for them, figures in brackets."""
# ruff: noqa: RUF001 — dashes, full-width signs and Cyrillic are what postings contain

import pytest

from services.parser.document import Document
from services.parser.fields.pay.salary import find_salary, normalise_period, parse_salary
from services.parser.read_document import read_posting

Pay = tuple[float | None, float | None, str | None, str | None]


def _pay(text: str) -> Pay | None:
    found = find_salary([text])
    pay = found.salary if found else None
    return (pay.min, pay.max, pay.currency, pay.period) if pay else None


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("Base salary: $140,500 - $190,250. 12% annual bonus", (140_500, 190_250, "USD", "year")),
        ("The range is $88,000 to $104,000 a year. 401(k) with match", (88_000, 104_000, "USD", "year")),
        ("Lönen är 34 000–39 500 kr/mån", (34_000, 39_500, "SEK", "month")),
        ("Timlön 165–190 kr", (165, 190, "SEK", "hour")),
        ("Årslön: 480 000 kr", (480_000, 480_000, "SEK", "year")),
        ("Lønn: kr 590 000 – 640 000", (590_000, 640_000, "NOK", "year")),
        ("Timelønn fra kr 212", (212, None, "NOK", "hour")),
        ("Månedslønn: 41 000 kr", (41_000, 41_000, "NOK", "month")),
        ("Løn: 33.000-36.500 kr. pr. måned", (33_000, 36_500, "DKK", "month")),
        ("Gehalt: 2.950 € – 3.600 €", (2_950, 3_600, "EUR", "month")),
        ("Gehalt: 2.950,00 €", (2_950, 2_950, "EUR", "month")),
        ("Vergütung nach Tarif (2.950 € – 3.600 € brutto)", (2_950, 3_600, "EUR", "month")),
        ("CDI, cadre, 38-44 K€ selon expérience", (38_000, 44_000, "EUR", "year")),
        ("Unbefristet, 55-65 k€", (55_000, 65_000, "EUR", "year")),
        ("Sueldo: $950.000 - $1.050.000 líquidos mensuales", (950_000, 1_050_000, "CLP", "month")),
        ("年収480万円～720万円（月給34万円～）", (4_800_000, 7_200_000, "JPY", "year")),
        ("月給28万円～35万円（年収420万円）", (280_000, 350_000, "JPY", "month")),
        ("Pay: $1,420 bi-weekly", (1_420, 1_420, "USD", None)),
        ("Wage: $1,980 per fortnight", (1_980, 1_980, "USD", None)),
        ("Paid weekly, $980 per week", (980, 980, "USD", "week")),
        ("Paid bi-weekly. Salary $71,000 per year", (71_000, 71_000, "USD", "year")),
        ("Sazba 6 500 Kč / MD", (6_500, 6_500, "CZK", "day")),
        ("Løn 31.000 kr. pr. md.", (31_000, 31_000, "DKK", "month")),
        ("Lønn: 610 000 kr i året", (610_000, 610_000, "NOK", "year")),
        ("Ausbildungsvergütung: 1.180 € – 1.290 €", (1_180, 1_290, "EUR", "month")),
        ("Gehalt ab 2.900 € brutto", (2_900, None, "EUR", "month")),
        ("Vencimento: 1.150€ - 1.400€", (1_150, 1_400, "EUR", "month")),
        ("Stipendio: RAL 27.000 - 31.000 euro", (27_000, 31_000, "EUR", "year")),
        ("A monthly stipend of €1.150 for learning", None),
        ("Prämie: 2.400 €", None),
        ("Full-time, with a budget of $50,000 - $80,000", None),
        ("CDI, primes de 10-15 K€", None),
        ("Sueldo de $1.200.000", None),
        ("Unser Umsatz: 38-44 Mio. €, unbefristet", None),
    ],
)
def test_told_in_a_line(text: str, pay: Pay | None) -> None:
    assert _pay(text) == pay


@pytest.mark.parametrize(("country", "currency"), [("Chile", "CLP"), ("CO", "COP"), ("Argentina", "ARS")])
def test_dots_in_millions_are_pesos_of_the_place(country: str, currency: str) -> None:
    found = parse_salary("$2.100.000 mensuales", country=country)
    assert found is not None
    assert (found.salary.min, found.salary.currency, found.salary.period) == (2_100_000, currency, "month")


@pytest.mark.parametrize("word", ["BI_WEEKLY", "biweekly", "Fortnightly", "every two weeks"])
def test_two_weeks_are_no_period(word: str) -> None:
    assert normalise_period(word) is None


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Vi søger en bager, der kan lide at stå tidligt op. Du bliver aflønnet med 175 kr/timen. Ring til os.", "DKK"),
        ("Vi ser etter en baker som liker å stå tidlig opp. Du får 215 kr/timen av oss. Ring meg om du vil.", "NOK"),
        ("Vi söker en bagare som gillar att gå upp tidigt. Du får 165 kr/timme av oss. Ring om du vill.", "SEK"),
    ],
)
def test_the_language_tells_whose_crowns_they_are(text: str, currency: str) -> None:
    page = f'{{"@type": "JobPosting", "title": "Baker", "hiringOrganization": "Korn", "description": "{text}"}}'
    salary = read_posting(Document(body=page)).job.salary
    assert salary is not None
    assert (salary.currency, salary.period) == (currency, "hour")
