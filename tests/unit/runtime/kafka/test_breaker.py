import asyncio
from datetime import timedelta

import pytest

from contracts.status import Stage
from runtime.kafka.breaker import Breaker
from tests.support.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(stage=Stage.PARSER, failures=2, pause=timedelta(seconds=30), clock=clock)


async def test_it_opens_after_so_many_failures_in_a_row(breaker: Breaker) -> None:
    breaker.note(failed=True)
    assert not breaker.is_open
    breaker.note(failed=True)
    assert breaker.is_open


async def test_a_success_between_failures_keeps_it_closed(breaker: Breaker) -> None:
    for failed in (True, False, True):
        breaker.note(failed=failed)
    assert not breaker.is_open
    await asyncio.wait_for(breaker.admit(), 1)


async def test_while_it_is_open_one_record_is_tried_after_each_pause(breaker: Breaker, clock: Clock) -> None:
    for _ in range(2):
        breaker.note(failed=True)
    clock.now += 29.9
    assert not await is_admitted(breaker)
    clock.now += 0.2
    assert await is_admitted(breaker)
    assert not await is_admitted(breaker)
    clock.now += 30
    assert await is_admitted(breaker)


async def test_failing_on_does_not_put_off_the_next_trial(breaker: Breaker, clock: Clock) -> None:
    for _ in range(2):
        breaker.note(failed=True)
    clock.now += 20
    breaker.note(failed=True)
    clock.now += 11
    assert await is_admitted(breaker)


async def test_a_trial_that_succeeds_lets_everybody_in(breaker: Breaker, clock: Clock) -> None:
    for _ in range(2):
        breaker.note(failed=True)
    clock.now += 30
    await breaker.admit()
    breaker.note(failed=False)
    assert not breaker.is_open
    assert await is_admitted(breaker)
    assert await is_admitted(breaker)


async def is_admitted(breaker: Breaker) -> bool:
    """Whether a record is let in without time passing."""
    task = asyncio.create_task(breaker.admit())
    for _ in range(3):
        await asyncio.sleep(0)
    if not task.done():
        task.cancel()
        return False
    return True
