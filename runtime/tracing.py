"""What a preparation's time went into: spans of stages, requests to others and calls of the model.

Off unless a folder is set; then each finished span is a line of OTLP's JSON encoding in a file of this process, which
`prepline trace` shows and the OpenTelemetry Collector's receiver for such files takes on.
"""

import contextlib
import json
import os
import secrets
import time
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from pydantic import BaseModel

__all__ = ["TimedSpan", "TracingSettings", "annotate", "keep_spans", "span"]

_MOST_BYTES = 20_000_000
"""Of a file; then it becomes the former one, and the one before it is deleted."""


class TracingSettings(BaseModel):
    """Where spans are kept."""

    folder: Path | None = None
    """A folder for files of spans, as OTLP's JSON lines; none are recorded without. Two files a process, of 20 MB."""


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


class _File:
    """Lines of one process, in two files that replace each other."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{os.getpid()}.jsonl"
        self._file: TextIO = self._path.open("a", encoding="utf-8", buffering=1)

    def write(self, line: str) -> None:
        self._file.write(f"{line}\n")
        if self._file.tell() > _MOST_BYTES:
            self._file.close()
            self._path.replace(self._path.with_suffix(".former.jsonl"))
            self._file = self._path.open("a", encoding="utf-8", buffering=1)

    def close(self) -> None:
        self._file.close()


_files: dict[Path, tuple[_File, int]] = {}
"""Files that are open, and by how many services of this process."""
_kept: ContextVar[_File | None] = ContextVar("span_file", default=None)
_current: ContextVar[TimedSpan | None] = ContextVar("span", default=None)


@contextlib.contextmanager
def keep_spans(settings: TracingSettings) -> Iterator[None]:
    """Record the spans of what begins in the block, if a folder is set."""
    if settings.folder is None:
        yield
        return
    folder = settings.folder.absolute()
    file, users = _files.get(folder) or (_File(folder), 0)
    _files[folder] = (file, users + 1)
    token = _kept.set(file)
    try:
        yield
    finally:
        with contextlib.suppress(ValueError):  # the block was left in another task
            _kept.reset(token)
        file, users = _files.pop(folder)
        if users > 1:
            _files[folder] = (file, users - 1)
        else:
            file.close()


@contextlib.contextmanager
def span(name: str, *, service: str = "", traceparent: str = "", **attributes: str) -> Iterator[TimedSpan | None]:
    """Record the block as a span within the present one, or of the trace of a header; None when nothing is kept."""
    file, around = _kept.get(), _current.get()
    if file is None or (around is None and not traceparent):
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
        with contextlib.suppress(ValueError):  # the file was closed while a task was cancelled
            file.write(json.dumps(_otlp(made, ended=time.time_ns()), separators=(",", ":")))


def annotate(**attributes: str) -> None:
    """Add to the present span, if there is one."""
    if (made := _current.get()) is not None:
        made.attributes.update(attributes)


def _parent(around: TimedSpan | None, traceparent: str) -> tuple[str, str]:
    if around is not None and not traceparent:
        return around.trace_id, around.span_id
    _, trace_id, parent_id, _ = traceparent.split("-", 3)
    return trace_id, parent_id


def _otlp(made: TimedSpan, *, ended: int) -> dict[str, object]:
    described = {
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
    resource = {"attributes": [{"key": "service.name", "value": {"stringValue": made.service}}]}
    return {
        "resourceSpans": [{"resource": resource, "scopeSpans": [{"scope": {"name": "prepline"}, "spans": [described]}]}]
    }
