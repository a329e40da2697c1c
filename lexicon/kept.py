"""Data derived from files, kept beside Python's bytecode and by its rules: a command that starts derives nothing.

`PYTHONDONTWRITEBYTECODE` forbids writing, `PYTHONPYCACHEPREFIX` says where, and a folder that cannot be written is none
of anybody's concern: the data is then derived at each start.
"""

import marshal
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar, cast

__all__ = ["kept"]

Made = TypeVar("Made")


def kept(name: Path, sources: Sequence[Path], make: Callable[[], Made], *, text: str = "") -> Made:
    """Return what `make` derives, or what it derived of the same sources before.

    Args:
        name: A file, existing or not, by whose name the data is kept.
        sources: All files that the data depends on; code that derives it is among them if it may change.
        make: Derives it: strings, numbers, and tuples, lists, dicts and sets of these.
        text: What it depends on besides.
    """
    files = [(str(source), stat.st_mtime_ns, stat.st_size) for source in sources for stat in (source.stat(),)]
    key = (files, text)
    file = Path(cache_from_source(str(name))).with_suffix(".marshal")
    with suppress(OSError, ValueError, EOFError, TypeError):
        known, made = marshal.loads(file.read_bytes())  # noqa: S302 — as trusted as the bytecode in the same folder
        if known == key:
            return cast("Made", made)
    made = make()
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            _write(file, marshal.dumps(cast("Any", (key, made))))
    return made


def _write(file: Path, data: bytes) -> None:
    """Write a file as a whole, since another process may read it meanwhile."""
    file.parent.mkdir(exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}")
    part.write_bytes(data)
    part.replace(file)
