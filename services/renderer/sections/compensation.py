"""Chapter 7: compensation."""

from reportlab.platypus import Flowable

from contracts.insights import Basis, Item
from services.renderer.sections.context import GuideContext, headed_lists

__all__ = ["write"]


def write(context: GuideContext) -> list[Flowable]:
    """Return pay and benefits, the posting's own figure first."""
    pay = context.insights.compensation
    return headed_lists(
        (
            ("Base pay", [*_stated(context), *pay.base_pay]),
            ("Bonus, equity and more", pay.additional),
            ("Benefits", pay.benefits),
            ("How to negotiate", pay.negotiation),
        ),
        context.sources,
    )


def _stated(context: GuideContext) -> list[Item]:
    """Return the posting's salary when no item of the insights has it from there."""
    stated = context.job.salary_range
    if not stated or any(item.basis is Basis.POSTING for item in context.insights.compensation.base_pay):
        return []
    return [Item(text=f"The posting states: {stated}", basis=Basis.POSTING)]
