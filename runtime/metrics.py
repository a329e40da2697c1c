"""The metrics that every service exports, by `/metrics`; names in one place."""

from prometheus_client import Counter, Gauge, Histogram

__all__ = [
    "BREAKER_OPEN",
    "CONSUMER_LAG",
    "DEAD_LETTERS",
    "EVENTS_HANDLED",
    "EVENTS_PUBLISHED",
    "HANDLING_SECONDS",
    "IN_FLIGHT",
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
IN_FLIGHT = Gauge("prepline_in_flight", "Events in work now.", ["service"])
CONSUMER_LAG = Gauge("prepline_consumer_lag", "Records waiting, per partition.", ["service", "topic", "partition"])
BREAKER_OPEN = Gauge("prepline_breaker_open", "1 while nothing is consumed because everything failed.", ["service"])
