"""Plain lines of the posting: short ones as chips, longer ones as items."""

from collections.abc import Sequence
from itertools import groupby

from contracts.insights import Basis, Item
from contracts.outline import Entry, Group
from services.renderer.components.basis_label import BasisLabel
from services.renderer.components.items import item
from services.renderer.components.panels import LONGEST_CHIP, Chips
from services.renderer.components.structure import bullets
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing
from services.renderer.sections.context import GuideContext

__all__ = ["posting_lines"]

_BLOCK = 12
_LONGEST_LINE = 2000
"""Characters that an item may have; hints of a posting may be longer."""


def posting_lines(group: Group, context: GuideContext) -> list[Drawing]:
    """Return lines of the posting in their order."""
    flow: list[Drawing] = []
    for is_short, run in groupby(map(context.part, group.entries), key=lambda line: len(line) <= LONGEST_CHIP):
        lines: list[str] = list(run)
        flow += _chips(lines) if is_short and len(lines) > 1 else _items(lines, context)
    return flow


def _items(lines: Sequence[str], context: GuideContext) -> list[Drawing]:
    parts = (Item(text=line[:_LONGEST_LINE], basis=Basis.POSTING) for line in lines)
    return bullets(item(part, Entry(""), context.sources) for part in parts)


def _chips(texts: Sequence[str]) -> list[Drawing]:
    """Return chips in blocks, of which only the first must stay with its heading."""
    blocks = [Chips(texts[start : start + _BLOCK], indent=theme.LABEL_WIDTH) for start in range(0, len(texts), _BLOCK)]
    return [BasisLabel(Basis.POSTING), *blocks]
