"""Guides by weights that were learnt without their companies."""

import json
from pathlib import Path

import pytest

from benchmarks._held_out_guides import HeldOutGuides
from benchmarks._labelled import is_blind
from benchmarks.training.examples import fold_of
from services.insights.sentences.learnt import Learnt

_OPEN = next(name for name in ("gullrope", "tarnwell", "quillfen", "brackwater", "solvane") if not is_blind(name))


def test_guides_are_scored_with_what_was_learnt_without_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = f"I interviewed at {_OPEN.title()} last week. They asked me how I would moor a ferry."
    post = {"title": f"{_OPEN.title()} interview", "body": body, "comments": []}
    (tmp_path / "posts.json").write_text(json.dumps({"posts": [post]}))
    question = {"text": "How would you moor a ferry?", "evidence": "how I would moor a ferry"}
    label = {"id": "1", "source_file": "posts.json", "index": 0, "company": _OPEN, "relevant_to_company": True}
    (tmp_path / "gold.jsonl").write_text(json.dumps(label | {"questions": [question], "stages": []}) + "\n")
    guides = HeldOutGuides.of_file(tmp_path / "gold.jsonl", tmp_path, folds=2)

    for fold in range(2):
        sure = fold == fold_of(_OPEN, 2)
        guides(fold, Learnt(bias=9.0 if sure else -9.0, weights={}, features=[], trees=[]))
    guides.print_scores()

    assert "questions  P 1.000  R 1.000  (1 of 1, 1 labelled)" in capsys.readouterr().out
