"""Where a text has a company's name, however people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexicon.company import Company


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Stripe, Inc.", "my Stripe interview"),
        ("Stripe, Inc.", "my stripe interview"),
        ("Siemens AG", "Siemens asked me"),
        ("Meta Platforms, Inc.", "an offer from Meta"),
        ("Meta Platforms, Inc.", "rejected by Facebook"),
        ("Google LLC", "Google's onsite"),
        ("Google LLC", "Google\u2019s onsite"),
        ("DoorDash", "Door Dash phone screen"),
        ("Door Dash", "doordash phone screen"),
        ("Procter & Gamble", "Procter and Gamble assessment"),
        ("Procter & Gamble", "the P&G assessment"),
        ("Ernst & Young", "EY superday"),
        ("Boston Consulting Group", "BCG case"),
        ("Jane Street", "Jane Street onsite"),
        ("McDonald's", "McDonald\u2019s interview"),
        ("McDonald's", "mcdonalds interview"),
        ("Nestl\u00e9", "Nestle interview"),
        ("Booking.com", "Booking.com loop"),
        ("Fernhollow Robotics GmbH", "The loop at Fernhollow"),
        ("Quillon Green Hospital", "QGH shadow day"),
        ("IBM", "ibm interview"),
    ],
)
def test_recognises(name: str, text: str) -> None:
    assert Company.of(name).pattern.search(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Stripe", "a striped tie"),
        ("Stripe", "I earned my stripes"),
        ("Meta", "the metadata team"),
        ("Meta", "a meta-commentary on jobs"),
        ("Stripe", "see https://stripe.com/jobs"),
        ("Stripe", "written by u/stripe today"),
        ("EY", "they asked"),
        ("Ernst & Young", "hey, ey up"),
        ("Applied Systems", "I applied to many places"),
        ("General Electric", "in general I liked it"),
        ("AT&T", "at the end"),
        ("Alder Nova Dental", "this and that"),
    ],
)
def test_is_not_misled_by(name: str, text: str) -> None:
    assert not Company.of(name).pattern.search(text)


def test_a_legal_form_alone_is_kept_as_the_name() -> None:
    assert Company.of("Limited").spellings[0] == "Limited"


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_name_gives_a_pattern_that_never_matches_nothing(name: str) -> None:
    assert all(match[0] for match in Company.of(name).pattern.finditer(f"some {name} text"))
