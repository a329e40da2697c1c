"""A layout may take so much CPU time; what other processes take is not its own."""

import time

import pytest

from services.renderer.worker import _limited


def test_waiting_is_not_counted() -> None:
    with _limited(0.02):
        time.sleep(0.1)


def test_work_is_interrupted_when_its_time_is_up() -> None:
    with _limited(0.02), pytest.raises(TimeoutError):
        endless()


def endless() -> None:
    while True:
        pass
