"""The cache: a dictionary in this process, without bound, with lifetimes."""

import hashlib
import threading
import time
from typing import Any

__all__ = ["DAY", "cached", "get", "put"]

DAY = 86_400.0
_entries: dict[str, tuple[float, Any]] = {}
_lock = threading.Lock()


def get(key: str) -> Any:
    """Return what was kept, or None."""
    with _lock:
        until, value = _entries.get(key, (0.0, None))
    return value if until > time.time() else None


def put(key: str, value: Any, *, seconds: float) -> None:
    """Keep a value."""
    with _lock:
        _entries[key] = (time.time() + seconds, value)


def cached(*parts: str) -> str:
    """Return a key."""
    return f"{parts[0]}:{hashlib.sha256(':'.join(parts[1:]).encode()).hexdigest()}"
