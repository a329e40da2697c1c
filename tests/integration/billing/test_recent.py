"""Transactions begin with what a process committed last, and decide nothing that the database does not confirm."""

import asyncio
from typing import Any

import pytest

from contracts.billing import AccountChange, HoldRequest, Tier
from services.billing.books import Books
from services.billing.errors import HoldConflictError, MonthlyLimitError
from tests.support.billing import accounts_of, holds_on, stored_guide
from tests.support.recorded_reads import RecordingDatabase

pytestmark = pytest.mark.integration


def request(prep_id: str = "p", attempt: int = 1) -> HoldRequest:
    return HoldRequest(prep_id=prep_id, user_id="u", attempt=attempt)


async def test_a_guide_is_held_accepted_and_paid_for_without_reading(database: Any) -> None:
    recorded = RecordingDatabase(database)
    holds = await holds_on(recorded)
    await accounts_of(holds).account("u")
    recorded.reads.clear()
    await holds.hold(request())
    await holds.accept(request())
    assert await holds.capture(stored_guide()) is not None
    assert recorded.reads == []
    assert await Books(database=database).reconcile() == []


async def test_what_another_process_took_is_not_given_twice(database: Any) -> None:
    one, other = [await holds_on(database) for _ in range(2)]
    for number, holds in enumerate([one, other]):
        await holds.hold(request(f"p{number}"))
    with pytest.raises(MonthlyLimitError):
        await one.hold(request("p2"))
    assert (await accounts_of(other).account("u")).held == 50


async def test_what_another_process_gave_can_be_spent_at_once(database: Any) -> None:
    one, other = [await holds_on(database) for _ in range(2)]
    await one.hold(request("p0"))
    await one.hold(request("p1"))
    change = AccountChange(change_id="gift", grant=40, tier=Tier.ELITE)
    await accounts_of(other).change("u", change)
    await one.hold(request("p2"))
    assert (await accounts_of(one).account("u")).held == 75


async def test_a_hold_that_another_process_ended_is_not_charged(database: Any) -> None:
    one, other = [await holds_on(database) for _ in range(2)]
    await one.hold(request())
    await other.release(prep_id="p", user_id="u", attempt=1, reason="cancelled")
    assert await one.capture(stored_guide()) is None
    with pytest.raises(HoldConflictError):
        await one.hold(request(attempt=3))
    assert await Books(database=database).reconcile() == []


async def test_a_hold_that_another_process_accepted_is_not_released_as_unused(database: Any) -> None:
    one, other = [await holds_on(database) for _ in range(2)]
    await one.hold(request())
    await other.accept(request())
    await one.release(prep_id="p", user_id="u", attempt=1, reason="not_accepted")
    assert (await accounts_of(one).account("u")).held == 25


async def test_a_preparation_that_another_process_held_is_not_held_again(database: Any) -> None:
    one, other = [await holds_on(database) for _ in range(2)]
    await accounts_of(one).account("u")
    await other.hold(request())
    await one.hold(request())
    assert (await accounts_of(one).account("u")).held == 25


async def test_a_crowd_of_acceptances_with_one_repeated_accepts_all(database: Any) -> None:
    holds = await holds_on(database)
    await accounts_of(holds).change("u", AccountChange(change_id="rich", grant=1000, tier=Tier.ELITE))
    requests = [request(f"p{number}") for number in range(10)]
    await asyncio.gather(*(holds.hold(one) for one in requests))
    await holds.accept(requests[0])
    await asyncio.gather(*(holds.accept(one) for one in requests))
    found = await database["holds"].find().to_list(None)
    assert all(one["is_accepted"] for one in found)


async def test_a_process_without_transactions_does_not_say_that_it_lives(database: Any) -> None:
    holds = await holds_on(database)
    async with holds.ledger.living():
        await holds.hold(request())
        await asyncio.sleep(0.4)
        [first] = await database["billing_sessions"].find().to_list(None)
        await asyncio.sleep(0.6)
        assert await database["billing_sessions"].find().to_list(None) == [first]


async def test_holds_of_several_users_and_attempts_are_accepted_at_once_and_nobody_elses(database: Any) -> None:
    recorded = RecordingDatabase(database)
    holds = await holds_on(recorded)
    for user in "uv":
        await accounts_of(holds).change(user, AccountChange(change_id="rich", grant=1000, tier=Tier.ELITE))
    held = [HoldRequest(prep_id=f"{user}{number}", user_id=user) for user in "uv" for number in range(3)]
    for one in held:
        await holds.hold(one)
    retried = HoldRequest(prep_id="u0", user_id="u", attempt=2)
    await holds.hold(retried)
    recorded.reads.clear()
    await asyncio.gather(*(holds.accept(one) for one in [retried, *held[1:5]]))
    assert recorded.reads == [], "none had to be looked up"
    found = await database["holds"].find({"is_accepted": True}).to_list(None)
    assert {one["_id"] for one in found} == {"u0", "u1", "u2", "v0", "v1"}
