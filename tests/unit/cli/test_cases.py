"""Many cases in one process."""

import io
import json
from collections.abc import Iterator

import pytest

from services.cli import cases
from services.cli.cases import distil_each

JOB = {"company_name": "Lindqvist Moving", "job_title": "Dispatcher"}


def line(number: int) -> bytes:
    return json.dumps({"id": number, "job": JOB, "posts": []}).encode() + b"\n"


async def test_more_cases_than_are_in_work_at_once_keep_their_order() -> None:
    out = io.StringIO()

    unusable = await distil_each([line(number) for number in range(20)], out, engine="extractive")

    assert unusable == 0
    assert [json.loads(answer)["id"] for answer in out.getvalue().splitlines()] == list(range(20))


async def test_answers_are_written_while_cases_still_come() -> None:
    out = io.StringIO()
    written: list[int] = []

    def lines() -> Iterator[bytes]:
        for number in range(12):
            written.append(out.getvalue().count("\n"))
            yield line(number)

    await distil_each(lines(), out, engine="extractive")

    assert written == [0] * 8 + [1, 2, 3, 4]


async def test_what_is_no_case_is_counted_and_named_by_its_id() -> None:
    out = io.StringIO()

    unusable = await distil_each([b'{"id": "x"}\n', b"\n", b"[1]\n", b"{\n"], out, engine="extractive")

    assert unusable == 3
    answers = [json.loads(answer) for answer in out.getvalue().splitlines()]
    assert [answer["id"] for answer in answers] == ["x", None, None]
    assert all(answer["problem"]["code"] == "validation_failed" for answer in answers)


@pytest.mark.parametrize(
    "unreadable",
    [
        b"[" * 100_000,
        b'{"id":' * 100_000,
        b'{"id": "\\ud800"}',
        b'{"id": NaN}',
        b'{"id": 1e999}',
        b'{"id": {"a": [1]}}',
        b"\xff",
    ],
    ids=["deep array", "deep object", "half a surrogate pair", "no number", "infinite", "no id", "no text"],
)
async def test_lines_that_no_reader_takes_lose_no_other(unreadable: bytes) -> None:
    out = io.StringIO()

    unusable = await distil_each([line(1), unreadable, line(2)], out, engine="extractive")

    answers = [json.loads(answer, parse_constant=pytest.fail) for answer in out.getvalue().encode().splitlines()]
    assert unusable == 1
    assert [answer["id"] for answer in (answers[0], answers[2])] == [1, 2]
    assert answers[1]["problem"]["code"] == "validation_failed"


async def test_a_fault_of_ours_costs_one_case(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(line: bytes) -> cases.Case:
        raise KeyError(line)

    out = io.StringIO()
    monkeypatch.setattr(cases.Case, "model_validate_json", fails)

    assert await distil_each([line(1), line(2)], out, engine="extractive") == 2

    answers = [json.loads(answer) for answer in out.getvalue().splitlines()]
    assert [(answer["id"], answer["problem"]["code"]) for answer in answers] == [
        (1, "internal_error"),
        (2, "internal_error"),
    ]
