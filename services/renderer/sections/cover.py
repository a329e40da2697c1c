"""Chapter 1: the cover with the job at a glance, then what the posting asks for and offers."""

import re
from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak, Spacer
from typing_extensions import override

from contracts.insights import Basis, Item, walk_items
from contracts.job import JobDetails
from services.renderer import theme
from services.renderer.items import item_list, subheading
from services.renderer.labels import BasisLabel
from services.renderer.markup import Inline, Link, paragraph, safe_url
from services.renderer.panels import LONGEST_CHIP, Chips, callout, facts, tiles
from services.renderer.sections.band import CoverBand
from services.renderer.sections.brief import Brief, Chapter
from services.renderer.sections.reading import EVIDENCE_SENTENCES, reading_page
from services.renderer.wording import counted, long_date

__all__ = ["CoverChapter", "write"]

_CHIPS_ON_COVER = 16
_LINES_ON_COVER = 6
_REMOTE = {"onsite": "On site", "hybrid": "Hybrid", "remote": "Remote"}
_TIMELINE = re.compile(
    r"(?:\d+|one|two|three|four|five|six|eight)(?:\s*(?:-|–|to)\s*(?:\d+|two|three|four|five|six|eight))?\s*"
    r"(?:business\s+)?(?:day|week|month)s?",
    re.IGNORECASE,
)


class CoverChapter(Chapter):
    """The first chapter stands behind the cover and the page of contents."""

    @override
    def flow(self, brief: Brief) -> list[Flowable]:
        return [*_cover(brief), PageBreak(), *reading_page(brief), PageBreak(), *super().flow(brief)]


def write(brief: Brief) -> list[Flowable]:
    """Return what the posting asks for and offers."""
    job = brief.job
    lists = (
        ("What you will do", job.key_responsibilities),
        ("Required skills", job.required_skills),
        ("Preferred skills", job.preferred_skills),
        ("What the posting says about hiring", [job.interview_hints] if job.interview_hints else []),
        ("What the company offers", job.benefits),
    )
    return [flowable for title, lines in lists for flowable in _posting_list(title, lines, brief)]


def _posting_list(title: str, lines: Sequence[str], brief: Brief) -> list[Flowable]:
    short = [line for line in lines if len(line) <= LONGEST_CHIP]
    if len(short) == len(lines) > 1:
        return [subheading(title), BasisLabel(Basis.POSTING), Chips(lines, indent=theme.LABEL_WIDTH)]
    items = [Item(text=line[:2000], basis=Basis.POSTING) for line in lines]
    return item_list(title, items, brief.sources)


def _cover(brief: Brief) -> list[Flowable]:
    flow: list[Flowable] = [
        CoverBand(brief.job, above=brief.above),
        tiles(_figures(brief), width=brief.width),
        Spacer(0, 12),
        *callout(EVIDENCE_SENTENCES[brief.insights.evidence_level], width=brief.width),
        Spacer(0, 2),
        facts(_facts(brief.job), width=brief.width),
        *_cover_skills(brief.job.required_skills),
    ]
    return flow


def _figures(brief: Brief) -> list[tuple[str, str]]:
    process = brief.insights.interview_process
    reported = sum(entry.basis is Basis.REPORTED for entry in walk_items(brief.insights))
    timeline = _TIMELINE.search(process.total_timeline.text) if process.total_timeline else None
    return [
        (str(len(process.stages)) if process.stages else "—", "interview stages"),
        (timeline.group(0) if timeline else "—", "from start to decision"),
        (str(brief.sources.count(brief.insights)), "sources quoted"),
        (str(reported), "reported findings"),
    ]


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


def _cover_skills(skills: Sequence[str]) -> list[Flowable]:
    if not skills:
        return []
    title = paragraph("Required skills", style=theme.SUBHEADING)
    chips = [skill for skill in skills if len(skill) <= LONGEST_CHIP][:_CHIPS_ON_COVER]
    if len(chips) > 1:
        rest = len(skills) - len(chips)
        body: list[Flowable] = [Chips(chips)]
        body += [paragraph(f"and {counted(rest, 'more requirement')} in section 1", style=theme.META)] if rest else []
        return [title, *body]
    lines = [paragraph("•", skill, style=theme.BODY, limit=130) for skill in skills[:_LINES_ON_COVER]]
    return [title, *lines]
