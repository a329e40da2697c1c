"""Chapter 6: real experiences and culture."""

from reportlab.platypus import Flowable

from contracts.insights import Experience
from runtime.english import month_of
from services.renderer.components.items import informative_quotes, item, subheading
from services.renderer.sections.context import GuideContext, headed_lists
from services.renderer.typesetting.inline import Strong

__all__ = ["write"]

_QUOTES = 4
_OUTCOMES = {"offer": "Offer", "reject": "No offer", "pending": "Outcome open", "withdrew": "Withdrew"}


def write(context: GuideContext) -> list[Flowable]:
    """Return candidates' accounts, then what working there is like."""
    accounts = [row for account in context.insights.real_interview_experiences for row in _experience(account, context)]
    culture = context.insights.culture_insights
    lists = headed_lists(
        (
            ("Work-life balance", culture.work_life_balance),
            ("Team", culture.team_dynamics),
            ("Management", culture.management),
            ("Growth", culture.growth),
            ("Remote work", culture.remote_policy),
        ),
        context.sources,
    )
    return [*([subheading("Candidates tell"), *accounts] if accounts else []), *lists]


def _experience(account: Experience, context: GuideContext) -> list[Flowable]:
    details = [_OUTCOMES[account.outcome]] if account.outcome else []
    if account.occurred_on:
        details.append(month_of(account.occurred_on))
    if account.stages:
        details.append("Rounds: " + ", ".join(account.stages))
    heading = [Strong(account.role)] if account.role else []
    return item(
        account,
        context.sources,
        heading=heading,
        details=details,
        quotes=informative_quotes(account, most=_QUOTES),
        space_before=8,
    )
