import time

import pytest

from local.patience import Patience


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_what_moves_is_waited_for_however_long(clock: list[float]) -> None:
    patience = Patience(10)
    for step in range(50):
        patience.look(step)
        clock[0] += 9


def test_what_stands_still_is_given_up(clock: list[float]) -> None:
    patience = Patience(10)
    patience.look("begun")
    clock[0] += 9
    patience.look("begun")
    clock[0] += 2
    with pytest.raises(TimeoutError, match="10 seconds"):
        patience.look("begun")


def test_one_of_several_that_moves_is_enough(clock: list[float]) -> None:
    patience = Patience(10)
    patience.look("queued", of="first")
    for step in range(5):
        clock[0] += 9
        patience.look(step, of="second")
        patience.look("queued", of="first")
    clock[0] += 11
    with pytest.raises(TimeoutError):
        patience.look("queued", of="first")
