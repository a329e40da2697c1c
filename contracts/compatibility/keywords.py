"""Keywords that restrict a value by themselves: types, enums, bounds, patterns, defaults."""

import math
import operator
from collections.abc import Callable, Iterator
from typing import Any

from contracts.base import FALLBACK_KEYWORD, TOLERANT_KEYWORD
from contracts.compatibility.document import (
    LOWER_BOUNDS,
    UPPER_BOUNDS,
    Schema,
    are_numbers,
    canonical,
    mapping,
    members,
)
from contracts.compatibility.finding import Finding, breaking, narrowed, safe, widened

__all__ = ["compare_annotations", "compare_keywords"]

_EXACT = (
    *("pattern", "format", "multipleOf", "uniqueItems", "dependentRequired", "contentEncoding", "contentMediaType"),
    *("$ref", "$invalid"),
)
"""What cannot be told to be stricter or looser than before, only to be there or not."""


def compare_annotations(path: str, old: Schema, new: Schema) -> Iterator[Finding]:
    """Yield what changed in how values are read: the default of one left out, the fallback of an unknown one."""
    if not _is_same_default(old, new):
        what = f"default {_shown(old, 'default')} became {_shown(new, 'default')}"
        yield breaking(path, f"{what}: a value left out would mean something else")
    for keyword in (FALLBACK_KEYWORD, TOLERANT_KEYWORD):
        before, after = _shown(old, keyword), _shown(new, keyword)
        if keyword not in old and keyword in new:
            yield safe(path, f"{keyword} {after} is new: readers take more than before")
        elif before != after:
            yield breaking(path, f"{keyword} {before} became {after}: what producers may rely on changes")


def compare_keywords(path: str, old: Schema, new: Schema, *, has_fallback: bool) -> Iterator[Finding]:
    """Yield what two flat schemas without alternatives demand differently of the value itself.

    Args:
        path: The place.
        old: The former schema.
        new: The changed one.
        has_fallback: Readers of the former schema read unknown strings as something they know.
    """
    yield from _types(path, old.get("type"), new.get("type"))
    yield from _enums(path, old, new, has_fallback=has_fallback)
    for keyword in LOWER_BOUNDS:
        yield from _bound(path, keyword, old, new, is_stricter=operator.gt, unbounded=-math.inf)
    for keyword in UPPER_BOUNDS:
        yield from _bound(path, keyword, old, new, is_stricter=operator.lt, unbounded=math.inf)
    for keyword in _EXACT:
        yield from _exact(path, keyword, old, new)


def _is_same_default(old: Schema, new: Schema) -> bool:
    before, after = old.get("default"), new.get("default")
    joined = after.keys() - before.keys() if isinstance(before, dict) and isinstance(after, dict) else set()
    is_known = joined & mapping(old, "properties").keys()
    return ("default" in old) == ("default" in new) and not is_known and _extends(before, after)


def _extends(before: Any, after: Any) -> bool:
    """Return whether two defaults are equal but for properties that were added: those are judged by themselves."""
    if isinstance(before, dict) and isinstance(after, dict):
        return all(name in after and _extends(value, after[name]) for name, value in before.items())
    return canonical(before) == canonical(after)


def _types(path: str, old: Any, new: Any) -> Iterator[Finding]:
    if canonical(old) == canonical(new):
        return
    before, after = (canonical(one).strip('"') for one in (old, new))
    if new is None:
        yield widened(path, f"type {before} is no longer demanded")
    elif old is None:
        yield narrowed(path, f"only type {after} is allowed now")
    else:
        yield breaking(path, f"type {before} became {after}: neither side reads the other's records")


def _enums(path: str, old: Schema, new: Schema, *, has_fallback: bool) -> Iterator[Finding]:
    before, after = _allowed(old), _allowed(new)
    if before is None or after is None:
        if before is not None:
            yield widened(path, "values are no longer listed", tolerated=has_fallback)
        if after is not None:
            yield narrowed(path, f"only {', '.join(after)} is allowed now")
        return
    for member in sorted(before.keys() - after.keys()):
        yield narrowed(path, f"{member} is no longer allowed")
    for member in sorted(after.keys() - before.keys()):
        grown = has_fallback and isinstance(after[member], str)
        yield widened(path, f"{member} is allowed now", tolerated=grown)


def _allowed(schema: Schema) -> dict[str, Any] | None:
    if "const" in schema:
        return {canonical(schema["const"]): schema["const"]}
    if "enum" in schema:
        return {canonical(member): member for member in members(schema, "enum")}
    return None


def _bound(
    path: str,
    keyword: str,
    old: Schema,
    new: Schema,
    *,
    is_stricter: Callable[[float, float], bool],
    unbounded: float,
) -> Iterator[Finding]:
    before, after = _shown(old, keyword), _shown(new, keyword)
    if before == after:
        return
    what = f"{keyword} {before} became {after}"
    values = [one[keyword] for one in (old, new) if keyword in one]
    if not are_numbers(*values):
        yield breaking(path, f"{what}: the two cannot be compared")
        return
    if is_stricter(new.get(keyword, unbounded), old.get(keyword, unbounded)):
        yield narrowed(path, what)
    else:
        yield widened(path, what, tolerated=_tolerates(old, keyword))


def _exact(path: str, keyword: str, old: Schema, new: Schema) -> Iterator[Finding]:
    before, after = _shown(old, keyword), _shown(new, keyword)
    if before == after:
        return
    if keyword not in old:
        yield narrowed(path, f"{keyword} {after} is demanded now")
    elif keyword not in new:
        yield widened(path, f"{keyword} {before} is no longer demanded", tolerated=_tolerates(old, keyword))
    else:
        yield breaking(path, f"{keyword} {before} became {after}: what one side writes the other may refuse")


def _tolerates(schema: Schema, keyword: str) -> bool:
    return keyword in members(schema, TOLERANT_KEYWORD)


def _shown(schema: Schema, keyword: str) -> str:
    return canonical(schema[keyword]) if keyword in schema else "none"
