"""What Prometheus is to see increase is there before it first happens."""

from prometheus_client import REGISTRY

from contracts.preps import JobParsed
from runtime.metrics import begin_at_nought


def value(name: str, **labels: str) -> float | None:
    return REGISTRY.get_sample_value(name, labels)


def test_failures_and_dead_letters_are_exported_before_the_first_one() -> None:
    failure = {"service": "nobody", "code": "internal_error"}
    dead_letter = {"service": "nobody", "topic": JobParsed.topic, "reason": "invalid_event"}
    assert value("prepline_failures_total", **failure) is None
    begin_at_nought("nobody", topics=[JobParsed.topic])
    assert value("prepline_failures_total", **failure) == 0
    assert value("prepline_dead_letters_total", **dead_letter) == 0
    assert value("prepline_handling_seconds_count", service="nobody", topic=JobParsed.topic) == 0
