"""Changing a few entries deep inside a guide without copying the rest of it."""

from collections.abc import Callable
from operator import is_
from typing import Any, TypeVar

from pydantic import BaseModel

__all__ = ["rebuilt", "rebuilt_list"]

Model = TypeVar("Model", bound=BaseModel)


def rebuilt(part: Model, change: Callable[[str, Any], Any]) -> Model:
    """Return a model with every field as `change` returns it for name and value; itself when nothing changes."""
    changed = {name: new for name, value in vars(part).items() if (new := change(name, value)) is not value}
    return part.model_copy(update=changed) if changed else part


def rebuilt_list(entries: list[Any], change: Callable[[Any], Any]) -> list[Any]:
    """Return the entries as `change` returns them, without those it turns into None; itself when nothing changes."""
    changed = [change(entry) for entry in entries]
    if all(map(is_, changed, entries)):
        return entries
    return [entry for entry in changed if entry is not None]
