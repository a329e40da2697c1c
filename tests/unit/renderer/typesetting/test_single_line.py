"""A single line stays within its width."""

import pytest

from services.renderer.typesetting.fonts import BOLD, REGULAR, register_fonts
from services.renderer.typesetting.single_line import fitted, line_width


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    register_fonts()


@pytest.mark.parametrize("text", ["Company " * 40, "\u5b57" * 90, "W" * 200, "x"])
@pytest.mark.parametrize("width", [30.0, 200.0, 480.0])
def test_a_line_is_cut_to_its_width(text: str, width: float) -> None:
    line = fitted(text, BOLD, 16, width)
    assert line_width(line, BOLD, 16) <= width
    assert line == text or line.endswith("\N{HORIZONTAL ELLIPSIS}")


def test_what_fits_stays() -> None:
    text = "Engineer"
    assert fitted(text, REGULAR, 10, line_width(text, REGULAR, 10)) == text


def test_as_much_as_fits_is_kept() -> None:
    line = fitted("i" * 100, REGULAR, 10, 50)
    assert line_width("i" + line, REGULAR, 10) > 50
