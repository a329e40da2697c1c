"""What could not be printed is told."""

from services.renderer.guide import render_guide
from tests.support import guide_samples as samples
from tests.support.pdf_reading import whole_text


def test_characters_without_a_glyph_are_counted_and_told() -> None:
    insights = samples.bare_insights().model_copy(update={"data_gaps": ["ᏣᎳᎩ is Cherokee."]})
    guide = render_guide(samples.bare_job(), insights)
    assert guide.unprintable == 3
    assert "3 characters of the sources could not be printed" in whole_text(guide.pdf)


def test_a_guide_that_is_all_printed_says_nothing_of_it() -> None:
    guide = render_guide(samples.rich_job(), samples.rich_insights())
    assert guide.unprintable == 0
    assert "could not be printed" not in whole_text(guide.pdf)
