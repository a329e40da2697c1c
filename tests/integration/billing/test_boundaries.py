"""The moments and repetitions at which a decision turns."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from pymongo.errors import AutoReconnect

from contracts.billing import HoldRequest
from services.billing import holds as holds_module
from services.billing.errors import TooLateError
from services.billing.holds import Holds
from services.billing.store.transaction import Transaction
from tests.support.billing import accounts_of, holds_on
from tests.support.clock import Calendar
from tests.support.observed_database import ObservedDatabase

pytestmark = pytest.mark.integration

BEGIN = datetime(2026, 11, 29, 12, tzinfo=UTC)
REQUEST = HoldRequest(prep_id="p", user_id="u")


async def hold_in(database: Any) -> dict[str, Any]:
    found: dict[str, Any] = await database["holds"].find_one({"_id": "p"})
    return found


@pytest.mark.parametrize(("seconds", "is_late"), [(4.9, False), (5.0, True)])
async def test_nobody_waits_for_an_answer_from_the_moment_on_at_which_patience_ends(
    holds: Holds, monkeypatch: pytest.MonkeyPatch, seconds: float, is_late: bool
) -> None:
    moments = iter([100.0, *[100.0 + seconds] * 5])
    monkeypatch.setattr(holds_module, "time", SimpleNamespace(monotonic=lambda: next(moments)))
    if is_late:
        with pytest.raises(TooLateError):
            await holds.hold(REQUEST, patience=5.0)
    else:
        await holds.hold(REQUEST, patience=5.0)
    assert (await accounts_of(holds).account("u")).held == (0 if is_late else 25)


@pytest.mark.parametrize(("early", "released"), [(timedelta(), 1), (timedelta(milliseconds=1), 0)])
async def test_a_hold_ends_at_the_moment_it_says(
    holds: Holds, clock: Calendar, early: timedelta, released: int
) -> None:
    await holds.hold(REQUEST)
    overdue = await holds.ledger.hold_of("p")
    assert overdue is not None
    clock.now = overdue.expires_at - early
    assert await holds._expire(overdue) is bool(released)
    assert (await accounts_of(holds).account("u")).held == (0 if released else 25)


async def test_why_an_attempt_was_released_first_is_kept(database: Any, holds: Holds) -> None:
    await holds.hold(REQUEST)
    for reason in ("failed", "cancelled"):
        await holds.release(prep_id="p", user_id="u", attempt=1, reason=reason)
    assert (await hold_in(database))["reason"] == "failed"
    await holds.release(prep_id="p", user_id="u", attempt=2, reason="cancelled")
    assert ((await hold_in(database))["reason"], (await hold_in(database))["attempt"]) == ("cancelled", 2)


async def test_a_hold_that_expired_though_it_was_accepted_is_made_again(
    database: Any, holds: Holds, clock: Calendar
) -> None:
    await holds.hold(REQUEST)
    await holds.accept(REQUEST)
    clock.now = BEGIN + timedelta(days=2)
    assert await holds.release_expired() == 1
    await holds.accept(REQUEST)
    found = await hold_in(database)
    assert (found["state"], found["serial"], found["is_accepted"]) == ("held", 2, True)


async def test_a_repeated_acceptance_needs_no_transaction(database: Any) -> None:
    observed = ObservedDatabase(database)
    holds = await holds_on(observed)
    await holds.hold(REQUEST)
    await holds.accept(REQUEST)
    before = observed.writes
    await holds.accept(REQUEST)
    assert observed.writes == before + 1, "the guarded write that found nothing to accept"


async def test_what_fails_by_itself_is_not_tried_again_behind_its_back(holds: Holds) -> None:
    tries = 0

    async def work(_: Transaction) -> None:
        nonlocal tries
        tries += 1
        raise AutoReconnect

    with pytest.raises(AutoReconnect):
        await holds.ledger.transact("u", work)
    assert tries == 1
