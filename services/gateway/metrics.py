"""The gateway's own metrics; names in one place."""

from prometheus_client import Counter, Gauge

__all__ = ["OPEN_STREAMS", "OUTBOX_PUBLISHED", "PREPS_ACCEPTED", "PREPS_ENDED", "STALLED"]

PREPS_ACCEPTED = Counter("prepline_gateway_preps_accepted_total", "Requests accepted, retries included.", ["kind"])
PREPS_ENDED = Counter("prepline_gateway_preps_ended_total", "Attempts that ended, by final status.", ["status"])
OUTBOX_PUBLISHED = Counter("prepline_gateway_outbox_published_total", "Events published from the outbox.", ["topic"])
STALLED = Counter("prepline_gateway_stalled_total", "Silent preparations looked after, by what was done.", ["action"])
OPEN_STREAMS = Gauge("prepline_gateway_open_streams", "Event streams open now.")
