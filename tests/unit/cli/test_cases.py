"""Many cases in one process."""

import io
import json
from collections.abc import Iterator

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
