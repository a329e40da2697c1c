"""Amounts of money as people write them: currencies, thousands in many locales, ranges and their typing errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.fields.pay.money import find_money, normalise_currency, parse_number


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
    ("text", "code"), [("eur", "EUR"), ("€", "EUR"), ("Kč", "CZK"), ("RUR", "RUB"), ("", None), ("??", None)]
)
def test_currencies(text: str, code: str | None) -> None:
    assert normalise_currency(text) == code


@given(low=st.integers(20, 400), high=st.integers(20, 400), sign=st.sampled_from(["$", "€", "£"]))
def test_an_open_end_is_no_sum_on_top(low: int, high: int, sign: str) -> None:
    text = f"{sign}{low}k + {sign}{high}k bonus"
    assert next((money.low, money.high) for money in find_money(text)) == (low * 1000, low * 1000)
