"""Arrays in which values refer to each other by index, as Nuxt and others serialise their state."""

from collections.abc import Sequence
from typing import Any

__all__ = ["resolve_references"]

_DEPTH = 60
_WRAPPERS = frozenset({"Reactive", "ShallowReactive", "Ref", "ShallowRef", "EmptyRef", "EmptyShallowRef"})
_SPECIAL = {-1: None, -2: None, -3: float("nan"), -4: float("inf"), -5: float("-inf"), -6: -0.0}


def resolve_references(values: Sequence[Any], root: int = 0) -> Any:
    """Return the plain data behind a reference array (devalue's format).

    Each object's or list's members are indexes into `values`; cycles are cut.
    """
    return _resolve(values, root, {}, 0)


def _resolve(values: Sequence[Any], index: Any, done: dict[int, Any], depth: int) -> Any:
    if not isinstance(index, int) or isinstance(index, bool):
        return index
    if index in done:
        return done[index]
    if index < 0 or index >= len(values) or depth > _DEPTH:
        return _SPECIAL.get(index)
    value = values[index]
    if isinstance(value, dict):
        resolved: Any = done.setdefault(index, {})
        resolved.update({key: _resolve(values, member, done, depth + 1) for key, member in value.items()})
        return resolved
    if isinstance(value, list):
        return _resolve_list(values, value, index, done, depth)
    return value


def _resolve_list(values: Sequence[Any], value: list[Any], index: int, done: dict[int, Any], depth: int) -> Any:
    if value and isinstance(value[0], str):
        kind, *members = value
        if kind in _WRAPPERS and members:
            done[index] = _resolve(values, members[0], done, depth + 1)
            return done[index]
        if kind == "Set":
            return [_resolve(values, member, done, depth + 1) for member in members]
        if kind == "Map":
            pairs = zip(members[::2], members[1::2], strict=False)
            return {
                str(_resolve(values, key, done, depth + 1)): _resolve(values, member, done, depth + 1)
                for key, member in pairs
            }
        return members[0] if members else None
    resolved = done.setdefault(index, [])
    resolved.extend(_resolve(values, member, done, depth + 1) for member in value)
    return resolved
