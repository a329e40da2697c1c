"""Chances of candidates and of none add up to one, and follow the weights."""

import json
from pathlib import Path

from services.parser.employers.finding import RANKER as EMPLOYERS
from services.parser.ranker import Ranker
from services.parser.titles.choosing import RANKER as TITLES

LARGEST = 50_000


def test_what_has_more_weight_is_likelier(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text(json.dumps({"good": 2.0, "bad": -2.0, "none": 0.0}), "utf-8")
    good, bad = Ranker(path).chances([{"good"}, {"bad", "unknown"}], {"none"})
    assert good > 1 - good - bad > bad
    assert Ranker(path).chances([], {"none"}) == []


def test_weights_are_small_files() -> None:
    for ranker in (EMPLOYERS, TITLES):
        assert 0 < ranker.path.stat().st_size < LARGEST
