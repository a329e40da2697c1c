"""The scraper's metrics; names in one place."""

from collections.abc import Iterable

from prometheus_client import Counter, Histogram

__all__ = ["COLLECTIONS", "POSTS", "REQUESTS", "SOURCE_SECONDS", "sources_begin_at_nought"]

REQUESTS = Counter("prepline_scraper_requests_total", "Requests sent, by outcome.", ["source", "outcome"])
POSTS = Counter("prepline_scraper_posts_total", "Discussions handed on.", ["source"])
SOURCE_SECONDS = Histogram(
    "prepline_scraper_source_seconds",
    "Time one source took in one collection.",
    ["source", "status"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 45),
)
COLLECTIONS = Counter("prepline_scraper_collections_total", "Collections, by where they came from.", ["origin"])


def sources_begin_at_nought(sources: Iterable[str]) -> None:
    """Export how long each source takes from the start, or the first collection would not count as an increase."""
    for source in sources:
        REQUESTS.labels(source, "ok")
        for status in ("ok", "partial", "failed", "timeout"):
            SOURCE_SECONDS.labels(source, status)
