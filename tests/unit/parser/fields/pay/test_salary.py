"""Pay: what a posting says it pays, and nothing else that happens to be money."""
# ruff: noqa: RUF001 — dashes, full-width signs and Cyrillic are what postings contain
# ruff: noqa: RUF001 — the look-alikes are what postings contain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.job import SalaryPeriod
from services.parser.fields.pay.salary import (
    describe_salary,
    find_salary,
    is_pay,
    normalise_period,
    parse_salary,
    salary_from_parts,
)


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


PAY = {
    "Zone 1: $120,000 - $150,000; Zone 2: $110,000 - $140,000": (120_000, 150_000),
    "Ranges from $104,200/year in our lowest geographic market up to $188,600/year elsewhere, base pay": (
        104_200,
        188_600,
    ),
    "The base pay ranges from $114,200 up to $168,000.": (114_200, 168_000),
    "Salary up to €110k + 10% bonus": (None, 110_000),
    "Salary: $100k+": (100_000, None),
    "Vous gagnez 12,50 € par heure.": (12.5, 12.5),
    "15-20 Std./Woche, 16 € pro Stunde": (16, 16),
    "up to 30 €/h": (None, 30),
    "Pay range $19.10 - $28.65": (19.1, 28.65),
    "Ein Gehalt von 3.200 € bis 3.800 € brutto im Monat": (3_200, 3_800),
    "€2,900 gross/month, meal vouchers of €8 per day": (2_900, 2_900),
    "Salary: 15 lakhs per annum": (1_500_000, 1_500_000),
    "CTC 12-18 LPA": (1_200_000, 1_800_000),
    "SGD 6,000 - 8,500": (6_000, 8_500),
    "Lohn: CHF 6'200.-/Monat": (6_200, 6_200),
    "RAL 24.000 - 28.000 €": (24_000, 28_000),
    "100k-130k EUR depending on experience": (100_000, 130_000),
    "Plat: 35-45 tis. Kč": (35_000, 45_000),
    "月給30万円以上": (300_000, None),
}


@pytest.mark.parametrize("line", PAY)
def test_pay(line: str) -> None:
    found = find_salary([line])
    assert found
    assert (found.salary.min, found.salary.max) == PAY[line]


NO_PAY = (
    "We manage $2.5 billion in assets.",
    "You own a $3M annual budget and an annual quota of $1.2M.",
    "401(k) with a match of up to $5,000 per year",
    "Employee referral bonus of $3,000",
    "Average deal size $75,000 - $150,000",
    "Zuschuss zum Deutschlandticket in Höhe von 49 € pro Monat",
    "Stravenky v hodnotě 120 Kč/den",
    "Karta sportowa, dofinansowanie 500 zł miesięcznie",
    "交通費支給（上限5万円/月）",
    "You'll receive a $1,200 work-from-home stipend each year.",
    "Annual bonus target of $15,000",
)


@pytest.mark.parametrize("line", NO_PAY)
def test_money_that_is_no_pay(line: str) -> None:
    assert find_salary([line]) is None


def test_pay_in_the_title_needs_no_word_for_it() -> None:
    found = find_salary(["We sell cheese."], title="Data Analyst - London (Hybrid) - £45k pa")
    assert found
    assert (found.salary.min, found.salary.currency, found.salary.period) == (45_000, "GBP", "year")
    assert find_salary(["We sell cheese."], title="Data Analyst, 2026") is None


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


NOT_PAY = (
    "$500 sign-on bonus", "Raised $50M Series B", "€1,000 learning budget", "$15k referral bonus", "€50m revenue",
    "$20k relocation", "$120k in savings for customers", "£25k grant", "$150,000 training budget",
    "We manage $100k budgets", "Over $200k raised", "$200k of equity", "$120k fines avoided", "Budget: $100k",
)  # fmt: skip


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


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "period"),
    [
        ("Annuel de 38000.0 Euros à 44000.0 Euros sur 12.0 mois", 38_000, 44_000, "EUR", "year"),
        ("Mensuel de 2100.0 Euros", 2100, 2100, "EUR", "month"),
        ("20K～30K", 20_000, 30_000, None, None),
        ("65-75k", 65_000, 75_000, None, None),
        ("PKR 90,000 - 120,000 per month", 90_000, 120_000, "PKR", "month"),
        ("CTC 18 LPA", 1_800_000, 1_800_000, "INR", "year"),
    ],
)
def test_pay_fields_of_many_countries(
    text: str, low: float, high: float, currency: str | None, period: str | None
) -> None:
    finding = parse_salary(text)
    assert finding
    pay = finding.salary
    assert (pay.min, pay.max, pay.currency) == (low, high, currency)
    assert period is None or pay.period == period


@pytest.mark.parametrize("currency", ["TZS", "XOF", "NPR", "ALL", "ZMW", "BWP"])
def test_a_stated_period_holds_in_every_currency(currency: str) -> None:
    finding = salary_from_parts(low=900_000, high=1_200_000, currency=currency, period="month")
    assert finding
    assert (finding.salary.currency, finding.salary.period, finding.note) == (currency, "month", None)
