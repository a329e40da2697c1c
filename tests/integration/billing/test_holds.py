"""Holds on a real database: repeated, racing and out-of-order calls charge a guide once or not at all."""

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from contracts.billing import AccountChange, BillingCharged, HoldRequest, Tier
from contracts.preps import PrepCancelled, PrepFailed, PrepRequest, PrepRequested
from contracts.problems import ProblemCode
from contracts.status import Stage
from runtime.errors import ClaimRefusedError
from services.billing.errors import BillingError, HoldConflictError, InsufficientCreditsError
from services.billing.handlers import BillingHandlers
from services.billing.holds import Holds
from services.billing.settings import CreditSettings
from tests.support.billing import accounts_of, holds_on, stored_guide
from tests.support.clock import Calendar

pytestmark = pytest.mark.integration


@pytest.fixture
async def rich(holds: Holds) -> Holds:
    await accounts_of(holds).change("u", AccountChange(change_id="c1", tier=Tier.ELITE, grant=940))
    return holds


def request(prep_id: str = "p", attempt: int = 1, user_id: str = "u") -> HoldRequest:
    return HoldRequest(prep_id=prep_id, user_id=user_id, attempt=attempt)


def failed(prep_id: str = "p", attempt: int = 1) -> PrepFailed:
    return PrepFailed(
        prep_id=prep_id,
        user_id="u",
        attempt=attempt,
        stage=Stage.PARSER,
        code=ProblemCode.NOT_A_POSTING,
        message="No.",
    )


async def books(holds: Holds, database: Any, user_id: str = "u") -> tuple[int, int, int, int]:
    """Return balance, held, used and open holds, after checking them against the ledger."""
    account = await accounts_of(holds).account(user_id)
    entries = await database["ledger"].find({"user_id": user_id}).to_list(None)
    assert account.balance == sum(entry["balance"] for entry in entries)
    assert account.held == sum(entry["held"] for entry in entries)
    assert account.available == account.balance - account.held >= 0
    return account.balance, account.held, account.used_this_month, account.held_this_month


async def test_a_hold_is_repeatable(holds: Holds, database: Any) -> None:
    first = await holds.hold(request())
    assert await holds.hold(request()) == first
    assert await books(holds, database) == (60, 25, 0, 1)


async def test_hold_capture_and_capture_again(holds: Holds, database: Any) -> None:
    await holds.hold(request())
    charged = await holds.capture(stored_guide())
    assert isinstance(charged, BillingCharged)
    assert (charged.amount, charged.balance, charged.used_this_month, charged.monthly_limit) == (25, 35, 1, 2)
    again = await holds.capture(stored_guide())
    assert again is not None
    assert again.model_dump_json() == charged.model_dump_json()
    assert await books(holds, database) == (35, 0, 1, 0)


async def test_what_was_charged_is_told_to_the_other_services(holds: Holds) -> None:
    handlers = BillingHandlers(holds=holds)
    await handlers.prep_requested(
        PrepRequested(prep_id="p", user_id="u", request=PrepRequest(job_posting_url="https://a.example/1"))
    )
    charged = await handlers.pdf_stored(stored_guide())
    assert charged is not None
    assert (charged.prep_id, charged.amount) == ("p", 25)


async def test_a_guide_without_community_evidence_costs_less(holds: Holds, database: Any) -> None:
    await holds.hold(request())
    charged = await holds.capture(stored_guide(evidence="posting"))
    assert charged is not None
    assert charged.amount == 10
    assert await books(holds, database) == (50, 0, 1, 0)


async def test_a_failure_gives_everything_back_and_its_late_guide_is_not_charged(holds: Holds, database: Any) -> None:
    handlers = BillingHandlers(holds=holds)
    await holds.hold(request())
    await handlers.prep_failed(failed())
    await handlers.prep_failed(failed())
    assert await books(holds, database) == (60, 0, 0, 0)
    assert await handlers.pdf_stored(stored_guide()) is None
    assert await books(holds, database) == (60, 0, 0, 0)


async def test_a_failure_that_overtakes_its_request_leaves_no_hold(holds: Holds, database: Any) -> None:
    handlers = BillingHandlers(holds=holds)
    await handlers.prep_failed(failed())
    asked = PrepRequested(prep_id="p", user_id="u", request=PrepRequest(job_posting_url="https://a.example"))
    await handlers.prep_requested(asked)
    assert await books(holds, database) == (60, 0, 0, 0)


async def test_a_failure_that_overtakes_its_request_answers_it_with_an_empty_hold(holds: Holds) -> None:
    await holds.release(prep_id="p", user_id="u", attempt=1, reason="failed")
    hold = await holds.hold(request())
    assert (hold.state, hold.amount, hold.attempt) == ("released", 0, 1)


async def test_a_retry_that_is_cancelled_before_its_request_arrives_leaves_no_hold(holds: Holds, database: Any) -> None:
    await holds.hold(request())
    await holds.release(prep_id="p", user_id="u", attempt=1, reason="failed")
    await holds.release(prep_id="p", user_id="u", attempt=2, reason="cancelled")
    assert (await holds.hold(request(attempt=2))).state == "released"
    assert await books(holds, database) == (60, 0, 0, 0)


async def test_a_late_release_of_the_same_attempt_keeps_the_first_reason(holds: Holds, database: Any) -> None:
    await holds.hold(request())
    await holds.release(prep_id="p", user_id="u", attempt=1, reason="expired")
    await holds.release(prep_id="p", user_id="u", attempt=1, reason="failed")
    assert (await database["holds"].find_one({"_id": "p"}))["reason"] == "expired"
    assert await holds.capture(stored_guide()) is not None, (
        "a guide that comes after its hold expired is still delivered"
    )


async def test_an_answer_of_release_expired_counts_what_was_released(holds: Holds, clock: Calendar) -> None:
    await holds.hold(request("a"))
    await holds.hold(request("b"))
    assert await holds.release_expired() == 0
    clock.now += timedelta(hours=1)
    assert await holds.release_expired() == 2


async def test_what_was_published_is_kept_longer_than_what_nobody_answered_for(holds: Holds, clock: Calendar) -> None:
    await holds.hold(request("lost"))
    await holds.hold(request("published"))
    await holds.accept(request("published"))
    clock.now += timedelta(minutes=1)
    assert await holds.release_expired() == 1
    clock.now += timedelta(hours=1)
    assert await holds.release_expired() == 1


async def test_a_cancellation_gives_everything_back(holds: Holds, database: Any) -> None:
    handlers = BillingHandlers(holds=holds)
    await holds.hold(request())
    await handlers.prep_cancelled(PrepCancelled(prep_id="p", user_id="u"))
    assert await books(holds, database) == (60, 0, 0, 0)


async def test_a_retry_holds_again_and_the_first_attempt_can_no_longer_be_charged(holds: Holds, database: Any) -> None:
    await holds.hold(request())
    await holds.release(prep_id="p", user_id="u", attempt=1, reason="failed")
    await holds.hold(request(attempt=2))
    assert await holds.capture(stored_guide(attempt=1)) is None
    await holds.release(prep_id="p", user_id="u", attempt=1, reason="failed")
    assert await books(holds, database) == (60, 25, 0, 1)
    charged = await holds.capture(stored_guide(attempt=2))
    assert charged is not None
    with pytest.raises(HoldConflictError):
        await holds.hold(request(attempt=3))
    assert await books(holds, database) == (35, 0, 1, 0)


async def test_a_guide_nobody_held_credits_for_is_refused(holds: Holds, database: Any) -> None:
    with pytest.raises(ClaimRefusedError, match="nothing was held"):
        await holds.capture(stored_guide())
    assert await books(holds, database) == (60, 0, 0, 0)


async def test_somebody_elses_preparation_is_refused(holds: Holds) -> None:
    await holds.hold(request())
    with pytest.raises(HoldConflictError):
        await holds.hold(request(user_id="thief"))
    with pytest.raises(ClaimRefusedError, match="somebody else's"):
        await holds.capture(stored_guide(user_id="thief"))


async def test_a_lost_preparation_expires_and_may_still_arrive(holds: Holds, database: Any, clock: Calendar) -> None:
    await holds.hold(request())
    assert await holds.release_expired() == 0
    clock.now += timedelta(hours=1, seconds=1)
    assert await holds.release_expired() == 1
    assert await holds.release_expired() == 0
    assert await books(holds, database) == (60, 0, 0, 0)
    assert await holds.capture(stored_guide()) is not None
    assert await books(holds, database) == (35, 0, 1, 0)


async def test_the_month_turns(holds: Holds, database: Any, clock: Calendar) -> None:
    await holds.hold(request("p1"))
    await holds.capture(stored_guide("p1"))
    await holds.hold(request("p2"))
    clock.now = datetime(2026, 12, 1, tzinfo=UTC)
    assert await books(holds, database) == (35, 25, 0, 1)
    await holds.capture(stored_guide("p2"))
    assert await books(holds, database) == (10, 0, 1, 0)


async def test_a_change_is_applied_once(rich: Holds, database: Any) -> None:
    await accounts_of(rich).change("u", AccountChange(change_id="c1", grant=940))
    assert (await books(rich, database))[0] == 1000


async def test_racing_requests_never_hold_more_than_there_is(holds: Holds, database: Any) -> None:
    results = await asyncio.gather(*(holds.hold(request(f"p{n}")) for n in range(40)), return_exceptions=True)
    refused = [result for result in results if isinstance(result, BaseException)]
    assert all(isinstance(error, BillingError) for error in refused), refused
    assert len(results) - len(refused) == 2
    assert await books(holds, database) == (60, 50, 0, 2)


async def test_the_same_request_racing_itself_holds_once(rich: Holds, database: Any) -> None:
    await asyncio.gather(*(rich.hold(request()) for _ in range(20)))
    assert await books(rich, database) == (1000, 25, 0, 1)


async def test_captures_and_releases_racing_end_each_preparation_once(rich: Holds, database: Any) -> None:
    for number in range(8):
        await rich.hold(request(f"p{number}"))
    operations = []
    for number in range(8):
        operations += [rich.capture(stored_guide(f"p{number}")) for _ in range(2)]
        operations += [rich.release(prep_id=f"p{number}", user_id="u", attempt=1, reason="failed")]
    await asyncio.gather(*operations)
    states = [hold["state"] for hold in await database["holds"].find({}).to_list(None)]
    captured = states.count("captured")
    assert len(states) == 8
    assert set(states) <= {"captured", "released"}
    assert await books(rich, database) == (1000 - 25 * captured, 0, captured, 0)


@pytest.mark.parametrize(("credit", "limits", "accepted"), [(25, dict.fromkeys(Tier), 1), (50, dict.fromkeys(Tier), 2)])
async def test_four_processes_racing_for_the_last_credits_give_no_more(
    database: Any, credit: int, limits: dict[Tier, int | None], accepted: int
) -> None:
    settings = CreditSettings(signup_credits=credit, monthly_limits=limits)
    processes = [await holds_on(database, credit=settings) for _ in range(4)]
    async with contextlib.AsyncExitStack() as living:
        for one in processes:
            await living.enter_async_context(one.ledger.living())
        results = await asyncio.gather(
            *(processes[number % 4].hold(request(f"p{number}")) for number in range(120)), return_exceptions=True
        )
    assert sum(not isinstance(result, BaseException) for result in results) == accepted
    assert {type(result) for result in results if isinstance(result, BaseException)} == {InsufficientCreditsError}
