"""Progress reaches the user at once, then at a steady pace, and never loses its last word."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.insights.pacing import PacedReport


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


async def test_the_first_message_is_shown_at_once(clock: Clock, screen: Screen) -> None:
    async with PacedReport(screen, sleep=clock.sleep) as report:
        await report("one", done=1, total=6)
        await settled()

        assert screen.shown == [("one", 1, 6)]
    assert screen.shown == [("one", 1, 6)]


async def test_of_a_burst_the_first_and_the_last_message_are_shown(clock: Clock, screen: Screen) -> None:
    async with PacedReport(screen, sleep=clock.sleep) as report:
        for number in range(1, 7):
            await report(f"part {number}", done=number, total=6)
            await settled()

        assert screen.messages == ["part 1"]
    assert screen.shown == [("part 1", 1, 6), ("part 6", 6, 6)]


async def test_while_work_goes_on_the_newest_message_is_shown_after_each_interval(clock: Clock, screen: Screen) -> None:
    async with PacedReport(screen, sleep=clock.sleep) as report:
        for message in ("one", "two", "three"):
            await report(message)
            await settled()
        await clock.tick()
        assert screen.messages == ["one", "three"]

        await report("four")
        await settled()
        assert screen.messages == ["one", "three"]
        await clock.tick()
        assert screen.messages == ["one", "three", "four"]


async def test_a_message_after_a_pause_is_shown_at_once_again(clock: Clock, screen: Screen) -> None:
    async with PacedReport(screen, sleep=clock.sleep) as report:
        await report("one")
        await settled()
        await clock.tick()

        await report("two")
        await settled()
        assert screen.messages == ["one", "two"]


async def test_a_message_whose_sending_the_end_interrupts_is_shown(clock: Clock, screen: Screen) -> None:
    async with PacedReport(screen, sleep=clock.sleep) as report:
        await report("one")
        await asyncio.sleep(0)  # it is being sent now
    assert screen.messages == ["one"]


async def test_failed_work_has_no_last_word(clock: Clock, screen: Screen) -> None:
    async def broken_work() -> None:
        async with PacedReport(screen, sleep=clock.sleep) as report:
            for message in ("one", "two"):
                await report(message)
                await settled()
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await broken_work()
    await clock.tick()
    assert screen.messages == ["one"]


async def test_without_messages_nothing_is_shown(screen: Screen) -> None:
    async with PacedReport(screen):
        pass
    assert screen.shown == []


@given(happenings=st.lists(st.sampled_from(["message", "interval"]), max_size=30))
def test_messages_are_shown_in_order_at_most_one_per_interval_and_the_last_always(happenings: list[str]) -> None:
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
            assert len(screen.shown) <= happenings.count("interval") + 1
        return sent, screen.messages

    sent, shown = asyncio.run(run())

    assert shown == [message for message in sent if message in shown]
    assert shown[-1:] == sent[-1:]
