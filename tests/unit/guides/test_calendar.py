"""The plan in a calendar: whole days, escaped, folded, the same for the same guide."""

from contracts.insights import Basis, Item, PlanWeek, PreparationPlan, Resource
from services.guides.calendar import plan_calendar
from tests.support import guide_samples as samples


def calendar(plan: PreparationPlan) -> list[str]:
    """The lines of a calendar, unfolded."""
    insights = samples.bare_insights().model_copy(update={"preparation_plan": plan})
    text = plan_calendar(samples.bare_job(), insights)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_each_week_and_the_interview_have_an_entry() -> None:
    week = PlanWeek(week=2, focus="Design; drills", tasks=[Item(text="One, two", basis=Basis.GENERAL)])
    lines = calendar(PreparationPlan(days_left=20, weeks=[week]))
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20260519" in lines
    assert "DTEND;VALUE=DATE:20260526" in lines
    assert "DTSTART;VALUE=DATE:20260601" in lines
    assert any(line.startswith(r"SUMMARY:Week 2: Design\; drills (") for line in lines)
    assert r"DESCRIPTION:- One\, two" in lines


def test_resources_have_their_addresses() -> None:
    resource = Resource(title="Book", url="https://example.com/", text="x", basis=Basis.GENERAL)
    lines = calendar(PreparationPlan(weeks=[PlanWeek(week=1, focus="f", resources=[resource])]))
    assert "DESCRIPTION:- Book https://example.com/" in lines


def test_entries_keep_their_names() -> None:
    plan = PreparationPlan(weeks=[PlanWeek(week=number, focus="字" * 100) for number in (1, 2)])
    names = [line for line in calendar(plan) if line.startswith("UID:")]
    assert names == [line for line in calendar(plan) if line.startswith("UID:")]
    assert len(set(names)) == 2


def test_a_guide_without_a_plan_has_no_entries() -> None:
    assert "BEGIN:VEVENT" not in calendar(PreparationPlan())
