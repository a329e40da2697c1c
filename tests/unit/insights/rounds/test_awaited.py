"""A round that is only scheduled is told apart from one that took place."""

import pytest

from services.insights.rounds.awaited import is_announced


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


@pytest.mark.parametrize(
    ("quote", "told_in", "announced"),
    [
        ("a technical round with the manager", "A technical round with the manager. What can I expect?", True),
        ("the next step is a 30 minute presentation", "The next step is a 30 minute presentation. Any tips?", True),
        ("a panel of four people", "My onsite is on Tuesday: a panel of four people.", True),
        ("What can I expect to be asked by the hiring manager?", "", True),
        ("the panel asked about outages", "The panel asked about outages. My last call is tomorrow.", False),
        ("a panel of four people", "I had the onsite: a panel of four people.", False),
        ("I did a phone screen", "I did a phone screen. What should I expect next?", False),
    ],
)
def test_who_awaits_an_interview_has_had_no_more_than_is_told_as_past(
    quote: str, told_in: str, *, announced: bool
) -> None:
    assert is_announced(quote, told_in=told_in) is announced
