"""Pages can be read by everybody who sees little, and none is left half empty."""

import pytest

from contracts.insights import Insights
from contracts.job import JobDetails
from services.renderer.guide import render_pdf
from services.renderer.layout import theme
from services.renderer.layout.inline import paragraph
from services.renderer.look import Brand, Look
from services.renderer.typesetting.measures import Color
from services.renderer.typesetting.style import derive
from tests.support import guide_samples as samples
from tests.support.canvases import drawn
from tests.support.page_linter import faults, fills

LOOKS = {
    "dark": Look(),
    "light letter": Look(cover="light", page_size="letter"),
    "pale brand": Look(brand=Brand(name="Acme", color="#FFF3B0")),
    "light pale brand": Look(cover="light", brand=Brand(name="Acme", color="#FFF3B0")),
}
GUIDES = {"rich": (samples.rich_job, samples.rich_insights), "general": (samples.bare_job, samples.general_insights)}
LEAST = 0.55


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_all_type_is_large_and_dark_enough(look: Look) -> None:
    assert faults(render_pdf(samples.rich_job(), samples.rich_insights(), look=look)) == []


def test_the_linter_finds_small_and_pale_type() -> None:
    small = derive(theme.BODY, size=7.5)
    pale = derive(theme.BODY, color=Color.of("#999999"))
    assert "7.5 points" in faults(drawn(paragraph("small", style=small)))[0]
    assert "contrast 2.8" in faults(drawn(paragraph("pale", style=pale)))[0]
    assert faults(drawn(paragraph("large", style=derive(pale, size=20, color=Color.of("#888888"))))) == []


@pytest.mark.parametrize("size", ["A4", "letter"])
@pytest.mark.parametrize("guide", GUIDES)
def test_no_page_but_the_last_is_left_half_empty(guide: str, size: str) -> None:
    job, insights = GUIDES[guide]
    assert half_empty(job(), insights(), Look.model_validate({"page_size": size})) == []


def half_empty(job: JobDetails, insights: Insights, look: Look) -> list[tuple[int, float]]:
    """Pages but the last that are little filled."""
    shares = fills(render_pdf(job, insights, look=look))
    return [(number, share) for number, share in enumerate(shares[:-1], start=1) if share < LEAST]
