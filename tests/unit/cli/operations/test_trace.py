from pathlib import Path

import pytest
import typer

from runtime.tracing import annotate, span
from runtime.tracing.files import spans_in_folder
from services.cli.operations.trace import rows_of, trace, waterfall

HEADER, OTHER = (f"00-{digit * 32}-{'0' * 15}1-01" for digit in "ab")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with spans_in_folder(tmp_path):
        for prep_id, header in (("mine", HEADER), ("theirs", OTHER)):
            with span("prep.requested", service="parser", traceparent=header):
                annotate(prep_id=prep_id)
                with span("fetch", host="jobs.example"):
                    pass
    return tmp_path


def test_it_shows_the_spans_of_one_preparation_in_their_order_and_depth(folder: Path) -> None:
    head, stage, fetch = waterfall(rows_of(folder, "mine"))
    assert head.endswith("ms in all")
    assert "  parser: prep.requested " in stage
    assert "    fetch jobs.example " in fetch
    assert "█" in stage
    assert "█" in fetch


def test_a_line_that_was_cut_off_costs_that_line_alone(folder: Path) -> None:
    with next(folder.glob("*.jsonl")).open("a") as file:
        file.write('{"resourceSpans":[{"res')
    assert len(rows_of(folder, "mine")) == 2


def test_nothing_of_an_unknown_preparation(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        trace("unknown", folder)
    assert ended.value.exit_code == 1
    assert "no spans of unknown" in capsys.readouterr().err
