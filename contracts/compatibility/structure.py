"""Keywords that hold further schemas: properties, items, maps, conditions."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from contracts.compatibility.document import Schema, canonical, mapping, members
from contracts.compatibility.finding import Finding, breaking, narrowed, safe, widened

__all__ = ["Pair", "compare_structure"]

_CONDITIONS = ("not", "if", "then", "else", "contains", "contentSchema")
_ABSENT: Any = object()


class Pair(NamedTuple):
    """Two schemas of the same place that are to be compared, too."""

    path: str
    old: Any
    new: Any
    exact: bool = False
    """Within a condition: there every difference may turn acceptance into refusal."""


def compare_structure(path: str, old: Schema, new: Schema) -> Iterator[Finding | Pair]:
    """Yield what two flat schemas without alternatives hold differently, and the pairs of schemas inside them."""
    yield from _required(path, old, new)
    yield from _properties(path, old, new)
    for keyword, inside in (("additionalProperties", ".*"), ("unevaluatedProperties", ".*"), ("propertyNames", "")):
        yield from _others(path, keyword, inside, old, new)
    yield from _maps(path, "patternProperties", old, new)
    yield from _maps(path, "dependentSchemas", old, new, exact=True)
    yield from _items(path, old, new)
    for keyword in _CONDITIONS:
        yield from _condition(path, keyword, old.get(keyword, _ABSENT), new.get(keyword, _ABSENT))
    yield from _contradictions(path, members(old, "allOf"), members(new, "allOf"))


def _required(path: str, old: Schema, new: Schema) -> Iterator[Finding]:
    before, after = (set(map(str, members(schema, "required"))) for schema in (old, new))
    for name in sorted(after - before):
        yield narrowed(f"{path}.{name}", "became required")
    for name in sorted(before - after):
        yield widened(f"{path}.{name}", "became optional")


def _properties(path: str, old: Schema, new: Schema) -> Iterator[Finding | Pair]:
    before, after = mapping(old, "properties"), mapping(new, "properties")
    for name, schema in before.items():
        if name in after:
            yield Pair(f"{path}.{name}", schema, after[name])
        else:
            yield breaking(f"{path}.{name}", "was removed: consumers of the former schema look for it in vain")
    for name in sorted(after.keys() - before.keys()):
        if name not in members(new, "required"):
            yield from _added(f"{path}.{name}", after[name], old.get("additionalProperties", True))


def _added(path: str, schema: Any, others: Any) -> Iterator[Finding | Pair]:
    """Yield what consumers make of a property that they do not know, given what they demand of such ones."""
    if others is False:
        yield widened(path, "was added")
    elif isinstance(others, dict) and others:
        yield Pair(path, others, schema)
    else:
        yield safe(path, "was added: readers that do not know it ignore it")


def _others(path: str, keyword: str, inside: str, old: Schema, new: Schema) -> Iterator[Finding | Pair]:
    before, after = old.get(keyword, True), new.get(keyword, True)
    if canonical(before) == canonical(after) and not isinstance(before, dict):
        return
    if after is False:
        yield narrowed(path, f"{keyword} is refused now")
    elif before is False:
        yield widened(path, f"{keyword} is no longer refused")
    else:
        yield Pair(path + inside, before, after)


def _maps(path: str, keyword: str, old: Schema, new: Schema, *, exact: bool = False) -> Iterator[Pair]:
    before, after = mapping(old, keyword), mapping(new, keyword)
    for name in sorted(before.keys() | after.keys()):
        yield Pair(f"{path}.<{name}>", before.get(name, True), after.get(name, True), exact)


def _items(path: str, old: Schema, new: Schema) -> Iterator[Finding | Pair]:
    first, second = members(old, "prefixItems"), members(new, "prefixItems")
    rest_old, rest_new = old.get("items", True), new.get("items", True)
    for index in range(max(len(first), len(second))):
        yield Pair(
            f"{path}[{index}]",
            first[index] if index < len(first) else rest_old,
            second[index] if index < len(second) else rest_new,
        )
    yield from _others(path, "items", "[]", old, new)
    yield from _others(path, "unevaluatedItems", "[]", old, new)


def _condition(path: str, keyword: str, old: Any, new: Any) -> Iterator[Finding | Pair]:
    if old is _ABSENT and new is _ABSENT:
        return
    if old is _ABSENT:
        yield narrowed(path, f"the condition `{keyword}` is new")
    elif new is _ABSENT:
        yield widened(path, f"the condition `{keyword}` is gone")
    else:
        yield Pair(f"{path}<{keyword}>", old, new, exact=True)


def _contradictions(path: str, old: list[Any], new: list[Any]) -> Iterator[Finding | Pair]:
    """Compare what could not be merged, in order."""
    yield from (Pair(path, before, after) for before, after in zip(old, new, strict=False))
    yield from (widened(path, f"no longer demands {canonical(part)}") for part in old[len(new) :])
    yield from (narrowed(path, f"also demands {canonical(part)} now") for part in new[len(old) :])
