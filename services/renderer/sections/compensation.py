"""Chapter 7: compensation."""

from reportlab.platypus import Flowable

from contracts.insights import Basis, Item
from services.renderer.sections.context import Brief, headed_lists

__all__ = ["write"]


def write(brief: Brief) -> list[Flowable]:
    """Return pay and benefits, the posting's own figure first."""
    pay = brief.insights.compensation
    return headed_lists(
        (
            ("Base pay", [*_stated(brief), *pay.base_pay]),
            ("Bonus, equity and more", pay.additional),
            ("Benefits", pay.benefits),
            ("How to negotiate", pay.negotiation),
        ),
        brief.sources,
    )


def _stated(brief: Brief) -> list[Item]:
    """Return the posting's salary when no item of the insights has it from there."""
    stated = brief.job.salary_range
    if not stated or any(item.basis is Basis.POSTING for item in brief.insights.compensation.base_pay):
        return []
    return [Item(text=f"The posting states: {stated}", basis=Basis.POSTING)]
