"""What is looked for without an index is found, on a real MongoDB."""

from typing import Any

import pytest
from pymongo.monitoring import CommandStartedEvent

from benchmarks.counting.mongo import Commands, unserved
from runtime.mongo import BY_THE_CLOCK

pytestmark = pytest.mark.integration


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    monkeypatch.setattr("pymongo.monitoring.register", lambda _: None)
    return Commands()


def sent(commands: Commands, **command: Any) -> None:
    commands.started(CommandStartedEvent(command, "db", 1, ("localhost", 1), 1))


async def test_a_planted_scan_is_named(commands: Commands, database: Any) -> None:
    await database["preps"].create_index([("userId", 1), ("status", 1)])
    await database["preps"].insert_one({"_id": "a", "userId": "ada", "status": "failed"})
    sent(commands, find="preps", filter={"_id": "a", "seq": 1})
    sent(commands, update="preps", updates=[{"q": {"userId": "ada"}, "u": {}}])
    sent(commands, aggregate="preps", pipeline=[{"$match": {"_id": "b"}}])
    assert await unserved(database, commands.filters) == []
    sent(commands, find="preps", filter={"companyName": "Quartz"})
    assert await unserved(database, commands.filters) == ["preps ['companyName']"]


def test_commits_are_counted_and_what_comes_by_the_clock_is_not(commands: Commands) -> None:
    sent(commands, commitTransaction=1)
    sent(commands, find="preps", filter={"status": "x"}, comment=BY_THE_CLOCK)
    assert dict(commands.counts) == {"transactions.commit": 1}
    assert commands.filters == {}
