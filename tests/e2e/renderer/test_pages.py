"""The pages as they look: filled, within their margins, readable in black and white."""

from collections.abc import Callable

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PIL import Image, ImageOps

from contracts.insights import Basis, Insights
from contracts.job import JobDetails
from services.renderer.components.basis_label import BasisLabel
from services.renderer.guide import render_pdf
from services.renderer.look import PageSize
from services.renderer.typesetting.fonts import register_fonts
from tests.support import guide_samples as samples
from tests.support.canvases import canvas
from tests.support.hostile import mixed_guide

pytestmark = pytest.mark.e2e

MARGIN = 57
"""20 mm in points, which are pixels here."""
GUIDES: list[tuple[Callable[[], JobDetails], Callable[[], Insights], PageSize]] = [
    (samples.rich_job, samples.rich_insights, "A4"),
    (samples.rich_job, samples.rich_insights, "letter"),
    (samples.bare_job, samples.general_insights, "A4"),
    (samples.rich_job, samples.huge_insights, "A4"),
    (samples.rich_job, lambda: mixed_guide(60_000)[1].model_copy(update={"language": "ar"}), "letter"),
]


def pictures(pdf: bytes, *, scale: float = 1, most: int = 40) -> list[Image.Image]:
    """The pages in grey, `scale` pixels to the point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        shown = range(min(most, len(document)))
        return [document[number].render(scale=scale).to_pil().convert("L") for number in shown]
    finally:
        document.close()


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """What is not white within `box`, relative to it."""
    return ImageOps.invert(picture.crop(box)).point(lambda value: 255 if value > 8 else 0).getbbox()


@pytest.fixture(scope="module", params=GUIDES, ids=["rich", "rich-letter", "general", "huge", "mirrored, all scripts"])
def pages(request: pytest.FixtureRequest) -> list[Image.Image]:
    job, insights, size = request.param
    return pictures(render_pdf(job(), insights(), page_size=size))


def test_nothing_runs_over_the_margins(pages: list[Image.Image]) -> None:
    for page in pages[1:]:
        width, height = page.size
        assert ink(page, (0, 0, MARGIN - 4, height)) is None
        assert ink(page, (width - MARGIN + 4, 0, width, height)) is None


def test_no_page_is_nearly_empty(pages: list[Image.Image]) -> None:
    for page in pages[1:-1]:
        width, height = page.size
        body = ink(page, (0, MARGIN + 12, width, height - MARGIN))
        assert body is not None
        assert body[3] > 0.38 * height


@pytest.mark.parametrize("letter", ["W", "\u5b57"])
def test_long_names_stay_on_cover_and_header(letter: str) -> None:
    job = samples.rich_job().model_copy(
        update={"company_name": letter * 120, "location": letter * 150, "job_title": f"{letter * 60} engineer"}
    )
    for page in pictures(render_pdf(job, samples.general_insights()), most=4)[1:]:
        assert ink(page, (page.width - MARGIN + 4, 0, page.width, page.height)) is None


def test_the_cover_has_a_band_from_edge_to_edge(pages: list[Image.Image]) -> None:
    cover = pages[0]
    assert all(shade(cover, x, 2) < 60 for x in (2, cover.width - 3))
    assert shade(cover, 2, cover.height - 2) == 255


def test_labels_differ_without_colour() -> None:
    fills = {basis: shade(label(basis), 9, 7) for basis in Basis}
    edges = {basis: shade(label(basis), 40, 1) for basis in Basis}
    assert fills[Basis.REPORTED] < 120
    assert fills[Basis.POSTING] == 255
    assert edges[Basis.POSTING] < 150
    assert 235 < fills[Basis.GENERAL] < 255
    assert edges[Basis.GENERAL] > 235


def label(basis: Basis) -> Image.Image:
    """A label, four pixels to the point, cropped to its upper left part."""
    register_fonts()
    page = canvas(100, 30)
    BasisLabel(basis).draw_on(page, 0.5, 30.7)
    return pictures(page.finished(), scale=4)[0]


def shade(picture: Image.Image, x: int, y: int) -> int:
    """The grey of a pixel, from 0 (black) to 255."""
    return picture.tobytes()[y * picture.width + x]
