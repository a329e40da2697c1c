"""Accounts: one person's report of their own process."""

from contracts.insights import Experience
from contracts.outline import Group
from runtime.english import month_of
from services.renderer.components.items import item
from services.renderer.components.structure import bullets
from services.renderer.layout.drawing import Drawing
from services.renderer.layout.inline import Strong
from services.renderer.sections.context import GuideContext

__all__ = ["accounts"]

_OUTCOMES = {"offer": "Offer", "reject": "No offer", "pending": "Outcome open", "withdrew": "Withdrew"}


def accounts(group: Group, context: GuideContext) -> list[Drawing]:
    """Return each account with its role, outcome, date and rounds."""
    rows = []
    for entry in group.entries:
        account: Experience = context.part(entry)
        heading = [Strong(account.role)] if account.role else []
        details = _details(account)
        rows.append(item(account, entry, context.sources, heading=heading, details=details, space_before=8))
    return bullets(rows)


def _details(account: Experience) -> list[str]:
    details = [_OUTCOMES[account.outcome]] if account.outcome else []
    if account.occurred_on:
        details.append(month_of(account.occurred_on))
    if account.stages:
        details.append("rounds: " + ", ".join(account.stages))
    return details
