"""References to the sources of a guide that lead to their entries in the appendix."""

from contracts.insights import Item
from services.guides.source_marks import SourceMarks
from services.renderer.layout.inline import Jump

__all__ = ["SourceIndex", "anchor"]


class SourceIndex(SourceMarks):
    """Every quoted source of a guide by number, and what leads to it."""

    def jump(self, source_id: str) -> Jump:
        """Return a reference that leads to the source's entry in the appendix."""
        mark = self.mark(source_id)
        return Jump(f"[{mark}]", anchor(mark))

    def references(self, item: Item) -> list[Jump]:
        """Return a reference for each distinct source of an item, in the order of the appendix."""
        cited = {evidence.source_id for evidence in item.evidence}
        return [self.jump(id_) for id_ in sorted(cited, key=lambda id_: self.numbers.get(id_, 0))]


def anchor(mark: str) -> str:
    """Return the key of a source's entry in the appendix."""
    return f"source-{mark}"
