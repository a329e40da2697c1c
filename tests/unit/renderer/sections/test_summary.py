"""What to carry stands on one page of its own."""

from services.renderer.guide import render_guide
from tests.support import guide_samples as samples
from tests.support.pdf_reading import open_pdf, page_texts


def test_the_last_page_is_the_guide_on_one_page() -> None:
    guide = render_guide(samples.rich_job(), samples.rich_insights())
    last = page_texts(guide.pdf)[-1]
    for expected in (
        "To take with you",
        "2 Pair exercise",
        "90 minutes · pair programming",
        "Bring",
        "☐ Your own laptop",
    ):
        assert expected in last.replace("\u00a0", " ")


def test_it_stays_on_one_page_however_long_the_guide_is() -> None:
    last = open_pdf(render_guide(samples.rich_job(), samples.huge_insights()).pdf).pages[-1].extract_text()
    assert "To take with you" in last
    assert "Avoid" in last


def test_a_guide_with_little_to_carry_has_no_such_page() -> None:
    pages = page_texts(render_guide(samples.bare_job(), samples.bare_insights()).pdf)
    assert not any("To take with you" in page for page in pages)
