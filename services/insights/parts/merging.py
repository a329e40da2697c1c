"""Joins parts of a guide: what is reported first, then the posting, then general advice; nothing is said twice."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, TypeVar

from annotated_types import MaxLen
from pydantic import BaseModel

from contracts.insights import Basis, Item, ProcessStage
from services.insights.text.overlap import stems

__all__ = ["advice", "joined", "merged"]

Model = TypeVar("Model", bound=BaseModel)
_SAME = 0.75


def advice(texts: Iterable[str]) -> list[Item]:
    """Return general advice as items."""
    return [_general(text) for text in texts]


@lru_cache(maxsize=4096)
def _general(text: str) -> Item:
    """Return an item; items never change, so that all guides share the same advice."""
    return Item(text=text, basis=Basis.GENERAL)


def merged(first: Model, *others: Model) -> Model:
    """Return a part whose lists hold the entries of all parts, at most as many as the contract allows."""
    update: dict[str, Any] = {}
    for name in type(first).model_fields:
        values = [getattr(part, name) for part in (first, *others)]
        if all(isinstance(value, list) for value in values):
            update[name] = joined(*values, most=most_of(type(first), name))
        elif all(isinstance(value, BaseModel) and not isinstance(value, Item) for value in values):
            update[name] = merged(*values)
        else:
            update[name] = next((value for value in values if value is not None), None)
    return first.model_copy(update=update)


def joined(*lists: list[Any], most: int) -> list[Any]:
    """Return the entries of all lists in order, without items that say the same as an earlier one."""
    kept: list[Any] = []
    said: list[frozenset[str]] = []
    for entry in (entry for entries in lists for entry in entries):
        # Rounds are distinguished by name: several may rest on the same sentence.
        meaning = (
            frozenset({entry.name})
            if isinstance(entry, ProcessStage)
            else stems(entry.text)
            if isinstance(entry, Item)
            else frozenset()
        )
        if meaning and any(len(meaning & other) >= _SAME * len(meaning | other) for other in said):
            continue
        said.append(meaning)
        kept.append(entry)
    return kept[:most]


@cache
def most_of(model: type[BaseModel], name: str) -> int:
    """Return how many entries the contract allows in a list."""
    return next((entry.max_length for entry in model.model_fields[name].metadata if isinstance(entry, MaxLen)), 1000)
