"""Leaving out what libraries import if it is there and a service never uses.

Tracebacks in colours, reloading while one develops, threads of another kind: a process that serves needs none of them,
and they are four megabytes of each. Their users fall back as if they were not installed.
"""

import sys

__all__ = ["leave_out_unused"]

_UNUSED = (
    "greenlet",  # structlog: locals of green threads
    "pygments",  # rich, httpx: code in colours
    "rich",  # structlog, httpx: tracebacks in colours
    "watchfiles",  # uvicorn: reloading
)


def leave_out_unused() -> None:
    """Have imports of these packages fail from now on, unless they were imported before."""
    for name in _UNUSED:
        if name not in sys.modules:
            sys.modules[name] = None  # type: ignore[assignment] # how Python is told that there is no such module
