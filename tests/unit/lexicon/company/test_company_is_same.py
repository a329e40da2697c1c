from pathlib import Path

import pytest

from lexicon.company import Company

_CASES = [
    line.split("\t") for line in (Path(__file__).parent / "data" / "same.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("posted", "written", "same"), _CASES)
def test_a_written_name_means_an_employer_or_another(posted: str, written: str, same: str) -> None:
    assert Company.of(posted).is_same(written) == (same == "yes")
