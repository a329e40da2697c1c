"""Changes after which the code does the same, or the same as far as anybody may rely on it; each has its reason."""

import functools
import tomllib
from pathlib import Path

from benchmarks.mutation.mutants import Mutant

__all__ = ["FILE", "is_equivalent"]

FILE = Path(__file__).parents[1] / "data" / "equivalent_mutants.toml"


def is_equivalent(mutant: Mutant) -> bool:
    """Whether the list names the change, by its file, its line of code and what becomes of it."""
    line = mutant.file.read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
    return (mutant.file.as_posix(), line, mutant.change) in _listed()


@functools.cache
def _listed() -> frozenset[tuple[str, str, str]]:
    with FILE.open("rb") as file:
        return frozenset((one["file"], one["code"], one["change"]) for one in tomllib.load(file)["equivalent"])
