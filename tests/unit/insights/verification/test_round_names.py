"""Which quotes call a round by which name."""

import pytest

from services.insights.verification.round_names import calls_so


@pytest.mark.parametrize(
    ("name", "quote", "called"),
    [
        ("hiring manager", "then with the HM for 30 mins", True),
        ("online assessment", "after the Hackerrank", True),
        ("technical interview", "They asked me to reverse a linked list", True),
        ("offer/negotiation", "cold-called with an offer", True),
        ("offer/negotiation", "they offer free coffee", None),
        ("hiring manager", "then with the recruiter", None),
        ("phone screen", "we met at their office", None),
        ("kite flying", "a kite flying test", None),
        ("system design", "no system design for me", False),
        ("system design", "no system design at first, then system design", True),
    ],
)
def test_a_round_is_called_by_the_words_of_who_was_there(name: str, quote: str, called: bool | None) -> None:
    assert calls_so(name, quote) is called
