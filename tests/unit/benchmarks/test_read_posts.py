"""Labels become places: nothing of what people wrote is kept."""

import json
from pathlib import Path

from benchmarks.read_posts import main


def test_labels_of_looked_at_employers_become_places(tmp_path: Path) -> None:
    post = {"title": "Vexmoor", "body": "They asked why me. Maybe golf.", "comments": [{"body": "why me?", "score": 1}]}
    # By the hash of their names, one employer may be looked at and the other may not.
    for company in ("vexmoor", "quartz"):
        (tmp_path / f"{company}.json").write_text(json.dumps({"company": company, "posts": [post]}))
    asked = [{"evidence": "why me", "where": "body"}]
    labels = [
        {"id": f"{company}#0", "source_file": f"{company}.json", "relevance": "experience", "questions": asked}
        for company in ("vexmoor", "quartz")
    ]
    labels[0]["unsure"] = labels[1]["unsure"] = ["golf"]
    (tmp_path / "labels.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in labels))

    main([str(tmp_path), str(tmp_path / "labels.jsonl"), "--out", str(tmp_path / "out.jsonl")])

    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [line["file"] for line in lines] == ["quartz.json"]
    assert lines[0]["asked"] == [["body", 11, 17]]
    assert lines[0]["unsure"] == [["body", 25, 29]]
