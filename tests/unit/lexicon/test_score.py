import json
from pathlib import Path

import pytest

from lexicon.__main__ import main
from lexicon.score import score


def test_names_and_mentions_are_counted(tmp_path: Path) -> None:
    names, mentions = tmp_path / "names.tsv", tmp_path / "mentions.jsonl"
    names.write_text("a\tb\tsame\tnote\nPixelwerk OÜ\tPixelwerk\tyes\t\nPixelwerk OÜ\tSteinbach\tyes\twrong\n")
    mentions.write_text(
        json.dumps({"company": "Pixelwerk", "text": "My interview at Pixelwerk took an hour.", "about_employer": True})
    )
    figures = score(names=names, mentions=mentions, verbose=True)
    assert figures["names"] == {"right": 0.5, "of": 2, "wrong": ["Pixelwerk OÜ\tSteinbach\tyes\twrong"]}
    assert figures["mentions"] == {"precision": 1.0, "recall": 1.0, "of": 1, "wrong": []}


def test_the_command_prints_one_json_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = tmp_path / "names.tsv"
    names.write_text("a\tb\tsame\tnote\nPixelwerk OÜ\tPixelwerk\tyes\t\n")
    main(["score", "--names", str(names)])
    assert json.loads(capsys.readouterr().out) == {"names": {"right": 1.0, "of": 1}}


def test_wrong_lines_are_printed_as_they_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = tmp_path / "names.tsv"
    names.write_text("a\tb\tsame\tnote\nPixelwerk OÜ\tSteinbach\tyes\t\n", encoding="utf-8")
    main(["score", "--names", str(names), "-v"])
    assert "Pixelwerk OÜ" in capsys.readouterr().out
