"""What one source is known to say about one employer, kept for all its jobs."""

from datetime import UTC, datetime, timedelta

from pydantic import AwareDatetime, BaseModel

from contracts.posts import Post, SourceReport
from runtime.cache import Cache
from runtime.fingerprint import fingerprint
from services.scraper.sources.base import PostSource

__all__ = ["NAMESPACE", "Entries", "SourceAnswers", "entry_key"]

NAMESPACE = "posts"
"""Of the cache."""


class SourceAnswers(BaseModel):
    """The answers of one source about one employer."""

    posts: list[Post] = []
    searched: list[str] = []
    """The searches that were answered."""
    read: list[str] = []
    """Posts whose comments were asked for."""
    collected_at: AwareDatetime
    trouble: SourceReport | None = None
    """How the last attempt failed; it is not repeated before `retry_at`."""
    retry_at: AwareDatetime | None = None

    def is_fresh(self, lifetime: timedelta, *, now: datetime) -> bool:
        """Whether the answers are young enough to be used without asking."""
        return bool(self.searched) and now - self.collected_at < lifetime

    def is_resting(self, *, now: datetime) -> bool:
        """Whether the source failed a moment ago and is spared."""
        return self.retry_at is not None and now < self.retry_at


class Entries:
    """Keeps entries in the cache, as long as what was deleted at a source may stay here at most."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache

    async def get(self, source: PostSource, company: str) -> SourceAnswers | None:
        """Return what is known, fresh or stale."""
        return None if self._cache is None else await self._cache.get(entry_key(source, company), model=SourceAnswers)

    async def put(self, source: PostSource, company: str, entry: SourceAnswers) -> None:
        """Keep an entry."""
        if self._cache is not None:
            await self._cache.put(entry_key(source, company), entry)


def entry_key(source: PostSource, company: str) -> str:
    """Return the key: a changed source, selection or lexicon has others."""
    return f"{company}:{source.name}.{source.version}.{_rules()}"


def _rules() -> str:
    """Return what tells the rules that decide which posts are kept from others."""
    return fingerprint("lexicon", "services.scraper.selection", "services.scraper.search")


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)
