"""The gateway's own metrics; names in one place."""

from prometheus_client import Counter, Gauge, Histogram

__all__ = [
    "HTTP_SECONDS",
    "OPEN_STREAMS",
    "OUTBOX_PUBLISHED",
    "PREPS_ACCEPTED",
    "PREPS_ENDED",
    "PREP_SECONDS",
    "STALLED",
]

PREPS_ACCEPTED = Counter("prepline_gateway_preps_accepted_total", "Requests accepted, retries included.", ["kind"])
PREPS_ENDED = Counter("prepline_gateway_preps_ended_total", "Attempts that ended, by final status.", ["status"])
OUTBOX_PUBLISHED = Counter("prepline_gateway_outbox_published_total", "Events published from the outbox.", ["topic"])
STALLED = Counter("prepline_gateway_stalled_total", "Silent preparations looked after, by what was done.", ["action"])
OPEN_STREAMS = Gauge("prepline_gateway_open_streams", "Event streams open now.")
PREP_SECONDS = Histogram(
    "prepline_gateway_prep_seconds",
    "Time from an attempt's request to its end, by final status.",
    ["status"],
    buckets=(0.1, 0.25, 0.5, 1, 2, 4, 6, 8, 10, 15, 20, 30, 45, 60, 120, 240, 600),
)
HTTP_SECONDS = Histogram(
    "prepline_gateway_http_seconds",
    "Time from a request to the first byte of its answer, by route and status.",
    ["method", "route", "status"],
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10),
)
