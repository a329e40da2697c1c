"""From a job and its insights to the pages of the guide."""

import re
from datetime import UTC
from typing import Protocol

from pydantic import BaseModel
from reportlab.platypus import PageBreak

from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.outline import outline_of
from runtime.english import counted, long_date
from services.renderer.components.contents import Contents, numbered
from services.renderer.components.source_index import SourceIndex
from services.renderer.document import TOP, GuideDocument, Imprint, PageSize
from services.renderer.sections.chapters import chapters
from services.renderer.sections.context import GuideContext
from services.renderer.sections.cover import cover
from services.renderer.sections.how_to_read import how_to_read
from services.renderer.typesetting.bidi import one_line
from services.renderer.typesetting.fonts import register_fonts
from services.renderer.typesetting.text import printable

__all__ = ["GuideRenderer", "RenderedGuide", "render_guide", "render_pdf"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class RenderedGuide(BaseModel, frozen=True):
    """A finished PDF."""

    pdf: bytes
    pages: int


class GuideRenderer(Protocol):
    """Lays guides out without blocking the event loop."""

    async def render(self, job: JobDetails, insights: Insights) -> RenderedGuide:
        """Return the guide as a PDF."""


def render_pdf(job: JobDetails, insights: Insights, *, page_size: PageSize = "A4") -> bytes:
    """Return the guide as a PDF; the same input gives the same bytes.

    Args:
        job: The posting.
        insights: The guide's content.
        page_size: `A4` or `letter`.
    """
    return render_guide(job, insights, page_size=page_size).pdf


def render_guide(job: JobDetails, insights: Insights, *, page_size: PageSize = "A4") -> RenderedGuide:
    """Return the guide with its number of pages; see `render_pdf`."""
    register_fonts()
    sources = SourceIndex(insights)
    outline = outline_of(job, insights)
    contents = Contents(numbered(outline))
    document = GuideDocument(page_size=page_size, imprint=_imprint(job, insights, sources), contents=contents)
    context = GuideContext(
        job=job,
        insights=insights,
        outline=outline,
        sources=sources,
        contents=contents,
        width=document.frame_width,
        height=document.frame_height,
        above=TOP,
    )
    story = [*cover(context), PageBreak(), *how_to_read(context), PageBreak(), *chapters(context)]
    return RenderedGuide(pdf=document.render(story), pages=contents.total)


def _imprint(job: JobDetails, insights: Insights, sources: SourceIndex) -> Imprint:
    company, title = printable(job.company_name, limit=80), printable(job.job_title, limit=120)
    made_at = insights.last_updated.astimezone(UTC)
    count = counted(sources.count(insights), "source")
    return Imprint(
        title=f"Interview guide: {title} at {company}",
        subject=f"Interview preparation for {title} at {company}",
        keywords=("interview", "preparation", job.role_category.value),
        language=insights.language if _LANGUAGE.fullmatch(insights.language) else "en",
        running_header=one_line(f"{job.company_name}  ·  {job.job_title}", limit=100),
        footer=f"Powered by Prepline  ·  {count}  ·  Generated {long_date(made_at.date())}",
        made_at=made_at,
    )
