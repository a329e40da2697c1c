"""Single sentences about pay and about where the work is done, as postings of many countries put them."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.fields.pay.money import find_money
from services.parser.fields.pay.salary import find_salary
from services.parser.fields.place.gazetteer import country_around
from services.parser.fields.place.location import is_workplace, normalise_locations
from services.parser.fields.place.remote import remote_in_prose, remote_in_title, resolve_remote
from services.parser.fields.role.title import clean_title, place_in_title

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


@pytest.mark.parametrize("line", PAY)
def test_pay(line: str) -> None:
    found = find_salary([line])
    assert found
    assert (found.salary.min, found.salary.max) == PAY[line]


@pytest.mark.parametrize("line", NO_PAY)
def test_money_that_is_no_pay(line: str) -> None:
    assert find_salary([line]) is None


def test_pay_in_the_title_needs_no_word_for_it() -> None:
    found = find_salary(["We sell cheese."], title="Data Analyst - London (Hybrid) - £45k pa")
    assert found
    assert (found.salary.min, found.salary.currency, found.salary.period) == (45_000, "GBP", "year")
    assert find_salary(["We sell cheese."], title="Data Analyst, 2026") is None


@given(low=st.integers(20, 400), high=st.integers(20, 400), sign=st.sampled_from(["$", "€", "£"]))
def test_an_open_end_is_no_sum_on_top(low: int, high: int, sign: str) -> None:
    text = f"{sign}{low}k + {sign}{high}k bonus"
    assert next((money.low, money.high) for money in find_money(text)) == (low * 1000, low * 1000)


WHERE = {
    "This role can be performed remotely from anywhere in Europe.": "remote",
    "Praca zdalna 100%": "remote",
    "Please note this is not a remote position; you work from our Napa office.": "onsite",
    "We do not offer remote work.": "onsite",
    "This job cannot be performed remotely.": "onsite",
    "Kein Homeoffice möglich": "onsite",
    "Télétravail non possible": "onsite",
    "Must be able to work onsite in our Denver office 5 days a week.": "onsite",
    "Work Location: In person": "onsite",
    "The team works in our Denver office 3 days per week.": "hybrid",
    "Employees are expected to be in office Tuesday through Thursday.": "hybrid",
    "We expect all staff to be in one of our offices at least 25% of the time.": "hybrid",
    "At least 50% of the time in a given month in their local office": "hybrid",
    "flexible Arbeitszeiten, bis zu 60 % mobiles Arbeiten": "hybrid",
    "Möglichkeit zum mobilen Arbeiten": "hybrid",
    "Mobiles Arbeiten bis zu 2 Tage pro Woche": "hybrid",
    "We work from our studio three days a week.": "hybrid",
    "We have a remote-friendly culture and a distributed team across 12 countries.": None,
    "First 3 days of training in the office": None,
    "You will support remote users in hybrid cloud environments.": None,
    "Free lunch in our office, and an on-site gym": None,
    "Travel to customer sites up to 3 days per month": None,
}


@pytest.mark.parametrize("line", WHERE)
def test_where_the_work_is_done(line: str) -> None:
    found = resolve_remote(finding for finding in remote_in_prose([line]) if finding.weight >= 1.9)
    assert (found and found[0].policy) == WHERE[line]


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("São Paulo, SP (Híbrido)", "hybrid"),
        ("San Francisco (in-person, 5 days a week)", "onsite"),
        ("Columbus, OH (Remote)", "remote"),
        ("Remote Sensing Engineer", None),
        ("Remote-Friendly (Travel-Required) | San Francisco, CA", None),
    ],
)
def test_where_in_titles_and_places(text: str, policy: str | None) -> None:
    assert remote_in_title(text) == policy


@pytest.mark.parametrize(("text", "answer"), [("Hybrid", True), ("On-site", True), ("Remote", False), ("Reno", False)])
def test_ways_of_working_are_no_places(text: str, answer: bool) -> None:
    assert is_workplace(text) is answer
    assert normalise_locations([text]) == ([] if answer else [text])


@pytest.mark.parametrize(
    ("text", "code"), [("ON", "CA"), ("Québec", "CA"), ("NSW", "AU"), ("CA", "US"), ("Texas", "US"), ("Bavaria", None)]
)
def test_countries_of_provinces(text: str, code: str | None) -> None:
    assert country_around(text) == code


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Data Analyst - London (Hybrid) - £45k", "London"),
        ("Cook, Paris", "Paris"),
        ("Country Manager - Germany", None),
        ("London Market Underwriter", None),
    ],
)
def test_places_at_the_end_of_titles(title: str, place: str | None) -> None:
    assert place_in_title(title) == place


@pytest.mark.parametrize(
    ("title", "identifier", "clean"),
    [
        ("Sr. Accountant (Req #20261)", "20261", "Sr. Accountant"),
        ("Cook - Job ID: 88123", "88123", "Cook"),
        ("【急募】インフラエンジニア", None, "インフラエンジニア"),
    ],
)
def test_ids_and_calls_leave_nothing_behind(title: str, identifier: str | None, clean: str) -> None:
    assert clean_title(title, identifier=identifier) == clean
