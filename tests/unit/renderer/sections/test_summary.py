"""What to carry stands on one page of its own."""

from contracts.insights import Basis, CommonQuestions, DayOfLogistics, Insights, Question
from services.renderer.guide import render_guide
from tests.support import guide_samples as samples
from tests.support.pdf_reading import open_pdf, page_texts


def test_the_page_behind_the_cover_is_the_guide_on_one_page() -> None:
    guide = render_guide(samples.rich_job(), samples.rich_insights())
    page = page_texts(guide.pdf)[1]
    for expected in (
        "To take with you",
        "2 Pair exercise",
        "90 minutes · pair programming",
        "Bring",
        "☐ Your own laptop",
    ):
        assert expected in page.replace("\u00a0", " ")


def test_it_stays_on_one_page_however_long_the_guide_is() -> None:
    page, after = open_pdf(render_guide(samples.rich_job(), samples.huge_insights()).pdf).pages[1:3]
    assert "To take with you" in page.extract_text()
    assert "Avoid" in page.extract_text()
    assert "Contents" in after.extract_text()


def test_its_type_is_as_large_as_the_page_has_room_for() -> None:
    def size(insights: Insights) -> float:
        page = open_pdf(render_guide(samples.rich_job(), insights).pdf).pages[1]
        sizes: list[float] = []
        page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: sizes.append(size) if "☐" in text else None)
        return max(sizes)

    assert size(samples.rich_insights()) == 11.5
    tips = samples.general(*["A sentence of some length " * 6] * 5)
    questions = [Question(text=tip.text, basis=Basis.GENERAL) for tip in [*tips, *tips]]
    full = samples.bare_insights().model_copy(
        update={
            "common_questions": CommonQuestions(technical=questions),
            "day_of_logistics": DayOfLogistics(what_to_bring=tips),
            "last_minutes": tips,
        }
    )
    assert size(full) < 11.5


def test_the_guide_goes_on_below_a_page_that_is_not_half_full() -> None:
    tips = samples.general("Sleep.")
    insights = samples.bare_insights().model_copy(
        update={
            "last_minutes": tips,
            "day_of_logistics": DayOfLogistics(what_to_bring=tips),
        }
    )
    page = page_texts(render_guide(samples.bare_job(), insights).pdf)[1]
    assert page.index("To take with you") < page.index("Contents")


def test_a_guide_with_little_to_carry_has_no_such_page() -> None:
    pages = page_texts(render_guide(samples.bare_job(), samples.bare_insights()).pdf)
    assert not any("To take with you" in page for page in pages)
