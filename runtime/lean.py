"""Leaving out what libraries import and a service never uses.

Tracebacks in colours, reloading while one develops, the administration of stores, doubles for tests: a process that
serves needs none of them, and they are ten megabytes of each. Some are imported only if they are there, and their
users fall back as if they were not installed. Others are imported in any case: an empty module stands in for them.
"""

import gc
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any, NoReturn

from typing_extensions import override

__all__ = ["leave_out_unused", "start_lightly"]

_UNUSED = (
    "greenlet",  # structlog: locals of green threads
    "httpx._main",  # httpx: its command line
    "pygments",  # rich, httpx: code in colours
    "pymongo.pyopenssl_context",  # pymongo: Python's own `ssl` serves where pyOpenSSL is not installed
    "rich",  # structlog, httpx: tracebacks in colours
    "watchfiles",  # uvicorn: reloading
)
_NEVER_CALLED: dict[str, dict[str, str]] = {
    "faststream.kafka.testing": {},  # faststream: a broker for tests
    "minio.minioadmin": {},  # minio: users and policies of a MinIO server, with two libraries of ciphers
    "uvicorn.main": {"Server": "uvicorn.server"},  # uvicorn: its command line
}
"""Modules by name, and what of them is needed after all: a name, and the module that it really comes from."""


_ALLOCATIONS = 20_000
"""Between two searches for garbage; Python's own 700 suits small programs."""


class LeftOutError(RuntimeError):
    """Something was called that no service should need."""


def start_lightly() -> None:
    """Keep Python and pydantic from doing what a process that begins has no use for."""
    # Pydantic would look through everything that is installed for plugins of its own when the first model is made,
    # which takes longer than most commands.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # What is imported stays: looking again and again for garbage among it is a twentieth of a command's start.
    gc.set_threshold(_ALLOCATIONS)


def leave_out_unused() -> None:
    """Have these modules absent or empty from now on, unless they were imported before."""
    for name in _UNUSED:
        if name not in sys.modules:
            sys.modules[name] = None  # type: ignore[assignment] # how Python is told that there is no such module
    for name, needed in _NEVER_CALLED.items():
        if name not in sys.modules:
            sys.modules[name] = _StandIn(name, needed)


class _StandIn(ModuleType):
    """A module of which everything can be imported and nothing called."""

    def __init__(self, name: str, needed: Mapping[str, str]) -> None:
        super().__init__(name)
        self._needed = needed

    @override
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self._needed:
            return getattr(import_module(self._needed[name]), name)

        def left_out(*_: object, **__: object) -> NoReturn:
            raise LeftOutError(f"{self.__name__}.{name} is left out of services; see runtime.lean")

        return left_out
