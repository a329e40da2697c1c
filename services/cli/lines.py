"""What commands that read a line of JSON per case answer to a line that is no case."""

import json
from typing import TYPE_CHECKING, Any

from services.cli.output import invalid

if TYPE_CHECKING:
    from pydantic import ValidationError

    from contracts.problems import Problem

__all__ = ["unusable_line", "with_problem"]


def unusable_line(line: bytes, error: "ValidationError") -> dict[str, Any]:
    """Return `{id, problem}` for a line that does not hold what the command reads."""
    return with_problem(line, invalid(error, what="The line"))


def with_problem(line: bytes, problem: "Problem") -> dict[str, Any]:
    """Return `{id, problem}`; the id is null where the line has none that JSON of ours could carry."""
    return {"id": _id_of(line), "problem": problem.model_dump(mode="json", exclude_none=True)}


def _id_of(line: bytes) -> str | int | None:
    """Return the id of a line that may be no case, or not even JSON."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):  # no JSON, or nested deeper than Python reads
        return None
    named = found.get("id") if isinstance(found, dict) else None
    if isinstance(named, str):  # half of a surrogate pair can be escaped in JSON, and written nowhere
        return named.encode(errors="replace").decode()
    return named if isinstance(named, int) else None
