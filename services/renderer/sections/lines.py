"""Plain lines of the posting: short ones as chips, longer ones as items."""

from collections.abc import Sequence
from itertools import groupby

from reportlab.platypus import Flowable

from contracts.insights import Basis, Item
from contracts.outline import Entry, Group
from services.renderer.components.basis_label import BasisLabel
from services.renderer.components.items import item
from services.renderer.components.panels import LONGEST_CHIP, Chips
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting import theme

__all__ = ["posting_lines"]

_BLOCK = 12
_LONGEST_LINE = 2000
"""Characters that an item may have; hints of a posting may be longer."""


def posting_lines(group: Group, context: GuideContext) -> list[Flowable]:
    """Return lines of the posting in their order."""
    flow: list[Flowable] = []
    for is_short, run in groupby(map(context.part, group.entries), key=lambda line: len(line) <= LONGEST_CHIP):
        lines: list[str] = list(run)
        flow += _chips(lines) if is_short and len(lines) > 1 else _items(lines, context)
    return flow


def _items(lines: Sequence[str], context: GuideContext) -> list[Flowable]:
    parts = (Item(text=line[:_LONGEST_LINE], basis=Basis.POSTING) for line in lines)
    return [row for part in parts for row in item(part, Entry(""), context.sources)]


def _chips(texts: Sequence[str]) -> list[Flowable]:
    """Return chips in blocks, of which only the first must stay with its heading."""
    blocks = [Chips(texts[start : start + _BLOCK], indent=theme.LABEL_WIDTH) for start in range(0, len(texts), _BLOCK)]
    return [BasisLabel(Basis.POSTING), *blocks]
