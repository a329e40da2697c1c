"""What a preparation's time went into: spans of stages, requests to others and calls of the model.

Off unless a folder or an endpoint is set. `prepline trace` shows the files of a folder; an endpoint is a server that
takes OTLP over HTTP.
"""

from runtime.tracing.spans import TimedSpan, annotate, span

__all__ = ["TimedSpan", "annotate", "span"]
