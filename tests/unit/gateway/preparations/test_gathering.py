"""How long events of a preparation are gathered."""

from datetime import timedelta

import pytest

from contracts.envelope import Event
from services.gateway.preparations.gathering import Gathering
from tests.support.prep_events import PrepEvents

EVENTS = PrepEvents()


@pytest.fixture
def gathering() -> Gathering:
    return Gathering(longest=timedelta(seconds=1))


@pytest.mark.parametrize("event", [EVENTS.requested(), EVENTS.parsed(), EVENTS.ready()])
def test_what_users_were_told_of_waits_for_more(gathering: Gathering, event: Event) -> None:
    assert gathering.wait(event, others=0, is_known=True) == pytest.approx(1)


@pytest.mark.parametrize("event", [EVENTS.charged(), EVENTS.failed(), EVENTS.cancelled()])
def test_how_it_ends_does_not_wait(gathering: Gathering, event: Event) -> None:
    assert gathering.wait(event, others=100, is_known=True) == 0


def test_what_nobody_can_be_told_of_before_does_not_wait(gathering: Gathering) -> None:
    assert gathering.wait(EVENTS.parsed(), others=0, is_known=False) == 0


def test_a_busy_process_and_a_guide_that_is_there_wait_for_a_moment_only(gathering: Gathering) -> None:
    assert gathering.wait(EVENTS.parsed(), others=8, is_known=True) == pytest.approx(0.15)
    assert gathering.wait(EVENTS.stored(), others=0, is_known=True) == pytest.approx(0.15)


def test_a_process_that_stops_lets_nothing_wait(gathering: Gathering) -> None:
    gathering.hurry()
    assert gathering.wait(EVENTS.parsed(), others=0, is_known=True) == 0
    assert gathering.wait(EVENTS.stored(), others=9, is_known=True) == 0
