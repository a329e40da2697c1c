"""A slice of the odd requests of `python -m benchmarks api_cases`."""

import pytest

from benchmarks import api_cases

pytestmark = pytest.mark.e2e


def test_a_slice_of_odd_requests_finds_no_fault(capfd: pytest.CaptureFixture[str]) -> None:
    failed = api_cases.main(["--examples", "2", "--seed", "1"])
    printed = capfd.readouterr().out
    assert not failed, printed
    assert "Stateful" in printed
