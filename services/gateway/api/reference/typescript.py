"""TypeScript types of what the API takes and answers, written from its OpenAPI document."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["typescript_types"]

_HEAD = "// Written by `make docs` from the OpenAPI document; do not edit.\n"
_PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
Schema = Mapping[str, Any]


def typescript_types(document: Schema) -> str:
    """Return one exported type for each schema of an OpenAPI document, and one for the events of a stream."""
    schemas: Mapping[str, Schema] = document["components"]["schemas"]
    types = (_declaration(name, schema) for name, schema in sorted(schemas.items()))
    return "\n".join([_HEAD, *types, _stream_events(document)])


def _declaration(name: str, schema: Schema) -> str:
    return "\n".join([*_comment(schema, ""), f"export type {name} = {_type(schema, '')};", ""])


def _stream_events(document: Schema) -> str:
    [events] = [
        content["x-events"]
        for path in document["paths"].values()
        for operation in path.values()
        for response in operation["responses"].values()
        for content in response.get("content", {}).values()
        if "x-events" in content and operation["operationId"] == "events"
    ]
    kinds = [f'  | {{ event: "{name}"; id?: string; data: {_type(schema, "")} }}' for name, schema in events.items()]
    return "\n".join(["/** What a stream of a preparation says. */", "export type StreamEvent =", *kinds]) + ";\n"


def _type(schema: Schema, indent: str) -> str:  # noqa: PLR0911 — one per kind of schema
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[1]
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(member) for member in schema["enum"])
    alternatives = schema.get("oneOf") or (schema.get("anyOf") if "properties" not in schema else None)
    if alternatives:
        return " | ".join(dict.fromkeys(_type(one, indent) for one in alternatives))
    match schema.get("type"):
        case "array":
            inner = _type(schema.get("items", {}), indent)
            return f"({inner})[]" if "|" in inner else f"{inner}[]"
        case "object":
            return _object(schema, indent)
        case str(plain):
            return _PLAIN[plain]
    return "unknown"


def _object(schema: Schema, indent: str) -> str:
    properties: Mapping[str, Schema] = schema.get("properties", {})
    others = schema.get("additionalProperties")
    if not properties:
        return f"Record<string, {_type(others, indent) if isinstance(others, Mapping) else 'unknown'}>"
    lines = [line for name, one in properties.items() for line in _property(name, one, schema, indent + "  ")]
    if others is True:
        lines.append(f"{indent}  [name: string]: unknown;")
    return "\n".join(["{", *lines, indent + "}"])


def _property(name: str, schema: Schema, owner: Schema, indent: str) -> Iterator[str]:
    yield from _comment(schema, indent)
    optional = "" if name in owner.get("required", ()) else "?"
    yield f"{indent}{name}{optional}: {_type(schema, indent)};"


def _comment(schema: Schema, indent: str) -> Iterator[str]:
    if about := schema.get("description"):
        yield f"{indent}/** {' '.join(str(about).split()).replace('*/', '* /')} */"
