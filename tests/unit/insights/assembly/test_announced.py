"""A round that is only scheduled is told apart from one that took place."""

import pytest

from services.insights.assembly.announced import is_announced


@pytest.mark.parametrize(
    ("quote", "announced"),
    [
        ("I have a phone screen with Quartz on Monday.", True),
        ("My onsite is next week, any tips?", True),
        ("Just scheduled a panel interview.", True),
        ("I had a phone screen and the onsite is next week.", False),
        ("The onsite lasted four hours.", False),
        ("2 technical rounds.", False),
    ],
)
def test_a_round_is_announced_where_nothing_of_it_took_place(quote: str, *, announced: bool) -> None:
    assert is_announced(quote) is announced
