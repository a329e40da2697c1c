"""What sources with a server of their own have in common."""

from collections.abc import Sequence

from contracts.posts import Post
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import UpstreamSettings
from services.scraper.sources.base import WHOLE, Harvest
from services.scraper.upstream.budget import Budget, SourcesAllowance
from services.scraper.upstream.client import Upstream
from services.scraper.upstream.state import SourceState

__all__ = ["HostedSource"]


class HostedSource:
    """A source behind an `Upstream`: one search per company, no comments, unless a subclass knows better."""

    version = 1
    stands_in_for: tuple[str, ...] = ()
    noun = "discussion"

    def __init__(self, *, upstream: Upstream, settings: UpstreamSettings) -> None:
        self._upstream = upstream
        self._manners = settings

    @property
    def pages_per_request(self) -> int:
        """See `PostSource.pages_per_request`."""
        return 1

    def searches(self, plan: SearchPlan) -> Sequence[str]:  # noqa: ARG002 — others depend on the plan
        """See `PostSource.searches`."""
        return WHOLE

    def budget(self, seconds: float, allowance: SourcesAllowance) -> Budget:
        """See `PostSource.budget`."""
        return Budget(
            requests=self._manners.requests_per_prep,
            seconds=seconds,
            concurrency=self._manners.concurrency_per_prep,
            patience=self._manners.patience.total_seconds(),
            allowance=allowance,
        )

    async def read(self, posts: Sequence[Post], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.read`."""

    async def state(self) -> SourceState | None:
        """See `PostSource.state`."""
        return await self._upstream.state()
