"""The plan and the day of the interview as a calendar (RFC 5545)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from contracts.insights import Insights
from contracts.job import JobDetails

__all__ = ["guide_calendar"]

_LONGEST_LINE = 73


def guide_calendar(*, prep_id: str, job: JobDetails, insights: Insights, interview: date | None, now: datetime) -> str:
    """Return the calendar: a day for the interview where it is known, and one entry for each week of the plan.

    The plan ends the day before the interview; without one it begins today.
    """
    weeks = insights.preparation_plan.weeks
    first = max(interview - timedelta(weeks=len(weeks)), now.date()) if interview else now.date()
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Prepline//Guide//EN", "CALSCALE:GREGORIAN"]
    what = f"{job.job_title} at {job.company_name}"
    for week in weeks:
        start = first + timedelta(weeks=week.week - 1)
        if interview and start >= interview:
            break
        end = min(start + timedelta(days=7), interview or date.max)
        tasks = [f"- {task.text}" for task in week.tasks]
        lines += _event(f"{prep_id}-week-{week.week}", stamp, (start, end), f"Prepare: {week.focus} ({what})", tasks)
    if interview:
        checklist = [f"- {item.text}" for item in insights.checklist]
        span = (interview, interview + timedelta(days=1))
        lines += _event(f"{prep_id}-interview", stamp, span, f"Interview: {what}", checklist, alarm=True)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(
    uid: str, stamp: str, span: tuple[date, date], summary: str, notes: Sequence[str], *, alarm: bool = False
) -> list[str]:
    start, end = span
    reminder = ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", f"DESCRIPTION:{_escaped(summary)}", "END:VALARM"]
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@prepline",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        *([f"DESCRIPTION:{_escaped(chr(10).join(notes))}"] if notes else []),
        "TRANSP:TRANSPARENT",
        *(reminder if alarm else []),
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield the pieces of a line, none longer than 75 bytes, none breaking a character."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > _LONGEST_LINE:
            yield piece
            piece = " "
        piece += character
    yield piece
