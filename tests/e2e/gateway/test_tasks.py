"""What newcomers want is never far: counted by mouse on a phone, and with keys alone."""

from typing import Any

import pytest

from tests.support.hand import Hand
from tests.support.page_tasks import TASKS, carry_out

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("site"), pytest.mark.asyncio(loop_scope="session")]


@pytest.mark.parametrize("keys_alone", [False, True], ids=["by mouse on a phone", "by keys alone"])
async def test_no_task_takes_more_than_a_few_presses(page: Any, keys_alone: bool) -> None:
    if not keys_alone:
        await page.set_viewport_size({"width": 390, "height": 844})
    hand = Hand(page, keys_alone=keys_alone)
    done = [one async for one in carry_out(TASKS, hand, "https://jobs.example.com/1")]
    assert len(done) == len(TASKS)
    assert [one.task.name for one in done if one.presses > one.task.most] == []
