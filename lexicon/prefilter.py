"""Which plain words a text must hold for a pattern to match: looking for them first saves most of the work."""

import re
from collections.abc import Iterable
from hashlib import blake2b
from itertools import takewhile
from pathlib import Path
from typing import Any

from lexicon.kept import kept

__all__ = ["required_literals"]

_parse: Any = re._parser.parse  # type: ignore[attr-defined]  # noqa: SLF001 — no public parser of patterns exists


def required_literals(*patterns: str) -> tuple[str, ...]:
    r"""Return lower-case strings of which each text that one of the patterns matches holds at least one.

    They are looked for in `text.lower()`, with `in`. Their number is small: those that hold another one are left out.

    Raises:
        ValueError: A pattern matches texts that have nothing in common, e.g. `\d+|a?`.
    """
    text = "\n".join(patterns)
    name = Path(__file__).with_name(f"literals-{blake2b(text.encode(), digest_size=6).hexdigest()}")
    return kept(name, [Path(__file__)], lambda: _literals(patterns), text=text)


def _literals(patterns: Iterable[str]) -> tuple[str, ...]:
    found: set[str] = set()
    for pattern in patterns:
        literals = _of_sequence(_parse(pattern, re.IGNORECASE))
        if not literals:
            raise ValueError(f"nothing is in every text that this matches: {pattern[:100]}")
        found |= literals
    return tuple(sorted(one for one in found if not any(other in one for other in found - {one})))


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """Return the best part of a sequence: the one whose shortest string is longest, then the one with longer ones."""
    candidates: list[set[str]] = []
    run = ""
    for operation, argument in parts:
        if str(operation) == "LITERAL":
            run += chr(argument).lower()
            continue
        if run:
            # ` (?:ai|llm)` needs ` ai` or ` llm`, which are rarer than `ai` alone.
            candidates.append({run + begin for begin in _beginnings(str(operation), argument)} or {run})
        run = ""
        if inner := _of_part(str(operation), argument):
            candidates.append(inner)
    if run:
        candidates.append({run})
    return max(candidates, key=_selectivity, default=None)


def _selectivity(literals: set[str]) -> tuple[int, float]:
    lengths = [len(literal.strip()) for literal in literals]
    return min(lengths), sum(lengths) / len(lengths)


def _beginnings(operation: str, argument: Any) -> set[str]:
    """Return the literal beginnings of alternatives; nothing where one of them begins otherwise."""
    if operation == "SUBPATTERN" and len(argument[-1]) == 1:
        return _beginnings(str(argument[-1][0][0]), argument[-1][0][1])
    if operation != "BRANCH":
        return set()
    found = {_literal_run(branch) for branch in argument[1]}
    return set() if "" in found else found


def _literal_run(parts: Iterable[tuple[Any, Any]]) -> str:
    run = takewhile(lambda part: str(part[0]) == "LITERAL", parts)
    return "".join(chr(code).lower() for _, code in run)


def _of_part(operation: str, argument: Any) -> set[str] | None:
    match operation:
        case "BRANCH":
            branches = [_of_sequence(branch) for branch in argument[1]]
            return {one for branch in branches if branch for one in branch} if all(branches) else None
        case "SUBPATTERN":
            return _of_sequence(argument[-1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _of_sequence(argument[-1]) if argument[0] else None
        case "ATOMIC_GROUP":
            return _of_sequence(argument)
        case _:
            return None
