"""Reading JSON Schemas in one form, however they are written: references followed, `allOf` merged."""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from contracts.base import FALLBACK_KEYWORD, TOLERANT_KEYWORD

__all__ = [
    "ANNOTATIONS",
    "LOWER_BOUNDS",
    "REFERENCES",
    "UPPER_BOUNDS",
    "Schema",
    "SchemaDocument",
    "are_numbers",
    "canonical",
    "mapping",
    "members",
]

Schema = Mapping[str, Any]

ANNOTATIONS = frozenset(
    {"default", "title", "description", "examples", "deprecated", "$comment", FALLBACK_KEYWORD, TOLERANT_KEYWORD}
)
LOWER_BOUNDS = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains")
UPPER_BOUNDS = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains")
REFERENCES = ("$ref", "$dynamicRef")
_ANCHORS = ("$anchor", "$dynamicAnchor")


def canonical(value: Any) -> str:
    """Return the same text for JSON values that are equal; 1 and 1.0 are, 1 and true are not."""
    return json.dumps(_plain(value), sort_keys=True)


def members(schema: Schema, keyword: str) -> list[Any]:
    """Return a keyword's list, empty when it is absent or no list."""
    value = schema.get(keyword)
    return value if isinstance(value, list) else []


def mapping(schema: Schema, keyword: str) -> dict[str, Any]:
    """Return a keyword's object, empty when it is absent or no object."""
    value = schema.get(keyword)
    return value if isinstance(value, dict) else {}


class SchemaDocument:
    """A schema with the definitions that it refers to."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self._anchors = dict(_anchored(root))

    def flat(self, schema: Any) -> dict[str, Any]:
        """Return the schema as one object: what it refers to and the parts of `allOf` merged into it.

        Parts that contradict each other are left under `allOf`, references that lead nowhere under `$ref`.
        """
        merged: dict[str, Any] = {}
        pending, followed = deque([schema]), set()
        while pending:
            part = dict(_as_object(pending.popleft()))
            for keyword in REFERENCES:
                reference = part.pop(keyword, None)
                if reference is None or canonical(reference) in followed:
                    continue
                followed.add(canonical(reference))
                target = self._target(reference)
                if target is None:
                    part["$ref"] = reference
                else:
                    pending.append(target)
            if isinstance(part.get("allOf"), list):
                pending.extend(part.pop("allOf"))
            _merge(merged, _modern(part))
        return merged

    def _target(self, reference: Any) -> Any:
        if not isinstance(reference, str):
            return None
        if reference in self._anchors:
            return self._anchors[reference]
        if reference != "#" and not reference.startswith("#/"):
            return None
        found = self.root
        for step in reference[2:].split("/") if len(reference) > 1 else ():
            found = _step(found, unquote(step).replace("~1", "/").replace("~0", "~"))
        return found


def _step(container: Any, step: str) -> Any:
    if isinstance(container, dict):
        return container.get(step)
    if isinstance(container, list) and step.isdecimal() and int(step) < len(container):
        return container[int(step)]
    return None


def _anchored(root: Any) -> Iterator[tuple[str, Any]]:
    pending = [root]
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            yield from ((f"#{part[name]}", part) for name in _ANCHORS if isinstance(part.get(name), str))
            if isinstance(part.get("$id"), str):
                yield part["$id"], part
        if isinstance(part, dict | list):
            pending.extend(part.values() if isinstance(part, dict) else part)


def _as_object(schema: Any) -> Schema:
    if isinstance(schema, dict):
        return schema
    if isinstance(schema, bool):
        return {} if schema else {"not": {}}
    return {"$invalid": schema}


def _modern(part: dict[str, Any]) -> dict[str, Any]:
    """Write tuples as the current draft does, and leave out what says nothing."""
    if isinstance(part.get("items"), list):
        part = {**part, "prefixItems": part["items"], "items": part.get("additionalItems", True)}
        part.pop("additionalItems", None)
    return {keyword: value for keyword, value in part.items() if not _is_vacuous(keyword, value)}


def _is_vacuous(keyword: str, value: Any) -> bool:
    if keyword in {"minLength", "minItems", "minProperties"}:
        return value == 0 and not isinstance(value, bool)
    return (keyword == "uniqueItems" and value is False) or (keyword == "required" and value == [])


def _merge(merged: dict[str, Any], part: Schema) -> None:
    for keyword, value in part.items():
        if keyword not in merged:
            merged[keyword] = value
        elif keyword not in ANNOTATIONS and canonical(merged[keyword]) != canonical(value):
            _merge_keyword(merged, keyword, value)


def _merge_keyword(merged: dict[str, Any], keyword: str, value: Any) -> None:
    mine = merged[keyword]
    if keyword == "required" and isinstance(mine, list) and isinstance(value, list):
        merged[keyword] = [*mine, *(name for name in value if name not in mine)]
    elif keyword in LOWER_BOUNDS and are_numbers(mine, value):
        merged[keyword] = max(mine, value)
    elif keyword in UPPER_BOUNDS and are_numbers(mine, value):
        merged[keyword] = min(mine, value)
    elif keyword in {"enum", "type"}:
        theirs = {canonical(member) for member in _listed(value)}
        merged[keyword] = [member for member in _listed(mine) if canonical(member) in theirs]
    elif keyword in {"properties", "$defs", "definitions"} and isinstance(mine, dict) and isinstance(value, dict):
        merged[keyword] = {**value, **mine}
        contradicted = {name: value[name] for name in mine if name in value}
        if keyword == "properties" and any(canonical(mine[name]) != canonical(value[name]) for name in contradicted):
            merged["allOf"] = [*members(merged, "allOf"), {keyword: contradicted}]
    else:
        merged["allOf"] = [*members(merged, "allOf"), {keyword: value}]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def are_numbers(*values: Any) -> bool:
    """Return whether all values are JSON numbers; Python would count true and false among them."""
    return all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
