"""The metrics that every service exports, by `/metrics`; names in one place."""

from collections.abc import Iterable

from prometheus_client import Counter, Gauge, Histogram

from contracts.problems import ProblemCode

__all__ = [
    "BREAKER_OPEN",
    "CACHE_LOOKUPS",
    "CONSUMER_LAG",
    "DEAD_LETTERS",
    "EVENTS_HANDLED",
    "EVENTS_PUBLISHED",
    "FAILURES",
    "HANDLING_SECONDS",
    "IN_FLIGHT",
    "QUEUE_SECONDS",
    "SPANS_LOST",
    "begin_at_nought",
]

EVENTS_HANDLED = Counter(
    "prepline_events_handled_total",
    "Events taken from Kafka and finished, by outcome.",
    ["service", "topic", "outcome"],
)
EVENTS_PUBLISHED = Counter("prepline_events_published_total", "Events written to Kafka.", ["service", "topic"])
DEAD_LETTERS = Counter("prepline_dead_letters_total", "Records set aside, by reason.", ["service", "topic", "reason"])
HANDLING_SECONDS = Histogram(
    "prepline_handling_seconds",
    "Time from taking an event to its last publication, retries included.",
    ["service", "topic"],
    buckets=(0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 45, 90, 240),
)
QUEUE_SECONDS = Histogram(
    "prepline_queue_seconds",
    "Time from an event's being written to its being taken, by the broker's clock and ours.",
    ["service", "topic"],
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800),
)
FAILURES = Counter(
    "prepline_failures_total", "Preparations that a service ended as failed, by problem code.", ["service", "code"]
)
CACHE_LOOKUPS = Counter(
    "prepline_cache_lookups_total", "Looks into the cache: `hit`, `miss` or `unavailable`.", ["namespace", "result"]
)
IN_FLIGHT = Gauge("prepline_in_flight", "Events in work now.", ["service"])
CONSUMER_LAG = Gauge("prepline_consumer_lag", "Records waiting, per partition.", ["service", "topic", "partition"])
BREAKER_OPEN = Gauge("prepline_breaker_open", "1 while nothing is consumed because everything failed.", ["service"])
SPANS_LOST = Counter("prepline_spans_lost_total", "Spans that no tracing server took.")


def begin_at_nought(service: str, *, topics: Iterable[str]) -> None:
    """Export what a service may count from its start.

    Prometheus takes the first number of a series for where it begins: the increase of a counter that appears with its
    first failure is nought.
    """
    for code in ProblemCode:
        FAILURES.labels(service, code)
    for topic in topics:
        for reason in (ProblemCode.INVALID_EVENT, ProblemCode.INTERNAL_ERROR):
            DEAD_LETTERS.labels(service, topic, reason)
        HANDLING_SECONDS.labels(service, topic)
        QUEUE_SECONDS.labels(service, topic)
