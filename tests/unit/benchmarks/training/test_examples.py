import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks._labelled import is_blind
from benchmarks.training.examples import Example, cross_validate, invented_lines, judged_lines, labelled_lines
from benchmarks.training.forest import Row
from services.insights.sentences.learnt import Learnt

OPEN, BLIND = (next(name for name in map(str, range(99)) if is_blind(name) is blind) for blind in (False, True))


def written(file: Path, *lines: object) -> Path:
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return file


def test_labels_of_the_blind_third_and_of_other_posts_are_left_out(tmp_path: Path) -> None:
    lines = [{"company": name, "relevant_to_company": about} for name in (OPEN, BLIND) for about in (True, False)]
    assert list(labelled_lines(written(tmp_path / "labels.jsonl", *lines))) == lines[:1]


def test_judged_spans_come_by_post_without_the_blind_third(tmp_path: Path) -> None:
    lines = [{"file": f"posts/{name}.json", "index": index} for name in (OPEN, BLIND, OPEN) for index in (0, 1)]
    found = list(judged_lines(written(tmp_path / "judged.jsonl", *lines)))
    assert [(gold["company"], gold["index"], len(spans)) for gold, spans in found] == [(OPEN, 0, 2), (OPEN, 1, 2)]


def test_invented_lines_say_what_they_tell() -> None:
    found = list(invented_lines("asked.txt"))
    assert {told for _, _, told in found} == {True, False}
    assert all(line == ("+ " if told else "- ") + text for line, text, told in found)


def test_a_fold_is_judged_by_a_model_that_has_not_seen_it(capsys: pytest.CaptureFixture[str]) -> None:
    examples = [Example(Row(frozenset({group}), yes=True), group, "kind") for group in map(str, range(9))]

    def by_heart(seen: Sequence[Example]) -> Learnt:
        weights = {name: 9.0 for one in seen for name in one.row.features}
        return Learnt(bias=-4.0, weights=weights, features=[], trees=[])

    assert by_heart(examples).chance({"0"}) > 0.5
    cross_validate(examples, 3, by_heart)
    assert "0.5: P 0.00 R 0.00" in capsys.readouterr().out
