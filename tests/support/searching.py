"""Running one source of the scraper as a collection does, for tests of it."""

from typing import Any

from services.scraper.search.plan import SearchPlan
from services.scraper.sources.base import Harvest
from services.scraper.upstream.budget import Budget, SourcesAllowance

__all__ = ["budget_of", "search"]


def budget_of(source: Any, *, seconds: float = 45, requests: int = 20) -> Budget:
    budget: Budget = source.budget(seconds, SourcesAllowance(requests))
    return budget


async def search(source: Any, plan: SearchPlan, *, budget: Budget | None = None) -> Harvest:
    """Look for candidates and read the comments of all that are worth it."""
    harvest, budget = Harvest(), budget or budget_of(source)
    await source.find(plan, source.searches(plan), budget, harvest)
    found = plan.shortlist(harvest.posts.values(), with_possible=True)
    worth = [post for post in found if post.comment_count > 0][: budget.requests_left]
    if worth:
        await source.read(worth, budget, harvest)
    return harvest
