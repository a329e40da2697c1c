"""A few of the documents of `python -m benchmarks hostile`, which renders thousands."""

import pytest

from services.renderer.guide import render_guide
from tests.support.hostile import acting_names, hostile_guide
from tests.support.pdf_reading import open_pdf


@pytest.mark.parametrize("seed", range(6))
def test_a_hostile_document_renders_and_does_nothing(seed: int) -> None:
    guide = render_guide(*hostile_guide(seed))
    assert len(open_pdf(guide.pdf).pages) == guide.pages
    assert acting_names(guide.pdf) == set()


def test_what_acts_is_found() -> None:
    guide = render_guide(*hostile_guide(0)).pdf
    # Text that looks like an action is text.
    planted = guide.replace(b"/Type/Catalog", b"/OpenAction 9 0 R/Type/Catalog")
    assert acting_names(planted) == {b"/OpenAction"}
