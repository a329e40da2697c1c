"""OTLP's JSON encoding of spans."""

from collections.abc import Iterable

from runtime.tracing.spans import TimedSpan

__all__ = ["otlp"]


def otlp(spans: Iterable[tuple[TimedSpan, int]]) -> dict[str, object]:
    """Return the document of an export: spans, each with when it ended, gathered by service."""
    by_service: dict[str, list[dict[str, object]]] = {}
    for made, ended in spans:
        by_service.setdefault(made.service, []).append(_described(made, ended))
    return {
        "resourceSpans": [
            {
                "resource": {"attributes": [{"key": "service.name", "value": {"stringValue": service}}]},
                "scopeSpans": [{"scope": {"name": "prepline"}, "spans": described}],
            }
            for service, described in by_service.items()
        ]
    }


def _described(made: TimedSpan, ended: int) -> dict[str, object]:
    return {
        "traceId": made.trace_id,
        "spanId": made.span_id,
        "parentSpanId": made.parent_id,
        "name": made.name,
        "kind": 1,
        "startTimeUnixNano": str(made.began),
        "endTimeUnixNano": str(ended),
        "attributes": [{"key": key, "value": {"stringValue": value}} for key, value in made.attributes.items()],
        "status": {"code": 2, "message": made.error} if made.error else {},
    }
