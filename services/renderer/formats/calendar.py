"""The plan of a guide as calendar entries (RFC 5545): an entry for each week, and one for the day of the interview."""

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


def plan_calendar(job: JobDetails, insights: Insights) -> str:
    """Return the calendar. The same guide has the same entries, so that importing it again repeats none."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Prepline//Interview guide//EN", *_entries(job, insights)]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _entries(job: JobDetails, insights: Insights) -> Iterator[str]:
    plan, today = insights.preparation_plan, insights.last_updated.astimezone(UTC).date()
    about = squeeze(f"{job.job_title} at {job.company_name}")
    stamp = f"{insights.last_updated.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for week in plan.weeks:
        first = today + timedelta(days=7 * (week.week - 1))
        title = f"Week {week.week}: {squeeze(week.focus)} ({about})"
        yield from _entry(title, first, days=7, notes=_tasks(week), stamp=stamp, about=about)
    if plan.days_left is not None:
        day = today + timedelta(days=plan.days_left)
        bring = "\n".join(f"- {squeeze(item.text)}" for item in insights.day_of_logistics.what_to_bring)
        yield from _entry(f"Interview: {about}", day, days=1, notes=bring, stamp=stamp, about=about)


def _tasks(week: PlanWeek) -> str:
    lines = [squeeze(task.text) for task in week.tasks]
    lines += [squeeze(" ".join(filter(None, (one.title, one.url)))) for one in week.resources]
    return "\n".join(f"- {line}" for line in lines)


def _entry(title: str, first: date, *, days: int, notes: str, stamp: str, about: str) -> Iterator[str]:
    name = sha256(f"{about}\n{title}\n{first}".encode("utf-8", "replace")).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@prepline"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{first + timedelta(days=days):%Y%m%d}"
    yield f"SUMMARY:{title.translate(_ESCAPED)}"
    if notes:
        yield f"DESCRIPTION:{notes.translate(_ESCAPED)}"
    yield "TRANSP:TRANSPARENT"
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
