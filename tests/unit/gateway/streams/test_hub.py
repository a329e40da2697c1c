import asyncio
from collections.abc import Sequence
from datetime import timedelta

from contracts.envelope import Event
from services.gateway.preparations.preparation import Change, State, fold
from services.gateway.streams.hub import Hub, Watch
from tests.support.prep_events import PrepEvents

EVENTS = PrepEvents()


def changes_of(events: list[Event]) -> list[Change]:
    state, changes = State(prep_id="prep-1", user_id="alice"), []
    for event in events:
        change = fold(state, event)
        assert change is not None
        state = change.state
        changes.append(change)
    return changes


CHANGES = changes_of(EVENTS.chain())


def told(*changes: Change | None) -> Watch:
    watch = Watch()
    for change in changes:
        watch.notify(change)
    return watch


def test_changes_that_follow_on_what_was_seen_are_handed_over_once() -> None:
    watch = told(*CHANGES)
    assert watch.take(after=0) == CHANGES
    assert watch.take(after=6) is None


def test_what_was_seen_already_is_left_out() -> None:
    assert told(*CHANGES).take(after=4) == CHANGES[4:]


def test_after_a_gap_nothing_is_handed_over_so_that_the_stream_looks_for_itself() -> None:
    assert told(*CHANGES[2:]).take(after=1) == []


def test_changes_before_a_gap_are_handed_over() -> None:
    assert told(*CHANGES[:2], *CHANGES[3:]).take(after=0) == CHANGES[:2]


def test_a_stream_that_is_far_behind_keeps_a_bounded_number_of_changes() -> None:
    assert told(CHANGES[0], *[CHANGES[5]] * 100).take(after=0) == []


async def test_a_watch_sleeps_until_it_is_told_again() -> None:
    hub = Hub()
    with hub.watch("prep-1") as watch:
        hub.notify("prep-1", CHANGES[0])
        hub.notify("another", CHANGES[1])
        await asyncio.wait_for(watch.woken(), 5)
        assert watch.take(after=0) == [CHANGES[0]]
        waiting = asyncio.ensure_future(watch.woken())
        await asyncio.sleep(0)
        assert not waiting.done()
        hub.notify("prep-1")
        await asyncio.wait_for(waiting, 5)
        assert watch.take(after=1) == []


async def test_a_watch_wakes_for_what_is_not_written_without_having_to_look() -> None:
    hub = Hub()
    lines = [line for change in CHANGES for line in change.entries]
    with hub.watch("prep-1") as watch:
        hub.foretell("prep-1", lines)
        await asyncio.wait_for(watch.woken(), 5)
        assert watch.take(after=0) is None
        assert watch.take_ahead() == lines
        assert watch.take_ahead() == []


async def test_the_version_that_the_first_stream_began_with_is_no_news() -> None:
    hub, asked = Hub(), asyncio.Event()

    async def versions(prep_ids: Sequence[str]) -> dict[str, int]:
        asked.set()
        return dict.fromkeys(prep_ids, 3)

    with hub.watch("prep-1") as watch:
        hub.begin_with("prep-1", 3)
        async with hub.running(versions=versions, interval=timedelta(), stopping=asyncio.Event()):
            await asyncio.wait_for(asked.wait(), 5)
            await asyncio.sleep(0)
            assert watch.take(after=3) is None
