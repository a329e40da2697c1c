"""Where in a pattern the edge of a word is sure to stand: no letter follows, or none stands before."""

from collections.abc import Sequence
from typing import Any

__all__ = ["EDGE", "REPEATS", "Part", "edge", "inner_parts", "is_of", "is_word", "leading_edges"]

EDGE = "\0"
"""Stands in a string for the edge of a word."""
REPEATS = frozenset(["MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"])

Part = tuple[Any, Any]
"""What a part of a parsed pattern does, and what with."""


def leading_edges(parts: Sequence[Part], after: str) -> list[str]:
    """Return for each part the edge of a word that is sure to stand where it begins, last what stands behind all."""
    edges = [after]
    for operation, argument in reversed(parts):
        edges.append(edge(str(operation), argument, edges[-1], ahead=True))
    return edges[::-1]


def edge(operation: str, argument: Any, beyond: str, *, ahead: bool) -> str:
    """Return the edge at the near end of a part: its beginning when looked at ahead, else its end.

    Args:
        operation: What the part does.
        argument: What it does so with.
        beyond: The edge at its far end, which counts where the part may be empty.
        ahead: The side it is looked at from.
    """
    found = ""
    match operation:
        case "LITERAL":
            found = "" if is_word(chr(argument)) else EDGE
        case "IN":
            found = EDGE if _has_no_letters(argument) else ""
        case "AT":
            found = "" if "NON_BOUNDARY" in str(argument) else EDGE
        case "ASSERT" | "ASSERT_NOT":
            looks_here = operation == "ASSERT_NOT" and (argument[0] == 1) is ahead
            found = EDGE if looks_here and is_of(list(argument[1]), "CATEGORY_WORD") else beyond
        case "SUBPATTERN" | "ATOMIC_GROUP":
            found = _edges(inner_parts(operation, argument), beyond, ahead=ahead)
        case "BRANCH":
            found = EDGE if all(_edges(list(one), beyond, ahead=ahead) for one in argument[1]) else ""
        case _ if operation in REPEATS:
            inner = _edges(list(argument[2]), beyond, ahead=ahead)
            found = inner if argument[0] or beyond else ""
    return found


def inner_parts(operation: str, argument: Any) -> list[Part]:
    """Return the parts of a group."""
    return list(argument[-1] if operation == "SUBPATTERN" else argument)


def _edges(parts: Sequence[Part], beyond: str, *, ahead: bool) -> str:
    for operation, argument in reversed(parts) if ahead else parts:
        beyond = edge(str(operation), argument, beyond, ahead=ahead)
    return beyond


def is_word(letter: str) -> bool:
    """Whether a character belongs to a word."""
    return letter.isalnum() or letter == "_"


def is_of(parts: Sequence[Part], category: str) -> bool:
    """Whether parts are one set that holds a whole category, as that of words and `@` does."""
    if len(parts) != 1 or str(parts[0][0]) != "IN":
        return False
    kinds = [str(kind) for kind, _ in parts[0][1]]
    return "NEGATE" not in kinds and any(str(value) == category for _, value in parts[0][1])


def _has_no_letters(entries: Sequence[Part]) -> bool:
    kinds = [str(kind) for kind, _ in entries]
    values = [str(value) for _, value in entries]
    if "NEGATE" in kinds:
        return "CATEGORY_WORD" in values
    return all(
        not is_word(chr(value)) if str(kind) == "LITERAL" else str(value) in {"CATEGORY_SPACE", "CATEGORY_NOT_WORD"}
        for kind, value in entries
    )
