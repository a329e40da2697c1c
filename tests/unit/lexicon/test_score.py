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


@pytest.mark.parametrize(
    "unreadable",
    ["{", "[]", "null", '"text"', "[" * 100_000, '{"company": "", "text": "x", "about_employer": true}']
    + [
        json.dumps({"company": "Pixelwerk", "text": "x", "about_employer": True} | odd)
        for odd in (
            {"company": None},
            {"company": 7},
            {"text": None},
            {"text": ["x"]},
            {"about_employer": "maybe"},
            {"about_employer": None},
        )
    ],
    ids=lambda line: line[:60],
)
def test_a_line_that_holds_no_mention_is_counted_and_loses_no_other(unreadable: str, tmp_path: Path) -> None:
    case = {"company": "Pixelwerk", "text": "My interview at Pixelwerk took\u2028an hour.", "about_employer": True}
    (tmp_path / "m").write_text(f"{unreadable}\n{json.dumps(case, ensure_ascii=False)}\r\n\n", encoding="utf-8")
    figures = score(names=None, mentions=tmp_path / "m", verbose=True)
    assert figures["mentions"] == {"precision": 1.0, "recall": 1.0, "of": 1, "unreadable": 1, "wrong": []}


@pytest.mark.parametrize(
    "unreadable", ["Pixelwerk", "Pixelwerk\tPixelwerk", "Pixelwerk\tPixelwerk\tperhaps", "\tx\tno"]
)
def test_a_line_that_holds_no_names_is_counted_and_loses_no_other(unreadable: str, tmp_path: Path) -> None:
    (tmp_path / "n").write_bytes(f"a\tb\tsame\n{unreadable}\nPixelwerk OÜ\tPixelwerk\tyes\r\n".encode() + b"\xff\n")
    figures = score(names=tmp_path / "n", mentions=None)
    assert figures["names"] == {"right": 1.0, "of": 1, "unreadable": 2}


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["score", "--names", str(tmp_path / "missing.tsv")])
    assert ended.value.code == 2
    assert "missing.tsv" in capsys.readouterr().err
