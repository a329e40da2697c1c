"""Single claims, line by line."""

import json
from typing import Any

import pytest

from services.cli.claim_cases import judge_claim

CASE: dict[str, Any] = {
    "id": "a",
    "company": "Vexmoor",
    "post": {"title": "Vexmoor interview", "body": "They asked me how I would label a drawer.", "comments": ["Same."]},
    "section": "question",
    "claim": "How would you label a drawer?",
    "quote": "how I would label a drawer",
}


def judged(**changes: Any) -> dict[str, Any]:
    return judge_claim(json.dumps(CASE | changes).encode())


def test_optional_parts_may_be_missing_or_null() -> None:
    assert judged()["supported"]
    assert judged(where=None, details=None)["supported"]
    assert judged(post={**CASE["post"], "comments": None})["supported"]


@pytest.mark.parametrize(
    "changes",
    [
        {"section": "no such section"},
        {"company": ""},
        {"company": "  "},
        {"company": None},
        {"post": "text"},
        {"post": {"title": "t" * 501}},
        {"post": {"comments": [None]}},
        {"quote": None},
        {"claim": ["x"]},
        {"id": None},
        {"details": []},
    ],
    ids=repr,
)
def test_what_is_no_claim_gets_a_problem(changes: dict[str, Any]) -> None:
    answer = judged(**changes)

    assert answer["id"] == ({"id": "a"} | changes)["id"]
    assert answer["problem"]["code"] == "validation_failed"


@pytest.mark.parametrize(
    "line", [b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000], ids=["cut", "list", "null", "bytes", "deep"]
)
def test_what_is_no_object_gets_a_problem_without_id(line: bytes) -> None:
    assert judge_claim(line).keys() == {"id", "problem"}
    assert judge_claim(line)["id"] is None
