"""The numbering of sources: the same number in a reference, beside a quote and in the appendix."""

from contracts.insights import POSTING_SOURCE_ID, Insights, Source, walk_items
from contracts.outline import source_numbers
from runtime.english import month_of, source_name

__all__ = ["POSTING_MARK", "SourceMarks"]

POSTING_MARK = "P"
"""Stands for the job posting where discussions have a number."""


class SourceMarks:
    """Every quoted source of a guide by number."""

    def __init__(self, insights: Insights) -> None:
        self.items = tuple(walk_items(insights))
        """Every statement of the guide, in its order."""
        cited = {evidence.source_id for item in self.items for evidence in item.evidence}
        self.quotes_posting = POSTING_SOURCE_ID in cited
        known = {source.id: source for source in insights.sources}
        self.numbers = source_numbers(insights)
        # An event of another system may quote a source that it does not list.
        self._by_id = {id_: known.get(id_) or Source(id=id_, used=True) for id_ in self.numbers}
        self.unlisted = [source for id_, source in self._by_id.items() if id_ not in known]
        """Sources that an item quotes and the insights do not list."""

    def count(self, insights: Insights) -> int:
        """Return how many discussions the guide quotes; an event without a list of sources carries the number."""
        return len(self.numbers) or insights.sources_count

    def mark(self, source_id: str) -> str:
        """Return what stands for a cited source in a reference: its number, or `P` for the posting."""
        return POSTING_MARK if source_id == POSTING_SOURCE_ID else str(self.numbers[source_id])

    def attribution(self, source_id: str) -> str:
        """Return who is quoted, e.g. `r/interviews, May 2026`."""
        if source_id == POSTING_SOURCE_ID:
            return "the job posting"
        source = self._by_id[source_id]
        place = source.channel or _place(source_id)
        return f"{place}, {month_of(source.date)}" if source.date else place


def _place(source_id: str) -> str:
    name = source_name(source_id.partition(":")[0])
    return name[0].upper() + name[1:]
