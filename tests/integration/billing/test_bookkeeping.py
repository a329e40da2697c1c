"""Whatever is done to the books, in whatever order: they add up. `make books` tries very many sequences."""

import asyncio
import itertools
import os
from collections.abc import Iterator
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from pydantic import SecretStr

from runtime.mongo import connect
from runtime.settings import MongoSettings
from services.billing.store.ledger import Ledger
from tests.support.bookkeeping import STEPS, Bookkeeping

pytestmark = pytest.mark.integration

SEQUENCES = int(os.environ.get("PREPLINE_TEST_SEQUENCES", "10"))
SHARE = 250
"""Sequences of one test: processes take tests from each other, and a long search is a slow one."""


@pytest.fixture
def machine(mongo_server: str) -> Iterator[type[Bookkeeping]]:
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    client = connect(MongoSettings(url=SecretStr(mongo_server)))
    database = client[f"books-{uuid4().hex}"]
    loop.run_until_complete(Ledger(database=database, signup_credits=0).prepare())
    yield type("Machine", (Bookkeeping,), {"loop": loop, "database_of": staticmethod(lambda: database)})
    loop.run_until_complete(client.drop_database(database.name))
    client.close()
    asyncio.set_event_loop(None)
    loop.close()


@pytest.mark.parametrize("share", range(-(-SEQUENCES // SHARE)))
def test_the_books_add_up_whatever_is_done(machine: type[Bookkeeping], share: int) -> None:
    size, rounds = min(SHARE, SEQUENCES - share * SHARE), itertools.count()
    while machine.whole < size:  # some sequences are cut short
        run_state_machine_as_test(
            seed(share * SHARE + next(rounds))(machine),
            settings=settings(
                max_examples=size - machine.whole,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                database=None,
            ),
        )
    print(f"share {share}: {machine.whole} sequences of {STEPS} steps, {machine.steps} steps in all")  # noqa: T201
