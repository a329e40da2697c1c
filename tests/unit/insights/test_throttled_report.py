"""Progress reaches the user at a steady pace, and not at all when the result is there first."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.insights.throttled_report import PacedReport


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self._sleepers: list[asyncio.Event] = []

    async def sleep(self, _seconds: float) -> None:
        tick = asyncio.Event()
        self._sleepers.append(tick)
        await tick.wait()

    async def tick(self) -> None:
        """Let one interval pass."""
        sleepers, self._sleepers = self._sleepers, []
        for sleeper in sleepers:
            sleeper.set()
        await settled()


class Screen:
    """What the user sees."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, int | None, int | None]] = []

    async def __call__(self, message: str, *, done: int | None = None, total: int | None = None) -> None:
        await asyncio.sleep(0)
        self.shown.append((message, done, total))

    @property
    def messages(self) -> list[str]:
        return [message for message, _, _ in self.shown]


async def settled() -> None:
    """Let everything run that need not wait for the clock."""
    for _ in range(10):
        await asyncio.sleep(0)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def screen() -> Screen:
    return Screen()


async def test_work_that_is_done_at_once_tells_nothing(clock: Clock, screen: Screen) -> None:
    async with PacedReport(screen, sleep=clock.sleep) as report:
        for number in range(1, 7):
            await report(f"part {number}", done=number, total=6)
            await settled()
    await clock.tick()
    assert screen.shown == []


async def test_while_work_goes_on_the_newest_message_is_shown_after_each_interval(clock: Clock, screen: Screen) -> None:
    async with PacedReport(screen, sleep=clock.sleep) as report:
        for number in (1, 2, 3):
            await report(f"part {number}", done=number, total=6)
            await settled()
        await clock.tick()
        assert screen.shown == [("part 3", 3, 6)]

        await report("part 4", done=4, total=6)
        await settled()
        assert len(screen.shown) == 1
        await clock.tick()
        assert screen.shown == [("part 3", 3, 6), ("part 4", 4, 6)]


async def test_after_a_pause_messages_are_shown_again(clock: Clock, screen: Screen) -> None:
    async with PacedReport(screen, sleep=clock.sleep) as report:
        await report("one")
        await settled()
        await clock.tick()
        await clock.tick()

        await report("two")
        await settled()
        await clock.tick()
        assert screen.messages == ["one", "two"]


async def test_the_end_leaves_no_task_behind(clock: Clock, screen: Screen) -> None:
    before = asyncio.all_tasks()
    async with PacedReport(screen, sleep=clock.sleep) as report:
        await report("one")
        await settled()
        assert asyncio.all_tasks() != before
    assert asyncio.all_tasks() == before


@given(happenings=st.lists(st.sampled_from(["message", "interval"]), max_size=30))
def test_messages_are_shown_in_order_and_at_most_one_per_interval(happenings: list[str]) -> None:
    async def run() -> tuple[list[str], list[str]]:
        clock, screen, sent = Clock(), Screen(), []
        async with PacedReport(screen, sleep=clock.sleep) as report:
            for number, happening in enumerate(happenings):
                if happening == "message":
                    sent.append(str(number))
                    await report(str(number))
                    await settled()
                else:
                    await clock.tick()
        return sent, screen.messages

    sent, shown = asyncio.run(run())

    assert shown == [message for message in sent if message in shown]
    assert len(shown) <= happenings.count("interval")
    assert bool(shown) == ("interval" in happenings[happenings.index("message") :] if sent else False)
