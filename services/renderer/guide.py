"""From a job and its insights to the pages of the guide."""

import re
from datetime import UTC
from typing import Protocol

from pydantic import BaseModel

from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.outline import outline_of
from runtime.english import counted, long_date
from services.guides.section_numbers import numbered
from services.renderer.components.contents import Contents
from services.renderer.components.source_index import SourceIndex
from services.renderer.document import TOP, GuideDocument
from services.renderer.hyphenation import hyphenated
from services.renderer.layout.drawing import NewPage
from services.renderer.look import Brand, Look, PageSize
from services.renderer.pdf.metadata import Imprint
from services.renderer.sections.chapters import chapters
from services.renderer.sections.context import GuideContext
from services.renderer.sections.opening.cover import cover
from services.renderer.sections.opening.how_to_read import how_to_read
from services.renderer.sections.summary import summary
from services.renderer.typesetting.fonts import register_fonts
from services.renderer.typesetting.text import printable, unprintable

__all__ = ["GuideRenderer", "RenderedGuide", "render_guide", "render_pdf"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class RenderedGuide(BaseModel, frozen=True):
    """A finished PDF."""

    pdf: bytes
    pages: int
    unprintable: int = 0
    """Characters that no typeface has a glyph for."""


class GuideRenderer(Protocol):
    """Lays guides out without blocking the event loop."""

    async def render(self, job: JobDetails, insights: Insights) -> RenderedGuide:
        """Return the guide as a PDF."""


def render_pdf(
    job: JobDetails, insights: Insights, *, page_size: PageSize | None = None, look: Look | None = None
) -> bytes:
    """Return the guide as a PDF; the same input gives the same bytes.

    Args:
        job: The posting.
        insights: The guide's content.
        page_size: `A4` or `letter`; by default that of the look.
        look: Paper, cover and brand.
    """
    return render_guide(job, insights, page_size=page_size, look=look).pdf


def render_guide(
    job: JobDetails, insights: Insights, *, page_size: PageSize | None = None, look: Look | None = None
) -> RenderedGuide:
    """Return the guide with its number of pages; see `render_pdf`."""
    look = look or Look()
    if page_size is not None:
        look = look.model_copy(update={"page_size": page_size})
    register_fonts()
    missing = unprintable(job.model_dump_json() + insights.model_dump_json())
    sources = SourceIndex(insights)
    outline = outline_of(job, insights)
    contents = Contents(numbered(outline))
    document = GuideDocument(
        look=look,
        imprint=_imprint(job, insights, look),
        contents=contents,
        header=printable(f"{job.company_name}  ·  {job.job_title}", limit=400),
        footer=_footer(insights, sources, look.brand),
    )
    context = GuideContext(
        job=job,
        insights=hyphenated(insights) if look.hyphenate else insights,
        outline=outline,
        sources=sources,
        contents=contents,
        unprintable=missing,
        logo=look.logo,
        brand=look.brand.name,
        width=document.frame_width,
        height=document.frame_height,
        above=TOP,
    )
    story = [*cover(context), NewPage(), *summary(context), *how_to_read(context), *chapters(context)]
    return RenderedGuide(pdf=document.render(story), pages=contents.total, unprintable=missing)


def _imprint(job: JobDetails, insights: Insights, look: Look) -> Imprint:
    company, title = printable(job.company_name, limit=80), printable(job.job_title, limit=120)
    return Imprint(
        title=f"Interview guide: {title} at {company}",
        subject=f"Interview preparation for {title} at {company}",
        author=printable(look.brand.name),
        keywords=("interview", "preparation", job.role_category.value),
        language=insights.language if _LANGUAGE.fullmatch(insights.language) else "en",
        made_at=insights.last_updated.astimezone(UTC),
        standard=look.standard,
    )


def _footer(insights: Insights, sources: SourceIndex, brand: Brand) -> str:
    count = counted(sources.count(insights), "source")
    made_on = long_date(insights.last_updated.astimezone(UTC).date())
    return "  ·  ".join(filter(None, (printable(brand.footer), count, f"Generated {made_on}")))
