"""What a process remembers of the books."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from services.billing.store import recent
from services.billing.store.recent import Recent
from services.billing.store.records import HoldRecord
from services.billing.wallet import Wallet

NOW = datetime(2026, 12, 1, tzinfo=UTC)
WALLET = Wallet(user_id="u", month="2026-12", balance=50)
HELD = HoldRecord(prep_id="p", user_id="u", attempt=1, state="held", amount=25, expires_at=NOW)


def test_without_the_account_or_the_time_there_is_no_guess() -> None:
    remembered = Recent()
    assert remembered.guess("u", ["p"], now=NOW) is None
    remembered.keep(WALLET, [HELD])
    assert remembered.guess("u", ["p"], now=None) is None
    remembered.observe_time(NOW)
    guess = remembered.guess("u", ["p", "q"], now=None)
    assert guess is not None
    assert guess.holds == {"p": HELD, "q": None}
    assert NOW <= guess.now < NOW + timedelta(seconds=30)


@pytest.mark.parametrize(("passed", "reckoned"), [(0.0, 0.0), (59.5, 59.5), (60.0, None), (61.0, None)])
def test_the_time_is_reckoned_for_a_minute_and_asked_for_again_when_it_is_over(
    monkeypatch: pytest.MonkeyPatch, passed: float, reckoned: float | None
) -> None:
    remembered, clock = Recent(), SimpleNamespace(monotonic=lambda: 1000.0)
    monkeypatch.setattr(recent, "time", clock)
    remembered.keep(WALLET, [])
    remembered.observe_time(NOW)
    clock.monotonic = lambda: 1000.0 + passed
    guess = remembered.guess("u", [], now=None)
    assert (guess and guess.now) == (None if reckoned is None else NOW + timedelta(seconds=reckoned))


def test_what_is_held_no_longer_is_forgotten() -> None:
    remembered = Recent()
    remembered.keep(WALLET, [HELD])
    remembered.keep(WALLET, [HoldRecord(**{**vars(HELD), "state": "captured"})])
    guess = remembered.guess("u", ["p"], now=NOW)
    assert guess is not None
    assert guess.holds == {"p": None}


def test_the_oldest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "_MOST", 2)
    remembered = Recent()
    for name in "abc":
        remembered.keep(Wallet(user_id=name, month="2026-12"), [])
    assert [remembered.guess(name, [], now=NOW) is not None for name in "abc"] == [False, True, True]
