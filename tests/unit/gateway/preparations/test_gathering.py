"""How long events of a preparation are gathered."""

from datetime import timedelta

import pytest

from services.gateway.preparations.gathering import Gathering
from tests.support.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gathering(clock: Clock) -> Gathering:
    return Gathering(longest=timedelta(seconds=0.2), now=clock)


def test_an_event_of_a_quiet_preparation_does_not_wait(gathering: Gathering) -> None:
    assert gathering.wait("one", others=0) == 0


def test_what_follows_a_write_waits_for_the_rest_of_the_time(gathering: Gathering, clock: Clock) -> None:
    gathering.wrote("one")
    clock.now += 0.05
    assert gathering.wait("one", others=0) == pytest.approx(0.15)
    assert gathering.wait("two", others=0) == 0
    clock.now += 0.2
    assert gathering.wait("one", others=0) == 0


def test_a_busy_process_gathers_every_event(gathering: Gathering) -> None:
    assert gathering.wait("one", others=8) == pytest.approx(0.2)


def test_quiet_preparations_are_forgotten(gathering: Gathering, clock: Clock) -> None:
    for number in range(1000):
        gathering.wrote(str(number))
        clock.now += 0.01
    assert len(gathering._written) <= 22


def test_what_only_tells_waits_for_what_follows(gathering: Gathering) -> None:
    assert gathering.wait("one", others=0, only_tells=True) == pytest.approx(0.2)
    assert gathering.wait("one", others=0) == 0
