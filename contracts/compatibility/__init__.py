"""What a changed JSON Schema would break."""

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["breaking_changes"]


def breaking_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return what in `new` would reject or lack something that `old` promised, one line each.

    Compared per definition: removed properties, new required ones, changed types, removed enum members.
    """
    return list(_compare("event", old, new, old.get("$defs", {}), new.get("$defs", {}), set()))


def _compare(
    place: str,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    old_defs: Mapping[str, Any],
    new_defs: Mapping[str, Any],
    seen: set[str],
) -> Iterator[str]:
    if (reference := old.get("$ref")) is not None:
        if reference in seen:
            return
        seen.add(reference)
    old, new = _resolve(old, old_defs), _resolve(new, new_defs)
    if old.get("type") != new.get("type"):
        yield f"{place}: type {old.get('type')} became {new.get('type')}"
    for member in set(map(str, old.get("enum", []))) - set(map(str, new.get("enum", []))):
        yield f"{place}: {member} is no longer allowed"
    for name in set(new.get("required", [])) - set(old.get("required", [])):
        yield f"{place}.{name}: became required"
    for name, schema in old.get("properties", {}).items():
        if name not in new.get("properties", {}):
            yield f"{place}.{name}: was removed"
        else:
            yield from _compare(f"{place}.{name}", schema, new["properties"][name], old_defs, new_defs, seen)
    if "items" in old:
        yield from _compare(f"{place}[]", old["items"], new.get("items", {}), old_defs, new_defs, seen)
    if isinstance(old.get("anyOf"), list):
        gone = {_kind(choice) for choice in old["anyOf"]} - {_kind(choice) for choice in new.get("anyOf", [new])}
        yield from (f"{place}: {kind} is no longer allowed" for kind in gone)


def _resolve(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref")
    resolved: Mapping[str, Any] = definitions[reference.rsplit("/", 1)[1]] if reference else schema
    return resolved


def _kind(choice: Mapping[str, Any]) -> str:
    return str(choice.get("$ref") or choice.get("type"))
