"""Joins what two engines found: nothing that one of them found is lost, nothing is told twice."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from contracts.insights import Basis, Evidence, Experience, Item, ProcessStage, Question, walk_items
from services.insights.parts.merging import most_of
from services.insights.text.overlap import stems

__all__ = ["united"]

Model = TypeVar("Model", bound=BaseModel)
_SAME = 0.5
"""Share of the words of the shorter of two questions that makes them one, where they rest on the same sentence."""
_MOST_QUOTES = 20


def united(first: Model, second: Model) -> Model:
    """Return the findings of the first with what only the second reports behind them.

    Rounds of both rest on the quotes of both; elsewhere the first's wording stands.
    """
    known = [item for item in walk_items(first) if item.basis is not Basis.GENERAL]
    return _united(first, second, known)


def _united(first: Model, second: Model, known: Sequence[Item]) -> Model:
    update: dict[str, Any] = {}
    for name in type(first).model_fields:
        own, other = getattr(first, name), getattr(second, name)
        if isinstance(own, list):
            update[name] = _lists(own, other, known, most=most_of(type(first), name))
        elif isinstance(own, BaseModel) and not isinstance(own, Item):
            update[name] = _united(own, other, known)
        elif own is None:
            update[name] = other
    return first.model_copy(update=update)


def _lists(own: list[Any], other: list[Any], known: Sequence[Item], *, most: int) -> list[Any]:
    if not other or not isinstance(other[0], Item):
        return own
    rounds = {entry.name: entry for entry in other if isinstance(entry, ProcessStage)}
    kept = [_supported(entry, rounds.get(entry.name)) if isinstance(entry, ProcessStage) else entry for entry in own]
    return [*kept, *(entry for entry in other if not _is_told(entry, known))][:most]


def _supported(stage: ProcessStage, other: ProcessStage | None) -> ProcessStage:
    if other is None:
        return stage
    evidence = list(dict.fromkeys([*map(_frozen, stage.evidence), *map(_frozen, other.evidence)]))[:_MOST_QUOTES]
    return stage.model_copy(
        update={
            "evidence": [Evidence(source_id=source, quote=quote) for source, quote in evidence],
            "reports": len({source for source, _ in evidence}),
            "duration": stage.duration or other.duration,
            "interviewer": stage.interviewer or other.interviewer,
            "format": stage.format or other.format,
        }
    )


def _frozen(entry: Evidence) -> tuple[str, str]:
    return entry.source_id, entry.quote


def _is_told(entry: Item, known: Iterable[Item]) -> bool:
    """Whether one of the known items says the same: by name, by whose account it is, or by the words it rests on."""
    alike = (item for item in known if type(item) is type(entry))
    if isinstance(entry, ProcessStage):
        return any(isinstance(item, ProcessStage) and item.name == entry.name for item in alike)
    if isinstance(entry, Experience):
        sources = set(_sources(entry))
        return any(sources & set(_sources(item)) for item in alike)
    if isinstance(entry, Question):
        return any(_rests_alike(item, entry) and _says_alike(item, entry) for item in alike)
    return any(_rests_alike(item, entry) for item in alike)


def _sources(item: Item) -> Iterator[str]:
    return (entry.source_id for entry in item.evidence)


def _rests_alike(one: Item, other: Item) -> bool:
    return any(
        first.source_id == second.source_id and (first.quote in second.quote or second.quote in first.quote)
        for first in one.evidence
        for second in other.evidence
    )


def _says_alike(one: Item, other: Item) -> bool:
    first, second = stems(one.text), stems(other.text)
    return len(first & second) >= _SAME * max(1, min(len(first), len(second)))
