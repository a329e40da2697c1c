"""The plan's weeks are dates in a table, and the day of the interview stands out."""

from contracts.insights import Basis, PlanWeek, PreparationPlan, Resource
from services.renderer.guide import render_pdf
from tests.support import guide_samples as samples
from tests.support.pdf_reading import uris, whole_text


def test_the_calendar_has_a_row_for_each_week() -> None:
    plan = PreparationPlan(days_left=9, weeks=[PlanWeek(week=1, focus="Basics"), PlanWeek(week=2, focus="Rehearsal")])
    insights = samples.bare_insights().model_copy(update={"preparation_plan": plan})
    text = whole_text(render_pdf(samples.bare_job(), insights))
    # 12 May 2026 is a Tuesday.
    assert "Week Tue Wed Thu Fri Sat Sun Mon Focus" in text
    assert "Week 1 12 May 13 14 15 16 17 18 Basics" in text
    assert "Week 2 19 May 20 21 22 23 24 25 Rehearsal" in text


def test_resources_can_be_typed_from_paper() -> None:
    address = "https://example.com/a/long/way?to=it"
    resources = [
        Resource(title="Handbook", url=url, text="Read it.", basis=Basis.GENERAL) for url in (address, "file:///etc")
    ]
    plan = PreparationPlan(weeks=[PlanWeek(week=1, focus="Basics", resources=resources)])
    insights = samples.bare_insights().model_copy(update={"preparation_plan": plan})
    pdf = render_pdf(samples.bare_job(), insights)
    assert address in whole_text(pdf)
    assert address in uris(pdf)
    assert "file:" not in whole_text(pdf)
