import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from runtime.tracing import annotate, files, span
from runtime.tracing.files import spans_in_folder

TRACE, PARENT = "a" * 32, "b" * 16
HEADER = f"00-{TRACE}-{PARENT}-01"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with spans_in_folder(tmp_path):
        yield tmp_path


def spans(folder: Path) -> list[dict[str, Any]]:
    lines = [line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text().splitlines()]
    return [json.loads(line)["resourceSpans"][0]["scopeSpans"][0]["spans"][0] for line in lines]


def test_nothing_is_kept_where_nobody_takes_it() -> None:
    with span("stage", traceparent=HEADER) as made:
        assert made is None


def test_a_span_continues_the_trace_of_its_header_and_others_are_within_it(folder: Path) -> None:
    with span("stage", service="parser", traceparent=HEADER) as outer, span("fetch", host="x"):
        assert outer is not None
    inner, stage = spans(folder)
    assert (stage["name"], stage["traceId"], stage["parentSpanId"]) == ("stage", TRACE, PARENT)
    assert (inner["name"], inner["traceId"], inner["parentSpanId"]) == ("fetch", TRACE, stage["spanId"])
    assert int(stage["startTimeUnixNano"]) <= int(inner["startTimeUnixNano"]) <= int(inner["endTimeUnixNano"])
    assert outer.traceparent == f"00-{TRACE}-{stage['spanId']}-01"


def test_what_belongs_to_no_trace_is_not_kept(folder: Path) -> None:
    with span("fetch") as made:
        assert made is None
    assert spans(folder) == []


async def test_tasks_of_a_span_are_within_it_and_not_within_each_other(folder: Path) -> None:
    async def work(name: str) -> None:
        with span(name):
            await asyncio.sleep(0)

    with span("stage", traceparent=HEADER):
        await asyncio.gather(work("one"), work("other"))
    *inner, stage = spans(folder)
    assert {one["parentSpanId"] for one in inner} == {stage["spanId"]}


def test_a_failure_is_named_without_its_message(folder: Path) -> None:
    with pytest.raises(ValueError, match="secret"), span("stage", traceparent=HEADER):
        raise ValueError("secret")
    assert spans(folder)[0]["status"] == {"code": 2, "message": "ValueError"}
    assert "secret" not in next(folder.glob("*.jsonl")).read_text()


def test_facts_are_added_to_the_present_span(folder: Path) -> None:
    annotate(prep_id="nobody")
    with span("stage", traceparent=HEADER):
        annotate(prep_id="p1")
    assert spans(folder)[0]["attributes"] == [{"key": "prep_id", "value": {"stringValue": "p1"}}]


def test_two_services_of_a_process_share_a_file(tmp_path: Path) -> None:
    with spans_in_folder(tmp_path):
        with spans_in_folder(tmp_path), span("one", traceparent=HEADER):
            pass
        with span("other", traceparent=HEADER):
            pass
    assert [one["name"] for one in spans(tmp_path)] == ["one", "other"]


def test_a_file_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_MOST_BYTES", 1_000)
    with spans_in_folder(tmp_path):
        for number in range(30):
            with span(f"stage-{number}", traceparent=HEADER):
                pass
    assert len(list(tmp_path.iterdir())) == 2
    assert all(file.stat().st_size < 2_000 for file in tmp_path.iterdir())
    assert "stage-29" in {one["name"] for one in spans(tmp_path)}
