"""Accounts: one person's report of their own process."""

from reportlab.platypus import Flowable

from contracts.insights import Experience
from contracts.outline import Group
from runtime.english import month_of
from services.renderer.components.items import item
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting.inline import Strong

__all__ = ["accounts"]

_OUTCOMES = {"offer": "Offer", "reject": "No offer", "pending": "Outcome open", "withdrew": "Withdrew"}


def accounts(group: Group, context: GuideContext) -> list[Flowable]:
    """Return each account with its role, outcome, date and rounds."""
    flow: list[Flowable] = []
    for entry in group.entries:
        account: Experience = context.part(entry)
        heading = [Strong(account.role)] if account.role else []
        flow += item(account, entry, context.sources, heading=heading, details=_details(account), space_before=8)
    return flow


def _details(account: Experience) -> list[str]:
    details = [_OUTCOMES[account.outcome]] if account.outcome else []
    if account.occurred_on:
        details.append(month_of(account.occurred_on))
    if account.stages:
        details.append("rounds: " + ", ".join(account.stages))
    return details
