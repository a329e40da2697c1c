"""A fingerprint of code and data, for keys of caches: what was made by other rules is not found any more."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["fingerprint"]

_ENDINGS = (".py", ".toml", ".json")


@cache
def fingerprint(*packages: str) -> str:
    """Return twelve hex digits that change when a module or a table of one of the packages does."""
    digest = hashlib.sha256()
    for package in packages:
        for name, file in _files(files(package), package):
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, name)
        elif entry.name.endswith(_ENDINGS):
            yield name, entry
