"""Text in a brand's colour can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.renderer.look import Brand, Look
from services.renderer.typesetting.measures import Color
from services.renderer.typesetting.palette import LEAST_CONTRAST, contrast, readable

WHITE, BLACK = Color(1, 1, 1), Color(0, 0, 0)


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(Color.of("#777777"), WHITE) == pytest.approx(4.48, abs=0.01)
    assert contrast(Color.of("#0A0A0A"), BLACK) == pytest.approx(1.06, abs=0.01)


def test_a_colour_that_can_be_read_stays() -> None:
    assert readable(Color.of("#123456")) == Color.of("#123456")
    assert readable(WHITE) != WHITE


@given(st.integers(0, 0xFFFFFF), st.sampled_from(["dark", "light"]))
def test_any_brand_can_be_read(code: int, cover: str) -> None:
    look = Look.model_validate({"cover": cover, "brand": Brand(color=f"#{code:06X}")})
    palette = look.palette
    assert contrast(palette.accent_text, WHITE) >= LEAST_CONTRAST
    assert all(
        contrast(color, palette.band) >= LEAST_CONTRAST
        for color in (palette.band_title, palette.band_text, palette.band_accent)
    )
