"""The cover: the job at a glance."""

import re
from collections.abc import Sequence

from contracts.insights import Basis, Item
from contracts.job import JobDetails
from runtime.english import counted, long_date
from services.guides.addresses import safe_url
from services.renderer.components.panels import LONGEST_CHIP, Chips, Facts, Tiles, callout
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing, Gap
from services.renderer.layout.inline import Inline, Link, paragraph
from services.renderer.sections.context import GuideContext
from services.renderer.sections.opening.band import CoverBand
from services.renderer.sections.opening.how_to_read import EVIDENCE_SENTENCES

__all__ = ["cover"]

_CHIPS_ON_COVER = 16
_LINES_ON_COVER = 6
_LEAST_BAND = 240.0
_BAND_SHARE = 0.7
"""How much of the room that a short cover leaves goes to the band."""
_GROWTH = 190.0
"""Points that it may grow at most."""
_REMOTE = {"onsite": "On site", "hybrid": "Hybrid", "remote": "Remote"}
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "eight": "8", "ten": "10"}
_TO = "\N{EN DASH}"
_NUMBER = rf"(?:\d+|{'|'.join(_NUMBERS)})"
_DURATION = re.compile(
    rf"\b({_NUMBER})(?:\s*(?:-|{_TO}|to)\s*({_NUMBER}))?\s*(?:business |working )?(day|week|month)(s?)\b",
    re.IGNORECASE,
)


def cover(context: GuideContext) -> list[Drawing]:
    """Return the first page."""
    below: list[Drawing] = [
        Tiles(_figures(context)),
        Gap(12),
        *callout(EVIDENCE_SENTENCES[context.insights.evidence_level]),
        Gap(2),
        Facts(_facts(context.job)),
    ]
    room = context.height - _LEAST_BAND - _height(below, context)
    skills = _skills(context, room=room)
    spare = _BAND_SHARE * (room - _height(skills, context))
    return [CoverBand(context, spare=max(0.0, min(_GROWTH, spare))), *below, *skills]


def _height(flow: Sequence[Drawing], context: GuideContext) -> float:
    return sum(part.wrap(context.width, context.height)[1] + part.space_before + part.space_after for part in flow)


def _figures(context: GuideContext) -> list[tuple[str, str]]:
    """Return up to four figures that say something; the number of sources always."""
    insights = context.insights
    questions = insights.common_questions
    reported = sum(entry.basis is Basis.REPORTED for entry in context.sources.items)
    asked = len(questions.behavioral) + len(questions.technical) + len(questions.company_specific)
    figures = [
        (str(context.sources.count(insights)), "sources quoted"),
        (str(len(insights.interview_process.stages) or ""), "interview stages"),
        (_duration(insights.interview_process.total_timeline), "from start to decision"),
        (str(reported or ""), "reported findings"),
        (str(asked or ""), "questions to prepare"),
        (str(len(insights.preparation_plan.weeks) or ""), "weeks planned"),
    ]
    return [(value, label) for value, label in figures if value][:4]


def _duration(timeline: Item | None) -> str:
    """Return the first stretch of time that a sentence names, short enough for a tile: `3-4 weeks`."""
    found = _DURATION.search(timeline.text) if timeline else None
    if found is None:
        return ""
    first, last, unit, plural = (part and part.lower() for part in found.groups())
    numbers = [_NUMBERS.get(number, number) for number in (first, last) if number]
    return f"{_TO.join(numbers)} {unit}{plural}"


def _facts(job: JobDetails) -> list[tuple[str, Inline]]:
    known: list[tuple[str, Inline | None]] = [
        ("Company", job.company_name),
        ("Role", job.role_category.value),
        ("Location", ", ".join(job.locations) or job.location),
        ("Work mode", _REMOTE.get(job.remote_policy or "")),
        ("Level", job.level),
        ("Team", job.team_division),
        ("Employment", job.job_type),
        ("Experience", job.years_experience),
        ("Salary stated", job.salary_range or (job.salary.raw if job.salary else None)),
        ("Posted", long_date(job.posted_at) if job.posted_at else None),
        ("Apply by", long_date(job.valid_through) if job.valid_through else None),
        ("Status", "The posting no longer accepts applications" if job.closed else None),
        ("Posting", Link("Open the job posting", job.source_url) if safe_url(job.source_url) else None),
    ]
    return [(label, value) for label, value in known if value]


def _skills(context: GuideContext, *, room: float) -> list[Drawing]:
    """Return as many required skills as fit, short ones first; the section on the job has them all."""
    skills = context.job.required_skills
    short = [skill for skill in skills if len(skill) <= LONGEST_CHIP]
    for number in range(min(len(short), _CHIPS_ON_COVER), 1, -1):
        rest = len(skills) - number
        more = [paragraph(f"and {counted(rest, 'more requirement')} in the posting", style=theme.META)] if rest else []
        if _height(flow := [_skills_title(), Chips(short[:number]), *more], context) <= room:
            return flow
    lines = [paragraph("•", skill, style=theme.BODY, limit=130) for skill in skills[:_LINES_ON_COVER]]
    while lines and _height([_skills_title(), *lines], context) > room:
        lines.pop()
    return [_skills_title(), *lines] if lines else []


def _skills_title() -> Drawing:
    return paragraph("Required skills", style=theme.SUBHEADING)
