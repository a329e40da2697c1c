"""Chapter 1: what the posting asks for and offers."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from contracts.insights import Basis, Item
from services.renderer.components.basis_label import BasisLabel
from services.renderer.components.items import item, subheading
from services.renderer.components.panels import LONGEST_CHIP, Chips
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting import theme

__all__ = ["write"]

_BLOCK = 12
_LONGEST_LINE = 2000
"""Characters that an item may have; hints of a posting may be longer."""


def write(context: GuideContext) -> list[Flowable]:
    """Return what the posting asks for and offers."""
    job = context.job
    lists = (
        ("What you will do", job.key_responsibilities),
        ("Required skills", job.required_skills),
        ("Preferred skills", job.preferred_skills),
        ("What the posting says about hiring", [job.interview_hints] if job.interview_hints else []),
        ("What the company offers", job.benefits),
    )
    return [flowable for title, lines in lists for flowable in _posting_list(title, lines, context)]


def _posting_list(title: str, lines: Sequence[str], context: GuideContext) -> list[Flowable]:
    if not lines:
        return []
    short = [line for line in lines if len(line) <= LONGEST_CHIP]
    chips = _chips(short) if len(short) > 1 else []
    rest = lines if not chips else [line for line in lines if len(line) > LONGEST_CHIP]
    items = [Item(text=line[:_LONGEST_LINE], basis=Basis.POSTING) for line in rest]
    return [subheading(title), *chips, *(row for entry in items for row in item(entry, context.sources))]


def _chips(texts: Sequence[str]) -> list[Flowable]:
    """Return chips in blocks, of which only the first must stay with its heading."""
    blocks = [Chips(texts[start : start + _BLOCK], indent=theme.LABEL_WIDTH) for start in range(0, len(texts), _BLOCK)]
    return [BasisLabel(Basis.POSTING), *blocks]
