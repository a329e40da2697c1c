from pathlib import Path

import pytest

from contracts.insights import Insights
from contracts.job import JobDetails
from tests.support.guide_samples import GUIDES, as_written

FILES = sorted(GUIDES.glob("*.json"))


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_guide_is_written_as_the_contracts_write_it(file: Path, pytestconfig: pytest.Config) -> None:
    """A key that no contract knows would be dropped in silence, and the tests would look at less than they seem to."""
    model = JobDetails if file.stem.endswith("_job") else Insights
    written = as_written(model.model_validate_json(file.read_bytes()))
    if pytestconfig.getoption("--update-goldens"):
        file.write_text(written, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == written
