"""The committed JSON Schemas and examples: `python -m contracts.snapshots` writes them, tests compare them.

A change that existing consumers or producers could not live with is refused until the event's
`SCHEMA_VERSIONS` entry is raised; the older snapshot then stays beside the new one.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from contracts.samples import sample_events
from contracts.topics import TOPICS

__all__ = [
    "EXAMPLES",
    "PAGE",
    "SCHEMAS",
    "SCHEMA_VERSIONS",
    "breaking_changes",
    "current_examples",
    "current_schemas",
    "main",
]

SCHEMAS = Path(__file__).parent / "schemas"
EXAMPLES = Path(__file__).parent / "examples"
PAGE = Path(__file__).parents[1] / "docs" / "events.md"
SCHEMA_VERSIONS: Mapping[str, int] = MappingProxyType(dict.fromkeys(TOPICS, 1))
"""The current schema version of each topic."""


def current_schemas() -> dict[str, str]:
    """Return the schemas as the models are now, by file name."""
    return {
        f"{name}.v{SCHEMA_VERSIONS[name]}.schema.json": _dump(topic.model.model_json_schema())
        for name, topic in TOPICS.items()
    }


def current_examples() -> dict[str, str]:
    """Return one example per topic, by path below `examples/`."""
    return {
        f"{name}/v{SCHEMA_VERSIONS[name]}/sample.json": _dump(event.model_dump(mode="json", exclude_none=True))
        for name, event in sample_events().items()
    }


def breaking_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return what in `new` would reject or lack something that `old` promised, one line each.

    Compared per definition: removed properties, new required ones, changed types, removed enum members.
    """
    return list(_compare("event", old, new, old.get("$defs", {}), new.get("$defs", {}), set()))


def main() -> int:
    """Write schemas and examples; refuse breaking changes."""
    for name, text in current_schemas().items():
        path = SCHEMAS / name
        if path.exists() and (broken := breaking_changes(json.loads(path.read_text()), json.loads(text))):
            sys.stderr.write(
                f"{name}: breaking, raise its version in SCHEMA_VERSIONS:\n  " + "\n  ".join(broken) + "\n"
            )
            return 1
    from contracts.page import events_page

    for folder, files in (
        (SCHEMAS, current_schemas()),
        (EXAMPLES, current_examples()),
        (PAGE.parent, {PAGE.name: events_page()}),
    ):
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return 0


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


def _dump(data: Any) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.exit(main())
