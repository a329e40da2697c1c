"""JSON:API: what a record refers to stands beside it, in a list of its own."""

from collections.abc import Mapping
from typing import Any

__all__ = ["with_relations"]


def with_relations(data: Any) -> Any:
    """Return JSON:API data whose record holds what it refers to; any other data as it is."""
    if not isinstance(data, dict) or not isinstance(data.get("included"), list):
        return data
    record = data.get("data")
    if isinstance(record, list) and len(record) == 1:
        # The answer to a search that found one.
        record = record[0]
    if not isinstance(record, dict) or not isinstance(record.get("relationships"), dict):
        return data
    known = {_name(entry): entry.get("attributes") for entry in data["included"] if isinstance(entry, dict)}
    related = {name: _found(relation, known) for name, relation in record["relationships"].items()}
    attributes = record.get("attributes")
    own = attributes if isinstance(attributes, dict) else {}
    return {
        **data,
        "data": {**record, "attributes": {**{name: value for name, value in related.items() if value}, **own}},
    }


def _name(entry: Mapping[str, Any]) -> tuple[str, str]:
    return str(entry.get("type")), str(entry.get("id"))


def _found(relation: Any, known: Mapping[tuple[str, str], Any]) -> Any:
    target = relation.get("data") if isinstance(relation, dict) else None
    if isinstance(target, list):
        return [value for entry in target if isinstance(entry, dict) and (value := known.get(_name(entry)))]
    return known.get(_name(target)) if isinstance(target, dict) else None
