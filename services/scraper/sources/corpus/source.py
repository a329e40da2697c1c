"""Posts that an operator may use, as a source like any other."""

import asyncio
from collections.abc import Sequence

from services.scraper.errors import SourceUnavailableError
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import CorpusSettings
from services.scraper.sources.base import Harvest
from services.scraper.sources.compliance import Compliance
from services.scraper.sources.corpus.files import CORPUS, read_corpus
from services.scraper.sources.local import LocalSource
from services.scraper.upstream.budget import Budget

__all__ = ["CorpusSource"]


class CorpusSource(LocalSource):
    """Searches files; see `services.scraper.sources.base.PostSource`."""

    name = CORPUS
    compliance = Compliance(
        access="Files of the operator, who answers for the right to use them.",
        kept="What concerns an employer, for the lifetime of the cache.",
        deletion="What is taken out of the files is gone with the cache; `prepline purge` empties it at once.",
        attribution="The link that an entry carries.",
        terms="The operator's own.",
    )

    def __init__(self, *, settings: CorpusSettings) -> None:
        self._settings = settings

    @property
    def label(self) -> str:
        """See `PostSource.label`."""
        return self._settings.label

    @property
    def disabled(self) -> str | None:
        """See `PostSource.disabled`."""
        return None if self._settings.path else "Optional: name a file or a directory in PREPLINE_CORPUS__PATH."

    async def find(self, plan: SearchPlan, searches: Sequence[str], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.find`."""
        del budget
        await asyncio.to_thread(self._search, plan, harvest)
        harvest.searched.update(searches)

    async def check(self, budget: Budget) -> None:
        """See `PostSource.check`."""
        del budget
        if self._settings.path and not self._settings.path.exists():
            raise SourceUnavailableError(f"{self._settings.path} does not exist.")

    def _search(self, plan: SearchPlan, harvest: Harvest) -> None:
        if self._settings.path is None:
            return
        try:
            posts = list(read_corpus(self._settings.path, harvest))
        except OSError as error:
            raise SourceUnavailableError(f"It could not be read ({error.strerror}).") from None
        for post in plan.relevance.ranked(posts, with_possible=True):
            harvest.add(post)
