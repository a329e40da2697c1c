"""Advice never outweighs what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.insights.advice.choice import Offer, allowance, chosen


@pytest.mark.parametrize(("reported", "stated", "most"), [(0, 30, 0.60), (15, 30, 0.40), (40, 20, 0.40), (0, 20, 0.60)])
def test_general_items_stay_below_their_share(reported: int, stated: int, most: float) -> None:
    general = allowance(reported=reported, stated=stated)
    assert general / (general + reported + stated) <= most


def test_more_reports_mean_less_advice() -> None:
    shares = [allowance(reported=count, stated=30) / (30 + count) for count in range(16)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[-1]


def test_a_guide_without_anything_else_is_advice() -> None:
    assert allowance(reported=0, stated=0) > allowance(reported=0, stated=10)


def test_every_kind_has_its_least_then_all_grow_in_turn() -> None:
    offers = {"a": Offer(list("abcdef"), 1, 6), "b": Offer(list("uvw"), 1, 2), "c": Offer([], 1, 3)}
    assert chosen(offers, 2) == {"a": ["a"], "b": ["u"], "c": []}
    assert chosen(offers, 4) == {"a": ["a", "b"], "b": ["u", "v"], "c": []}
    assert chosen(offers, 100) == {"a": list("abcdef"), "b": ["u", "v"], "c": []}


def test_what_is_worth_least_goes_first() -> None:
    offers = {"a": Offer(list("abc"), 2, 3), "b": Offer(list("uvw"), 2, 3)}
    assert chosen(offers, 3) == {"a": ["a", "b"], "b": ["u"]}
    assert chosen(offers, 1) == {"a": ["a"], "b": []}
    assert chosen(offers, -5) == {"a": [], "b": []}


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.integers(0, 9))), st.integers(0, 40))
def test_no_more_is_taken_than_allowed(sizes: list[tuple[int, int, int]], allowed: int) -> None:
    offers = {
        str(number): Offer(range(size), least, max(least, most)) for number, (size, least, most) in enumerate(sizes)
    }
    assert sum(map(len, chosen(offers, allowed).values())) <= allowed
