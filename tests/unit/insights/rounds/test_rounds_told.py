"""Invented discussions of the kinds that strict readers found wrong: the rounds told of them, and their states."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from contracts.posts import Comment, Post
from lexicon.company import Company
from services.insights.engines.extractive.stages import ReportedStage, reported_stages
from services.insights.rounds.judge import standing_of
from services.insights.sources.post_analysis import analyse

VEXMOOR = Company.of("Vexmoor")
FILE = Path(__file__).parent / "data" / "discussions.toml"
DISCUSSIONS: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["discussion"]


def _post(said: Mapping[str, Any]) -> Post:
    comments = [Comment(comment_id=str(number), body=body) for number, body in enumerate(said.get("comments", ()))]
    return Post(source_id="a", source="file", title=said["title"], body=said["body"], comments=comments)


def _state(post: Post, stage: ReportedStage) -> str:
    return standing_of(post, VEXMOOR, name=stage.name, quote=stage.quote)


@pytest.mark.parametrize("said", DISCUSSIONS, ids=lambda said: f"{said['kind']}: {said['body'][:40]}")
def test_rounds_are_told_in_their_state(said: Mapping[str, Any]) -> None:
    post = _post(said)
    found = {stage.name: _state(post, stage) for stage in reported_stages(analyse(post, VEXMOOR))}
    for name, state in said.get("told", {}).items():
        assert found.get(name, "not told") in {state, "not told"} | ({"open"} if state == "awaited" else set()), name
    assert not set(said.get("absent", ())) & set(found)
    assert all(found.get(name) != "had" for name in said.get("absent_as_had", ()))


def test_most_of_what_should_be_told_is() -> None:
    """A discussion of a few words leaves room for doubt; what is left out is not wrong, but should be little."""
    wanted = [(_post(said), name) for said in DISCUSSIONS for name in said.get("told", {})]
    told = [name in {stage.name for stage in reported_stages(analyse(post, VEXMOOR))} for post, name in wanted]
    assert sum(told) >= 0.8 * len(told)
