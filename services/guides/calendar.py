"""The plan of a guide and the day of the interview as calendar entries (RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from hashlib import sha256

from contracts.insights import Insights, PlanWeek
from contracts.job import JobDetails
from lexicon.text import squeeze

__all__ = ["plan_calendar"]

_LONGEST_LINE = 75
"""Octets, without the line end."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def plan_calendar(job: JobDetails, insights: Insights, *, interview: date | None = None) -> str:
    """Return the calendar: an entry for each week of the plan before the interview, and one for its day.

    The same guide has the same entries, so that importing it again repeats none.

    Args:
        job: The posting.
        insights: The guide; its plan begins on the day it was made.
        interview: The day; by default the one that the plan was made for, if any.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Prepline//Interview guide//EN", "CALSCALE:GREGORIAN"]
    lines += _entries(job, insights, interview)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _entries(job: JobDetails, insights: Insights, interview: date | None) -> Iterator[str]:
    plan, made = insights.preparation_plan, insights.last_updated.astimezone(UTC)
    today = made.date()
    if interview is None and plan.days_left is not None:
        interview = today + timedelta(days=plan.days_left)
    about = squeeze(f"{job.job_title} at {job.company_name}")
    stamp = f"{made:%Y%m%dT%H%M%SZ}"
    for week in plan.weeks:
        first = today + timedelta(days=7 * (week.week - 1))
        if interview and first >= interview:
            break
        end = min(first + timedelta(days=7), interview or date.max)
        title = f"Week {week.week}: {squeeze(week.focus)} ({about})"
        yield from _entry(title, (first, end), notes=_tasks(week), stamp=stamp, about=about)
    if interview:
        items = [*insights.checklist, *insights.day_of_logistics.what_to_bring]
        notes = "\n".join(f"- {squeeze(item.text)}" for item in items)
        span = (interview, interview + timedelta(days=1))
        yield from _entry(f"Interview: {about}", span, notes=notes, stamp=stamp, about=about, reminded=True)


def _tasks(week: PlanWeek) -> str:
    lines = [squeeze(task.text) for task in week.tasks]
    lines += [squeeze(" ".join(filter(None, (one.title, one.url)))) for one in week.resources]
    return "\n".join(f"- {line}" for line in lines)


def _entry(
    title: str, span: tuple[date, date], *, notes: str, stamp: str, about: str, reminded: bool = False
) -> Iterator[str]:
    name = sha256(f"{about}\n{title}\n{span[0]}".encode("utf-8", "replace")).hexdigest()[:32]
    summary = title.translate(_ESCAPED)
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@prepline"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{span[0]:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{span[1]:%Y%m%d}"
    yield f"SUMMARY:{summary}"
    if notes:
        yield f"DESCRIPTION:{notes.translate(_ESCAPED)}"
    yield "TRANSP:TRANSPARENT"
    if reminded:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", f"DESCRIPTION:{summary}", "END:VALARM")
    yield "END:VEVENT"


def _folded(line: str) -> str:
    """Return a line with a break before each octet that is too many, and never within a character."""
    parts, size = [""], 0
    for char in line:
        octets = len(char.encode("utf-8", "replace"))
        if size + octets > _LONGEST_LINE:
            parts.append(" ")
            size = 1
        parts[-1] += char
        size += octets
    return "\r\n".join(parts)
