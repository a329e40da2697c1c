import asyncio

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
    assert watch.take(after=6) == []


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
