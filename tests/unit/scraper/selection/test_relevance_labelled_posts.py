"""How well relevance agrees with people who read the posts; runs where the labelled captures are."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from contracts.job import JobDetails
from contracts.posts import Comment, Post
from services.scraper.selection.relevance import Relevance
from tests.support.places import REALDATA

LABELS = REALDATA / "labels" / "visible.jsonl"

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not LABELS.exists(), reason="the labelled captures are not here"),
]


def labelled() -> list[tuple[str, Post, bool]]:
    cases = []
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        captured = json.loads((REALDATA / label["source_file"]).read_text(encoding="utf-8"))
        post = as_post(label["id"], captured["posts"][label["index"]])
        cases.append((label["company"], post, bool(label["relevant_to_company"])))
    return cases


def as_post(source_id: str, raw: dict[str, Any]) -> Post:
    best = sorted(raw["comments"], key=lambda comment: -(comment.get("score") or 0))[:5]
    comments = [Comment(comment_id=str(n), body=comment["body"][:1500]) for n, comment in enumerate(best)]
    return Post(source_id=source_id, source="reddit", title=raw["title"], body=raw["body"], comments=comments)


def test_precision_and_recall_on_labelled_posts() -> None:
    hits = false_alarms = misses = 0
    for company, post, is_relevant in labelled():
        job = JobDetails(company_name=company.capitalize(), job_title="Software Engineer")
        relevance = Relevance(job=job, now=datetime.now(UTC))
        [judged] = relevance.judge([post])
        found = judged.kept
        hits += found and is_relevant
        false_alarms += found and not is_relevant
        misses += is_relevant and not found
    # The scraper keeps widely: the insights service looks at each sentence again.
    assert hits / (hits + misses) >= 0.95
    assert hits / (hits + false_alarms) >= 0.78
