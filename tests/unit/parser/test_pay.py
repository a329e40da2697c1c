"""Amounts in many notations, and which of them are pay."""
# ruff: noqa: RUF001 — dashes, full-width signs and Cyrillic are what postings contain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.job import SalaryPeriod
from services.parser.fields.pay.money import find_money, normalise_currency, parse_number
from services.parser.fields.pay.salary import (
    describe_salary,
    find_salary,
    normalise_period,
    parse_salary,
    salary_from_parts,
)


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("€70.000 – 90.000", 70_000, 90_000, "EUR"),
        ("120k–150k USD", 120_000, 150_000, "USD"),
        ("$100-150k", 100_000, 150_000, "USD"),
        ("£45,000 to £50,000 per annum", 45_000, 50_000, "GBP"),
        ("45 000 – 60 000 Kč", 45_000, 60_000, "CZK"),
        ("45\u00a0000\u00a0‍–‍\u00a060\u00a0000\u00a0Kč", 45_000, 60_000, "CZK"),
        ("50 000,- Kč", 50_000, 50_000, "CZK"),
        ("65-75 tis. Kč", 65_000, 75_000, "CZK"),
        ("CHF 120'000.- bis 140'000.-", 120_000, 140_000, "CHF"),
        ("65.000€ - 75.000€ brutto", 65_000, 75_000, "EUR"),
        ("between $90,000 and $120,000", 90_000, 120_000, "USD"),
        ("USD 73,600.00 - USD 110,400.00", 73_600, 110_400, "USD"),
        ("$17.25 - $19.50 per hour", 17.25, 19.5, "USD"),
        ("$35.50/hr - $40.25/hr", 35.5, 40.25, "USD"),
        ("CA$90,000-CA$110,000", 90_000, 110_000, "CAD"),
        ("$120,000 CAD", 120_000, 120_000, "CAD"),
        ("AUD $110,000 - $130,000 + super", 110_000, 130_000, "AUD"),
        ("₹12-18 LPA", 1_200_000, 1_800_000, "INR"),
        ("12,00,000 - 18,00,000 INR", 1_200_000, 1_800_000, "INR"),
        ("R$ 5.000,00 a R$ 7.000,00", 5_000, 7_000, "BRL"),
        ("年収600万円〜900万円", 6_000_000, 9_000_000, "JPY"),
        ("8 000 - 12 000 zł netto", 8_000, 12_000, "PLN"),
        ("от 150 000 до 200 000 ₽", 150_000, 200_000, "RUB"),
        ("kr 550 000 - 650 000", 550_000, 650_000, "SEK"),
        ("30万円以上", 300_000, None, "JPY"),
        ("$85K+", 85_000, None, "USD"),
        ("From $16/hour", 16, None, "USD"),
        ("up to 5000 EUR", None, 5_000, "EUR"),
        # One end lost its thousands.
        ("$150 – $225,000 / year", 150_000, 225_000, "USD"),
        ("50-80.000 Kč", 50_000, 80_000, "CZK"),
        ("€60.000 – 80", 60_000, 80_000, "EUR"),
        ("$90,000 - $12,000", 90_000, 120_000, "USD"),
        ("$120,000 - $90,000", 90_000, 120_000, "USD"),
    ],
)
def test_notations(text: str, low: float | None, high: float | None, currency: str) -> None:
    found = [(money.low, money.high, money.currency) for money in find_money(text)]
    assert found == [(low, high, currency)]


@pytest.mark.parametrize(
    "text", ["401k", "in 2023 500 people", "Level 3", "C++ and .NET 8", "Soft 5", "2024-2025", "24/7"]
)
def test_numbers_without_currency_are_no_money(text: str) -> None:
    assert list(find_money(text)) == []


@pytest.mark.parametrize(
    ("country", "currency"), [("Canada", "CAD"), ("AU", "AUD"), ("Norway", "NOK"), ("Germany", "USD"), (None, "USD")]
)
def test_signs_follow_the_country(country: str | None, currency: str) -> None:
    sign = "kr" if currency == "NOK" else "$"
    assert [money.currency for money in find_money(f"{sign} 90 000", country=country)] == [currency]


@given(st.integers(1, 99_999_999), st.sampled_from([",", ".", " ", "\u00a0", "'", ""]))
def test_grouped_numbers_read_back(number: int, separator: str) -> None:
    assert parse_number(f"{number:,}".replace(",", separator)) == number


@given(
    st.integers(20_000, 900_000), st.integers(0, 90_000), st.sampled_from(["-", " – ", " to ", "—", " bis ", " až "])
)
def test_ranges_read_back(low: int, more: int, separator: str) -> None:
    money = next(find_money(f"€{low:,}{separator}€{low + more:,}"))
    assert (money.low, money.high, money.currency) == (low, low + more, "EUR")


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [
        ("Salary range: $240,000-290,000", 240_000, 290_000, "year"),
        ("Salary ranges for U.S (excl. PR) locations (USD):$73,600.00 - $110,400.00 This is", 73_600, 110_400, "year"),
        ("We pay 120k–150k USD plus equity", 120_000, 150_000, "year"),
        ("£45,000 to £50,000 per annum plus bonus", 45_000, 50_000, "year"),
        ("Gehalt: €70.000 – 90.000 brutto", 70_000, 90_000, "year"),
        ("Bruttomonatsgehalt ab EUR 3.500", 3_500, None, "month"),
        ("Der Jahresbruttolohn beträgt mindestens € 49.000,-", 49_000, None, "year"),
        ("mzda 45 000 – 60 000 Kč měsíčně", 45_000, 60_000, "month"),
        ("50 000 – 80 000 Kč", 50_000, 80_000, "month"),
        ("Pay: $25 - $32 an hour", 25, 32, "hour"),
        ("The hourly rate is $22.50", 22.5, 22.5, "hour"),
        ("OTE $180,000", 180_000, 180_000, "year"),
        ("Rémunération : 45k€ - 55k€ selon expérience", 45_000, 55_000, "year"),
        ("Wynagrodzenie: 8 000 - 12 000 zł netto/mies", 8_000, 12_000, "month"),
        ("Зарплата от 150 000 до 200 000 ₽ на руки", 150_000, 200_000, "month"),
        ("想定年収：500万円～800万円", 5_000_000, 8_000_000, "year"),
        ("月給30万円以上", 300_000, None, "month"),
        ("Tagessatz 650 - 720 EUR", 650, 720, "day"),
    ],
)
def test_pay_in_prose(text: str, low: float, high: float | None, period: SalaryPeriod) -> None:
    found = find_salary([text])
    assert found is not None
    assert (found.salary.min, found.salary.max, found.salary.period) == (low, high, period)


@pytest.mark.parametrize(
    "text",
    [
        "we surpassed $3B in revenue",
        "We raised $50M in Series B",
        "fully covered meal vouchers of 100 CZK/day, cafeteria system 6720 CZK/year",
        "Stravenky 120 Kč na den",
        "Zuschuss von 50 € pro Monat zum Deutschlandticket",
        "$1,000 annual learning stipend",
        "up to $5,000 per year for professional development",
        "sign-on bonus of $10,000",
        "referral bonus up to 20 000 Kč",
        "401k match of 4%",
        "own a budget of €500,000 to €1,000,000 per year",
        "process $2 billion in payments per year",
        "Manage a portfolio worth $10,000,000 - $20,000,000",
        "deals of $50,000-$250,000 ACV",
        "customers between $50,000 and $100,000 in annual revenue",
        "Salary starts from 1400 EUR gross (full time) / 700 EUR (part time), depending on experience",
        "Founded in 1999, 500 employees",
    ],
)
def test_other_money_is_no_pay(text: str) -> None:
    assert find_salary([text]) is None


def test_the_heading_before_a_figure_counts() -> None:
    assert find_salary(["Base pay", "$90,000 - $110,000"]) is not None
    assert find_salary(["Our funding", "$90,000,000 raised"]) is None


def test_a_pay_field_needs_no_words_around() -> None:
    found = parse_salary("£31,000")
    assert found is not None
    assert (found.salary.currency, found.salary.period) == ("GBP", "year")


def test_a_contradicting_period_is_corrected_and_noted() -> None:
    found = salary_from_parts(low=90_000, high=120_000, currency="USD", period="hour")
    assert found is not None
    assert found.salary.period == "year"
    assert found.note is not None
    assert "hour" in found.note


@pytest.mark.parametrize(("low", "high"), [(0, 0), (None, None), (0.5, None)])
def test_fillers_are_no_pay(low: float | None, high: float | None) -> None:
    assert salary_from_parts(low=low, high=high, currency="USD", period="year") is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("YEAR", "year"), ("per-year-salary", "year"), ("1 MONTH", "month"), ("hourly", "hour"), ("annum", "year"),
        ("daily", "day"), ("WEEK", "week"), ("pro Monat", "month"), ("measure", None), (None, None),
    ],
)  # fmt: skip
def test_periods(text: str | None, period: SalaryPeriod | None) -> None:
    assert normalise_period(text) == period


@pytest.mark.parametrize(
    ("text", "code"), [("eur", "EUR"), ("€", "EUR"), ("Kč", "CZK"), ("RUR", "RUB"), ("", None), ("??", None)]
)
def test_currencies(text: str, code: str | None) -> None:
    assert normalise_currency(text) == code


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((70_000, 90_000, "EUR", "year"), "EUR 70,000 - 90,000 per year"),
        ((None, 5_000, "EUR", "month"), "up to EUR 5,000 per month"),
        ((16.5, None, "USD", "hour"), "from USD 16.50 per hour"),
        ((85_000, 85_000, "USD", None), "USD 85,000"),
    ],
)
def test_descriptions(parts: tuple[float | None, float | None, str | None, SalaryPeriod | None], words: str) -> None:
    assert describe_salary(*parts) == words
