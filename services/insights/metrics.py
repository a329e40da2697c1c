"""The insights service's metrics; names in one place."""

from prometheus_client import Counter, Histogram

__all__ = ["FALLBACKS", "GUIDES", "ITEMS", "REJECTED", "SECONDS"]

GUIDES = Counter("prepline_insights_guides_total", "Guides made.", ["engine", "evidence_level", "cached"])
SECONDS = Histogram(
    "prepline_insights_seconds",
    "Time from the collected posts to the finished guide.",
    ["engine"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 60, 120),
)
ITEMS = Counter("prepline_insights_items_total", "Items of guides by what verification found.", ["result"])
FALLBACKS = Counter("prepline_insights_fallbacks_total", "Sections that only the rules could make.", ["section"])
REJECTED = Counter("prepline_insights_rejected_total", "Claims that the model rejected at a second look.")
