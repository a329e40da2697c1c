"""What moves nothing, and what is given back: claims that are not so, answers that were lost, processes that died."""

import asyncio
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from contracts.billing import AccountChange, HoldRequest, Tier
from contracts.preps import PdfStored
from runtime.errors import ClaimRefusedError
from runtime.storage import StorageError
from runtime.testing import MemoryObjectStore
from services.billing.books import Books
from services.billing.errors import BillingError, HoldConflictError, InsufficientCreditsError, TooLateError
from services.billing.holds import Holds
from services.billing.store.ledger import _LOCKED_SECONDS
from services.billing.store.sessions import LiveSessions
from services.billing.store.transaction import Transaction
from tests.support.billing import EveryFile, accounts_of, holds_on, stored_guide

pytestmark = pytest.mark.integration

STARTED = datetime(2026, 11, 29, 12, tzinfo=UTC)


def request(prep_id: str = "p", attempt: int = 1, user_id: str = "u") -> HoldRequest:
    return HoldRequest(prep_id=prep_id, user_id=user_id, attempt=attempt)


async def everything(database: Any) -> list[Any]:
    names = ("accounts", "holds", "ledger")
    return [sorted(await database[name].find().to_list(None), key=lambda one: str(one["_id"])) for name in names]


@pytest.fixture
async def holds(database: Any) -> Holds:
    holds = await holds_on(database)
    await holds.hold(request())
    return holds


@pytest.mark.parametrize(
    ("claim", "field"),
    [
        (stored_guide("unknown"), "prep_id"),
        (stored_guide(user_id="thief"), "user_id"),
        (stored_guide(attempt=2), "attempt"),
        (stored_guide(attempt=1000), "attempt"),
    ],
)
async def test_what_nothing_was_held_for_is_not_charged(
    holds: Holds, database: Any, claim: PdfStored, field: str
) -> None:
    before = await everything(database)
    with pytest.raises(ClaimRefusedError) as refused:
        await holds.capture(claim)
    assert refused.value.field == field
    assert await everything(database) == before


async def test_a_file_that_is_not_there_or_not_that_file_is_not_charged(database: Any) -> None:
    objects = MemoryObjectStore()
    holds = await holds_on(database, objects=objects)
    await holds.hold(request())
    before = await everything(database)
    claim = stored_guide()
    with pytest.raises(ClaimRefusedError, match="no such file"):
        await holds.capture(claim)
    await objects.put(claim.document.key, b"something else", content_type="application/pdf")
    with pytest.raises(ClaimRefusedError, match="other bytes"):
        await holds.capture(claim)
    foreign = claim.document.model_copy(update={"key": stored_guide(user_id="bob").document.key})
    with pytest.raises(ClaimRefusedError, match="not this preparation's"):
        await holds.capture(claim.model_copy(update={"document": foreign}))
    objects.failures = [StorageError("away")]
    with pytest.raises(StorageError):
        await holds.capture(claim)
    assert await everything(database) == before


async def test_the_paid_file_stays_the_paid_file(holds: Holds) -> None:
    charged = await holds.capture(stored_guide())
    assert charged is not None
    # Made again, because what told of the charge was lost: the charge is told once more, of the file it was for.
    assert await holds.capture(stored_guide(sha256="ab" * 32)) == charged
    again = await holds.capture(stored_guide())
    assert again is not None
    assert again.model_dump_json() == charged.model_dump_json()


@pytest.mark.parametrize(
    ("measured_by", "evidence", "price"),
    [("insights", "community", 25), ("insights", "posting", 10), ("external", "posting", 25), ("acme", "general", 25)],
)
async def test_only_what_our_own_insights_measured_makes_a_guide_cheaper(
    holds: Holds, measured_by: str, evidence: Any, price: int
) -> None:
    charged = await holds.capture(stored_guide(evidence=evidence, measured_by=measured_by))
    assert charged is not None
    assert charged.amount == price


async def test_nobody_else_gives_a_hold_back(holds: Holds, database: Any) -> None:
    before = await everything(database)
    with pytest.raises(ClaimRefusedError):
        await holds.release(prep_id="p", user_id="thief", attempt=1, reason="cancelled")
    with pytest.raises(ClaimRefusedError):
        await holds.release(prep_id="p", user_id="u", attempt=1000, reason="failed")
    assert await everything(database) == before


async def test_attempts_are_counted_one_by_one(holds: Holds) -> None:
    with pytest.raises(HoldConflictError, match="one by one"):
        await holds.hold(request(attempt=1000))
    assert (await holds.hold(request(attempt=2))).attempt == 2


async def test_a_hold_that_nobody_waits_for_is_not_made(holds: Holds, database: Any) -> None:
    before = await everything(database)
    with pytest.raises(TooLateError):
        await holds.hold(request("late"), patience=1e-9)
    assert await everything(database) == before


async def test_a_lost_answer_is_released_within_a_minute(database: Any) -> None:
    now = [STARTED]
    holds = await holds_on(database, clock=lambda: now[0])
    await holds.hold(request())
    now[0] += timedelta(seconds=45)
    assert await holds.release_expired() == 1
    assert (await accounts_of(holds).account("u")).held == 0


async def test_a_hold_taken_anew_while_the_reaper_looks_is_kept(database: Any) -> None:
    now = [STARTED]
    holds = await holds_on(database, clock=lambda: now[0])
    await holds.hold(request())
    now[0] += timedelta(hours=2)
    [overdue] = await holds.ledger.expired()
    await holds.release(prep_id="p", user_id="u", attempt=1, reason="expired")
    await holds.hold(request())
    assert await holds._expire(overdue) is False
    assert (await accounts_of(holds).account("u")).held == 25


async def test_clocks_that_differ_at_the_end_of_the_month_give_no_guides_away(database: Any) -> None:
    late = datetime(2026, 11, 30, 23, 59, 58, tzinfo=UTC)
    one = await holds_on(database, clock=lambda: late)
    other = await holds_on(database, clock=lambda: late + timedelta(seconds=4))
    await accounts_of(one).change("u", AccountChange(change_id="rich", grant=1000))
    captured = 0
    for number in range(20):
        holds = (one, other)[number % 2]
        try:
            await holds.hold(request(f"p{number}"))
            captured += await holds.capture(stored_guide(f"p{number}")) is not None
        except BillingError:
            continue
    assert captured <= 4, "two in each month"


async def test_processes_share_the_clock_of_the_database(database: Any) -> None:
    holds = await holds_on(database)
    await holds.hold(request())
    [hold] = await database["holds"].find().to_list(None)
    [server] = await database["accounts"].aggregate([{"$project": {"now": "$$NOW"}}]).to_list(None)
    assert abs(server["now"] + timedelta(seconds=40) - hold["expires_at"]) < timedelta(seconds=30)


DYING = """
import asyncio, os, sys
from pydantic import SecretStr
from runtime.mongo import connect
from runtime.settings import MongoSettings
from services.billing.store.ledger import Ledger

async def main():
    database = connect(MongoSettings(url=SecretStr(sys.argv[1])))[sys.argv[2]]
    ledger = Ledger(database=database, signup_credits=60)
    async def work(transaction):
        transaction.save_hold  # noqa
        await database["accounts"].update_one({"_id": "u"}, {"$inc": {"balance": 0}}, session=transaction._session)
        print("inside", flush=True)
        await asyncio.sleep(60)
    async with ledger.living():
        await ledger.transact("u", work)

asyncio.run(main())
"""


async def test_a_process_that_died_inside_a_transaction_does_not_keep_the_account(
    database: Any, mongo_server: str
) -> None:
    holds = await holds_on(database)
    await holds.hold(request("first"))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", DYING, mongo_server, database.name, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"inside\n"
    process.kill()
    await process.wait()
    began = time.monotonic()
    async with holds.ledger.living():
        await asyncio.wait_for(holds.hold(request("second")), 20)
    assert time.monotonic() - began < 10, "it would be locked for a minute"
    assert (await accounts_of(holds).account("u")).held == 50


async def test_a_transaction_of_a_process_that_stands_still_is_ended(database: Any) -> None:
    """As one that died leaves it: MongoDB would wait for a minute."""
    dead, living = [await holds_on(database) for _ in range(2)]
    await living.hold(request("first"))
    inside = asyncio.Event()

    async def work(transaction: Any) -> None:
        await database["accounts"].update_one({"_id": "u"}, {"$set": {"odd": 1}}, session=transaction._session)
        inside.set()
        await asyncio.sleep(60)

    stuck = asyncio.create_task(dead.ledger.transact("u", work))
    await inside.wait()
    async with living.ledger.living():
        await asyncio.wait_for(living.hold(request("second")), 20)
    assert "odd" not in await database["accounts"].find_one({"_id": "u"})
    left = await database["billing_sessions"].find().to_list(None)
    assert dead.ledger._sessions._process not in {one["_id"] for one in left}, "nobody ends the dead one's twice"
    stuck.cancel()


async def test_a_slow_process_is_not_taken_for_dead(database: Any) -> None:
    slow, other = [await holds_on(database, objects=EveryFile()) for _ in range(2)]
    entered = asyncio.Event()

    async def work(transaction: Any) -> int:
        entered.set()
        await asyncio.sleep(1.5)
        return int(transaction.wallet.balance)

    async with slow.ledger.living(), other.ledger.living():
        working = asyncio.create_task(slow.ledger.transact("u", work))
        await entered.wait()
        await other.ledger._sessions.free()
        assert await working == 60


async def test_a_slow_transaction_is_answered_when_it_ends(database: Any) -> None:
    holds = await holds_on(database)
    holds.ledger._sessions = LiveSessions(database=database, look=timedelta(hours=1))

    async def work(_: Transaction) -> str:
        await asyncio.sleep(2 * _LOCKED_SECONDS)
        return "done"

    async with asyncio.timeout(60):
        assert await holds.ledger.transact("u", work) == "done"


async def test_the_books_notice_what_does_not_add_up(holds: Holds, database: Any) -> None:
    books = Books(database=database)
    await holds.capture(stored_guide())
    assert await books.reconcile() == []
    await database["accounts"].update_one({"_id": "u"}, {"$inc": {"balance": 7}})
    [wrong] = await books.reconcile()
    assert (wrong.account, wrong.what, wrong.stated - wrong.summed) == ("u", "balance", 7)


async def test_every_entry_adds_up_to_nothing(holds: Holds, database: Any) -> None:
    await holds.capture(stored_guide())
    await accounts_of(holds).change("u", AccountChange(change_id="gift", grant=5, tier=Tier.PRO))
    await holds.hold(request("q"))
    await holds.release(prep_id="q", user_id="u", attempt=1, reason="failed")
    entries = await database["ledger"].find().to_list(None)
    assert {entry["kind"] for entry in entries} == {"grant", "hold", "capture", "release"}
    assert all(sum(line["amount"] for line in entry["lines"]) == 0 for entry in entries)
    totals: dict[str, int] = {}
    for line in (line for entry in entries for line in entry["lines"]):
        totals[line["account"]] = totals.get(line["account"], 0) + line["amount"]
    assert totals == {"issued": -65, "user:u": 40, "held:u": 0, "revenue": 25}


async def test_forgetting_somebody_leaves_the_books_right_and_names_nobody(holds: Holds, database: Any) -> None:
    accounts = accounts_of(holds)
    with pytest.raises(BillingError, match="still running"):
        await accounts.forget("u")
    await holds.capture(stored_guide())
    await accounts.change("u", AccountChange(change_id="gift", grant=5))
    await accounts.forget("u")
    kept = await everything(database)
    assert await Books(database=database).reconcile() == []
    assert all(one.get("user_id", one["_id"]).startswith("deleted-") for part in kept for one in part)
    assert '"u"' not in str(kept)
    assert ":u" not in str(kept)
    assert (await accounts.account("u")).balance == 0, "credits are given to new users once"
    with pytest.raises(InsufficientCreditsError):
        await holds.hold(request("again"))


async def test_forgetting_may_be_repeated_and_follows_who_came_back(holds: Holds, database: Any) -> None:
    accounts = accounts_of(holds)
    await holds.capture(stored_guide())
    for number in range(3):
        await accounts.forget("u")
        await accounts.change("u", AccountChange(change_id=f"back-{number}", grant=30))
        await holds.hold(request(f"again-{number}"))
        await holds.capture(stored_guide(f"again-{number}"))
    await accounts.forget("u")
    await accounts.forget("u")
    assert await Books(database=database).reconcile() == []
    assert ":u" not in str(await everything(database))
    assert (await accounts.account("u")).balance == 0
