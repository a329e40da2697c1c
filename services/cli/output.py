"""What commands print, and the codes they end with.

JSON goes to stdout alone, everything else to stderr.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    from contracts.problems import Problem

__all__ = ["DONE", "FAILED", "UNUSABLE", "USED_WRONGLY", "invalid", "print_json", "refuse", "report", "report_unusable"]

DONE = 0
FAILED = 1
USED_WRONGLY = 2
UNUSABLE = 3
"""The input is unusable; a problem document is on stdout."""


def report(sentence: str) -> None:
    """Tell the person at the terminal."""
    sys.stderr.write(sentence + "\n")


def report_unusable(lines: int) -> None:
    """Tell how many lines were unusable, if any."""
    if lines:
        report(f"{lines} of the lines were unusable; each has a problem document in its place.")


def print_json(model: "BaseModel") -> None:
    """Print a model for other programs."""
    sys.stdout.write(model.model_dump_json(indent=2) + "\n")


def refuse(problem: "Problem") -> int:
    """Print why the input is unusable and return the code to end with."""
    sys.stdout.write(problem.model_dump_json(indent=2, exclude_none=True) + "\n")
    report(problem.detail)
    return UNUSABLE


def invalid(error: "ValidationError", *, what: str = "The file") -> "Problem":
    """Return the problem of input that does not hold what a command reads."""
    from contracts.problems import Problem, ProblemCode

    flaws = [{"field": ".".join(map(str, flaw["loc"])), "message": flaw["msg"]} for flaw in error.errors()]
    return Problem(
        title="Validation failed",
        status=400,
        detail=f"{what} does not hold what this command reads.",
        code=ProblemCode.VALIDATION_FAILED,
        errors=flaws,
    )
