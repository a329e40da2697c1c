"""What sources without a server of their own have in common."""

from collections.abc import Sequence

from contracts.posts import Post
from services.scraper.search.plan import SearchPlan
from services.scraper.sources.base import WHOLE, Harvest
from services.scraper.upstream.budget import Budget, SourcesAllowance
from services.scraper.upstream.state import SourceState

__all__ = ["LocalSource"]


class LocalSource:
    """A source whose posts come whole: one search per company, no comments to ask for."""

    version = 1
    pages_per_request = 0
    stands_in_for: tuple[str, ...] = ()
    noun = "discussion"

    def searches(self, plan: SearchPlan) -> Sequence[str]:  # noqa: ARG002 — others depend on the plan
        """See `PostSource.searches`."""
        return WHOLE

    def budget(self, seconds: float, allowance: SourcesAllowance) -> Budget:  # noqa: ARG002 — it costs the others nothing
        """See `PostSource.budget`."""
        return Budget(requests=1, seconds=seconds)

    async def read(self, posts: Sequence[Post], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.read`."""

    async def state(self) -> SourceState | None:
        """See `PostSource.state`."""
        return None
