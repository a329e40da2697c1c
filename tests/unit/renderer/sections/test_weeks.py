"""The plan's weeks are dates in a table, and the day of the interview stands out."""

from contracts.insights import PlanWeek, PreparationPlan
from services.renderer.guide import render_pdf
from tests.support import guide_samples as samples
from tests.support.pdf_reading import whole_text


def test_the_calendar_has_a_row_for_each_week() -> None:
    plan = PreparationPlan(days_left=9, weeks=[PlanWeek(week=1, focus="Basics"), PlanWeek(week=2, focus="Rehearsal")])
    insights = samples.bare_insights().model_copy(update={"preparation_plan": plan})
    text = whole_text(render_pdf(samples.bare_job(), insights))
    # 12 May 2026 is a Tuesday.
    assert "Week Tue Wed Thu Fri Sat Sun Mon Focus" in text
    assert "Week 1 12 May 13 14 15 16 17 18 Basics" in text
    assert "Week 2 19 May 20 21 22 23 24 25 Rehearsal" in text
