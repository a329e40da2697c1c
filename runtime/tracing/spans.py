"""What takes time, as spans of one trace; recorded only where somebody takes them."""

import contextlib
import secrets
import time
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

__all__ = ["SpanSink", "TimedSpan", "annotate", "span", "spans_into"]


@dataclass(slots=True)
class TimedSpan:
    """Something that takes time."""

    name: str
    service: str
    trace_id: str
    parent_id: str
    span_id: str = field(default_factory=lambda: secrets.token_hex(8))
    began: int = field(default_factory=time.time_ns)
    attributes: dict[str, str] = field(default_factory=dict)
    error: str = ""

    @property
    def traceparent(self) -> str:
        """The header with which others continue it."""
        return f"00-{self.trace_id}-{self.span_id}-01"


class SpanSink(Protocol):
    """Takes spans that have ended; must neither raise nor wait."""

    def take(self, made: TimedSpan, *, ended: int) -> None:
        """Keep a span that ended at so many nanoseconds since 1970."""


_sinks: ContextVar[tuple[SpanSink, ...]] = ContextVar("span_sinks", default=())
_current: ContextVar[TimedSpan | None] = ContextVar("span", default=None)


@contextlib.contextmanager
def spans_into(sink: SpanSink) -> Iterator[None]:
    """Give the spans of what begins in the block to one more sink, each once."""
    token = _sinks.set(tuple(dict.fromkeys((*_sinks.get(), sink))))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError):  # the block was left in another task
            _sinks.reset(token)


@contextlib.contextmanager
def span(name: str, *, service: str = "", traceparent: str = "", **attributes: str) -> Iterator[TimedSpan | None]:
    """Record the block as a span within the present one, or of the trace of a header; None when nothing is kept."""
    sinks, around = _sinks.get(), _current.get()
    if not sinks or (around is None and not traceparent):
        yield None
        return
    trace_id, parent_id = _parent(around, traceparent)
    made = TimedSpan(name, service or (around.service if around else ""), trace_id, parent_id, attributes=attributes)
    token = _current.set(made)
    try:
        yield made
    except BaseException as error:
        made.error = type(error).__name__
        raise
    finally:
        _current.reset(token)
        ended = time.time_ns()
        for sink in sinks:
            sink.take(made, ended=ended)


def annotate(**attributes: str) -> None:
    """Add to the present span, if there is one."""
    if (made := _current.get()) is not None:
        made.attributes.update(attributes)


def _parent(around: TimedSpan | None, traceparent: str) -> tuple[str, str]:
    if around is not None and not traceparent:
        return around.trace_id, around.span_id
    _, trace_id, parent_id, _ = traceparent.split("-", 3)
    return trace_id, parent_id
