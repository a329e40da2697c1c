"""A schema's alternatives (`anyOf`, `oneOf`, a list of types), and which of them belong together in two schemas."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from contracts.base import TOLERANT_KEYWORD
from contracts.compatibility.document import ANNOTATIONS, Schema, SchemaDocument, canonical, members

__all__ = ["Branch", "applicable", "branches_of", "pair_up", "without_annotations"]

_ONLY_FOR = {
    "string": {"minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
    "array": {
        *("items", "prefixItems", "additionalItems", "unevaluatedItems", "contains", "minContains", "maxContains"),
        *("minItems", "maxItems", "uniqueItems"),
    },
    "object": {
        *("properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties"),
        *("maxProperties", "dependentSchemas", "dependentRequired", "unevaluatedProperties"),
    },
}


def branches_of(schema: Schema) -> list[Any]:
    """Return the alternatives of a flat schema, each with what the schema demands of all; empty when it has none."""
    shared = without_annotations(schema)
    for keyword in ("anyOf", "oneOf"):
        if alternatives := members(schema, keyword):
            del shared[keyword]
            return [_with(shared, alternative) for alternative in alternatives]
    types = members(schema, "type")
    return [{**shared, "type": one} for one in types] if len(types) > 1 else []


def without_annotations(schema: Schema) -> dict[str, Any]:
    """Return what a flat schema demands, and what its readers tolerate, but not how it is described."""
    return {name: value for name, value in schema.items() if name not in ANNOTATIONS or name == TOLERANT_KEYWORD}


def pair_up(old: Sequence["Branch"], new: Sequence["Branch"]) -> Iterator[tuple["Branch | None", "Branch | None"]]:
    """Yield the alternatives that belong together; None stands for the partner of one that has none.

    Equal ones first, then those of the same name, then those of the same type; a last one left on each side is a
    changed one.
    """
    for key in _KEYS:
        waiting: defaultdict[str, list[Branch]] = defaultdict(list)
        for one in new:
            waiting[key(one)].append(one)
        left = []
        for one in old:
            if partners := waiting[key(one)]:
                yield one, partners.pop(0)
            else:
                left.append(one)
        old, new = left, [one for partners in waiting.values() for one in partners]
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    yield from ((one, None) for one in old)
    yield from ((None, one) for one in new)


def applicable(schema: Schema) -> Schema:
    """Return a flat schema without the keywords that say nothing about values of its only type."""
    types = schema.get("type")
    one = types[0] if isinstance(types, list) and len(types) == 1 else types
    if not isinstance(one, str):
        return schema
    kind = "number" if one == "integer" else one
    idle = set().union(*(keywords for name, keywords in _ONLY_FOR.items() if name != kind))
    return {**{name: value for name, value in schema.items() if name not in idle}, "type": one}


class Branch:
    """One alternative, and what a person would call it."""

    def __init__(self, document: SchemaDocument, schema: Any) -> None:
        self.schema = schema
        self.canonical = canonical(schema)
        flat = document.flat(schema)
        self.type = canonical(flat.get("type", "anything")).strip('"')
        self.name = str(flat["title"]) if "title" in flat else self.type
        if "const" in flat:
            self.name = canonical(flat["const"])


_KEYS: tuple[Callable[[Branch], str], ...] = (
    lambda one: one.canonical,
    lambda one: f"{one.name}/{one.type}",
    lambda one: one.type,
)


def _with(shared: Schema, alternative: Any) -> Schema:
    return {"allOf": [alternative, shared]} if shared else alternative
