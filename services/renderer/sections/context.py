"""What every chapter is written from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reportlab.platypus import CondPageBreak, Flowable

from contracts.insights import Insights, Item
from contracts.job import JobDetails
from services.renderer.components.contents import Contents, SectionHeading, SectionInfo
from services.renderer.components.items import item_list, note
from services.renderer.components.source_index import SourceIndex
from services.renderer.typesetting import theme
from services.renderer.typesetting.inline import paragraph

__all__ = ["Chapter", "GuideContext", "headed_lists", "opening"]

_WORTH_STARTING = 0.55
"""A section starts on the current page only when more than this share of the page is free: so sections begin on a
fresh page, but none leaves a nearly empty one behind."""


@dataclass(frozen=True, kw_only=True)
class GuideContext:
    """A job, its insights, and the document that they go into."""

    job: JobDetails
    insights: Insights
    sources: SourceIndex
    contents: Contents
    width: float
    """Of the text area, in points."""
    height: float
    """Of the text area, in points."""
    above: float
    """From the text area to the upper edge of the page, in points."""


@dataclass(frozen=True)
class Chapter:
    """A section and what writes it."""

    section: SectionInfo
    write: Callable[[GuideContext], list[Flowable]]
    nothing: str
    """What to say when there is nothing to write."""
    room: float = _WORTH_STARTING
    """Share of a page that must be free for the section to start on it."""

    def flow(self, context: GuideContext) -> list[Flowable]:
        """Return the chapter with its heading."""
        body = self.write(context) or [note(self.nothing)]
        return [*opening(self.section, context, room=self.room), *body]


def opening(section: SectionInfo, context: GuideContext, *, room: float) -> list[Flowable]:
    """Return a section's heading, on a fresh page unless most of this one is free."""
    lead = theme.derive(theme.indented(theme.LEAD), keepWithNext=1)
    return [
        CondPageBreak(room * context.height),
        SectionHeading(section, context.contents),
        paragraph(section.lead, style=lead),
    ]


def headed_lists(lists: Iterable[tuple[str, list[Item]]], sources: SourceIndex) -> list[Flowable]:
    """Return each list of items under its heading; empty ones are left out."""
    return [flowable for title, items in lists for flowable in item_list(title, items, sources)]
