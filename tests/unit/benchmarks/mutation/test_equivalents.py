"""The list of changes that no test can notice names changes that can be made, each with a reason."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.mutation.equivalents import FILE, is_equivalent
from benchmarks.mutation.mutants import mutants_of

LISTED: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["equivalent"]


@pytest.mark.parametrize("listed", LISTED, ids=lambda one: f"{one['file']}: {one['code']}")
def test_what_is_listed_is_still_in_the_code(listed: dict[str, Any]) -> None:
    left_out = [one for one in mutants_of(Path(listed["file"])) if is_equivalent(one)]
    assert listed["change"] in {one.change for one in left_out}, "the line has changed; look at it anew"
    assert len(listed["reason"]) > 20


def test_comparisons_are_told_from_other_changes(tmp_path: Path) -> None:
    file = tmp_path / "code.py"
    file.write_text("def f(a, b):\n    return a < b and a + 1\n", encoding="utf-8")
    found = mutants_of(file)
    assert [one.change for one in found if one.is_comparison] == ["Lt becomes LtE"]
    assert len(found) > 1
    assert not any(map(is_equivalent, found))
