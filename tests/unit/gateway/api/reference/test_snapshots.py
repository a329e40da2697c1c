from pathlib import Path

import pytest

from services.gateway.api.reference.snapshots import current_files

UPDATE = "run `python -m services.gateway.api.reference` and review the difference"


@pytest.mark.parametrize("path", current_files(), ids=lambda path: path.name)
def test_what_the_api_says_of_itself_is_what_is_committed(path: Path) -> None:
    assert current_files()[path] == path.read_text(), UPDATE
