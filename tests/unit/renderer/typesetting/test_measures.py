"""Numbers are short and never written with an exponent."""

import pytest

from services.renderer.typesetting.measures import A4, Color, numbers


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (1.0, "1"),
        (-2.5, "-2.5"),
        (0.000001, "0"),
        (595.2756, "595.28"),
        (841.889, "841.89"),
        (12345.0, "12345"),
    ],
)
def test_numbers_are_as_short_as_a_page_needs(value: float, written: str) -> None:
    assert numbers(value) == written


def test_several_numbers_stand_side_by_side() -> None:
    assert numbers(1, 2.25, -3) == "1 2.25 -3"
    assert numbers(*A4) == "595.28 841.89"


def test_colours_are_read_from_their_codes() -> None:
    assert Color.of("#FF0080") == pytest.approx((1, 0, 0.502), abs=0.001)
