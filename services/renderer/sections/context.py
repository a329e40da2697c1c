"""What every section is rendered from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.outline import Entry, OutlineSection, resolve
from services.renderer.components.contents import Contents
from services.renderer.components.source_index import SourceIndex
from services.renderer.pdf.image import Jpeg

__all__ = ["GuideContext"]


@dataclass(frozen=True, kw_only=True)
class GuideContext:
    """A job, its insights, their outline, and the document that they go into."""

    job: JobDetails
    insights: Insights
    outline: Sequence[OutlineSection]
    sources: SourceIndex
    contents: Contents
    logo: Jpeg | None = None
    """Stands on the cover."""
    brand: str = "Prepline"
    """Whose guide it is."""
    unprintable: int = 0
    """Characters that no typeface has a glyph for."""
    width: float
    """Of the text area, in points."""
    height: float
    """Of the text area, in points."""
    above: float
    """From the text area to the upper edge of the page, in points."""

    def part(self, entry: Entry) -> Any:
        """Return what an entry of the outline refers to."""
        return resolve(entry.ref, job=self.job, insights=self.insights)
