"""One state for all processes: together they keep to a source's pace."""

import asyncio
from random import Random

import pytest
from typing_extensions import override

from services.scraper.upstream.shared import MemoryStates, SharedState
from services.scraper.upstream.state import Permission, SourcePace, SourceState


class Process:
    """A process that asks on a virtual clock, and notes when it was allowed to."""

    def __init__(self, store: MemoryStates, clock: list[float], sent: list[float]) -> None:
        self._state = SharedState(source="test", store=store, clock=lambda: clock[0])
        self._clock = clock
        self._sent = sent

    async def ask(self, pace: SourcePace) -> None:
        def reserve(state: SourceState) -> tuple[SourceState, Permission]:
            return state.reserve(pace, now=self._clock[0], patience=5.0, failures_allowed=5)

        permission = await self._state.change(reserve)
        if permission.refused is None and not permission.must_ask_again:
            self._sent.append(self._clock[0] + permission.wait)
            await self._state.change(lambda state: (state.observed({}, now=self._clock[0]), None))


@pytest.mark.parametrize(("requests", "window", "burst"), [(30, 60.0, 5), (10, 2.0, 10), (1, 30.0, 1), (60, 60.0, 1)])
async def test_four_processes_never_exceed_a_rate_together(requests: int, window: float, burst: int) -> None:
    pace, clock = SourcePace(requests=requests, window=window, burst=burst), [1000.0]
    sent: list[float] = []
    chance = Random(7)  # noqa: S311 — no secret
    store = MemoryStates()
    processes = [Process(store, clock, sent) for _ in range(4)]
    for _ in range(40 * requests):
        clock[0] += chance.expovariate(4 * requests / window)
        await chance.choice(processes).ask(pace)

    assert len(sent) > requests
    for start in sent:
        assert sum(1 for moment in sent if start <= moment < start + window) <= requests


async def test_a_change_that_somebody_else_was_faster_with_is_made_again() -> None:
    store = MemoryStates()
    state = SharedState(source="test", store=store)
    seen: list[int] = []

    def change(old: SourceState) -> tuple[SourceState, int]:
        seen.append(old.reserved)
        if len(seen) == 1:  # another process, between reading and writing
            store._states["test"] = old.model_copy(update={"reserved": 7, "version": old.version + 1})
        return old.model_copy(update={"reserved": old.reserved + 1}), old.reserved

    assert await state.change(change) == 7
    assert seen == [0, 7]
    assert (await store.read("test")).reserved == 8


async def test_a_state_begins_as_it_was_written_last_and_is_read_when_somebody_else_was_faster() -> None:
    store = _CountingStates()
    one, other = [SharedState(source="test", store=store) for _ in range(2)]

    def counted(state: SourceState) -> tuple[SourceState, int]:
        return state.model_copy(update={"failures": state.failures + 1}), state.failures

    assert [await one.change(counted) for _ in range(3)] == [0, 1, 2]
    assert store.reads == 1
    assert await other.change(counted) == 3
    assert await one.change(counted) == 4
    assert store.reads == 3


async def test_what_changes_nothing_is_answered_by_the_store() -> None:
    store = _CountingStates()
    one, other = [SharedState(source="test", store=store) for _ in range(2)]
    await one.change(lambda state: (state.model_copy(update={"failures": 1}), None))
    await other.change(lambda state: (state.model_copy(update={"failures": 2}), None))
    assert await one.change(lambda state: (state, state.failures)) == 2


async def test_changes_that_wait_for_each_other_are_written_together() -> None:
    store = _CountingStates()
    state = SharedState(source="test", store=store)

    def counted(state: SourceState) -> tuple[SourceState, int]:
        return state.model_copy(update={"failures": state.failures + 1}), state.failures

    assert await asyncio.gather(*(state.change(counted) for _ in range(5))) == [0, 1, 2, 3, 4]
    assert (await store.read("test")).failures == 5
    assert (await store.read("test")).version == 1


class _CountingStates(MemoryStates):
    def __init__(self) -> None:
        super().__init__()
        self.reads = 0

    @override
    async def read(self, source: str) -> SourceState:
        self.reads += 1
        return await super().read(source)
