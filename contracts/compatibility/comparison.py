"""Walking through two schemas side by side."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contracts.base import FALLBACK_KEYWORD
from contracts.compatibility.branches import Branch, applicable, branches_of, pair_up, without_annotations
from contracts.compatibility.document import REFERENCES, Schema, SchemaDocument, canonical, members
from contracts.compatibility.finding import Finding, Severity, breaking, narrowed, widened
from contracts.compatibility.keywords import compare_annotations, compare_keywords
from contracts.compatibility.structure import Pair, compare_structure

__all__ = ["breaking_changes", "compare"]

_MOST_STEPS = 20_000
"""Far more than any contract needs; what is larger is not judged, and hence not safe."""


def compare(old: Any, new: Any, *, root: str = "event") -> list[Finding]:
    """Return every difference that decides whether records may be exchanged, in the order of the schemas.

    Takes any two JSON Schemas of drafts 4 to 2020-12, as parsed JSON.
    """
    return list(dict.fromkeys(_Comparison(SchemaDocument(old), SchemaDocument(new)).run(root)))


def breaking_changes(old: Any, new: Any) -> list[str]:
    """Return one line for each difference that needs a new version."""
    return [f"{found.path}: {found.sentence}" for found in compare(old, new) if found.severity is Severity.BREAKING]


@dataclass(frozen=True)
class _Step:
    pair: Pair
    has_fallback: bool = False
    """A schema around this one names what unknown strings are read as."""


class _Comparison:
    """A breadth-first walk: a definition that is used in many places is reported at the first one."""

    def __init__(self, old: SchemaDocument, new: SchemaDocument) -> None:
        self._old = old
        self._new = new
        self._pending: deque[_Step] = deque()
        self._seen: set[tuple[str, str, bool]] = set()

    def run(self, root: str) -> Iterator[Finding]:
        self._pending.append(_Step(Pair(root, self._old.root, self._new.root)))
        for _ in range(_MOST_STEPS):
            if not self._pending:
                return
            step = self._pending.popleft()
            for found in self._visit(step):
                yield breaking(found.path, found.sentence) if step.pair.exact else found
        yield breaking(root, "too large to be judged")

    def _visit(self, step: _Step) -> Iterator[Finding]:
        pair = step.pair
        old, new = self._old.flat(pair.old), self._new.flat(pair.new)
        yield from compare_annotations(pair.path, old, new)
        has_fallback = step.has_fallback or FALLBACK_KEYWORD in old
        inside: list[_Step] = []
        for found in self._differences(pair, old, new, has_fallback=has_fallback):
            if isinstance(found, Finding):
                yield found
            else:
                inside.append(found)
        if not self._is_known(pair):
            self._pending.extend(inside)

    def _differences(self, pair: Pair, old: Schema, new: Schema, *, has_fallback: bool) -> Iterator[Finding | _Step]:
        if branches_of(old) or branches_of(new):
            for found in self._alternatives(pair, old, new):
                yield found if isinstance(found, Finding) else _Step(found, has_fallback)
            return
        old, new = applicable(old), applicable(new)
        yield from compare_keywords(pair.path, old, new, has_fallback=has_fallback)
        for found in compare_structure(pair.path, old, new):
            if isinstance(found, Finding):
                yield found
            else:
                yield _Step(found._replace(exact=found.exact or pair.exact))

    def _alternatives(self, pair: Pair, old: Schema, new: Schema) -> Iterator[Finding | Pair]:
        before = [Branch(self._old, one) for one in branches_of(old) or [without_annotations(old)]]
        after = [Branch(self._new, one) for one in branches_of(new) or [without_annotations(new)]]
        for first, second in pair_up(before, after):
            if first is not None and second is not None:
                yield Pair(pair.path, first.schema, second.schema, pair.exact)
            elif first is not None:
                yield narrowed(pair.path, f"{first.name} is no longer allowed")
            elif second is not None:
                yield widened(pair.path, f"{second.name} is allowed now")
        if _overlaps(before) and bool(members(old, "oneOf")) != bool(members(new, "oneOf")):
            yield breaking(pair.path, "anyOf and oneOf were exchanged: values that fit two alternatives")

    def _is_known(self, pair: Pair) -> bool:
        """Tell a pair that was visited before from a new one; only references lead to the same pair again."""
        key = (canonical(pair.old), canonical(pair.new), pair.exact)
        if not any(f'"{keyword}"' in text for keyword in REFERENCES for text in key[:2]):
            return False
        known = key in self._seen
        self._seen.add(key)
        return known


def _overlaps(branches: list[Branch]) -> bool:
    types = [one.type for one in branches]
    return len(set(types)) < len(types)
