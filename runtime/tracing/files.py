"""Spans as lines of a file of this process."""

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from runtime.tracing.encoding import otlp
from runtime.tracing.spans import TimedSpan, spans_into

__all__ = ["spans_in_folder"]

_MOST_BYTES = 20_000_000
"""Of a file; then it becomes the former one, and the one before it is deleted."""


class _SpanFile:
    """Lines of one process, in two files that replace each other."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{os.getpid()}.jsonl"
        self._file: TextIO = self._path.open("a", encoding="utf-8", buffering=1)

    def take(self, made: TimedSpan, *, ended: int) -> None:
        with contextlib.suppress(ValueError):  # the file was closed while a task was cancelled
            self._write(json.dumps(otlp([(made, ended)]), separators=(",", ":")))

    def _write(self, line: str) -> None:
        self._file.write(f"{line}\n")
        if self._file.tell() > _MOST_BYTES:
            self._file.close()
            self._path.replace(self._path.with_suffix(".former.jsonl"))
            self._file = self._path.open("a", encoding="utf-8", buffering=1)

    def close(self) -> None:
        self._file.close()


_files: dict[Path, tuple[_SpanFile, int]] = {}
"""Files that are open, and by how many services of this process."""


@contextlib.contextmanager
def spans_in_folder(folder: Path) -> Iterator[None]:
    """Record the spans of what begins in the block in a file of this folder."""
    folder = folder.absolute()
    file, users = _files.get(folder) or (_SpanFile(folder), 0)
    _files[folder] = (file, users + 1)
    try:
        with spans_into(file):
            yield
    finally:
        file, users = _files.pop(folder)
        if users > 1:
            _files[folder] = (file, users - 1)
        else:
            file.close()
