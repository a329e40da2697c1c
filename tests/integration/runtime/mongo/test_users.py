"""Each service has a database and a user of its own, and comes into no other one."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from pydantic import SecretStr
from pymongo.errors import OperationFailure

from contracts.billing import HoldRequest
from local.servers import EmbeddedMongo, free_port
from runtime.mongo import connect
from runtime.mongo.users import database_of, make_users
from runtime.settings import MongoSettings
from services.billing.books import Books
from tests.support.billing import holds_on

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="module")]

SERVICES = ("gateway", "parser", "scraper", "insights", "billing")
NOT_ENTITLED = 13


class Guarded:
    """A database that asks everybody who they are."""

    def __init__(self, server: EmbeddedMongo) -> None:
        self._address = server.address
        self.root = self.settings("root", "admin", "root-password")

    def settings(self, user: str, source: str, password: str) -> MongoSettings:
        url = f"mongodb://{user}:{password}@{self._address}/?directConnection=true&authSource={source}"
        return MongoSettings(url=SecretStr(url))

    def of(self, service: str, password: str = "first-password") -> Any:  # noqa: S107 — a test's
        return connect(self.settings(service, database_of(service, self.root), password))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def guarded(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Guarded]:
    server = EmbeddedMongo(data_dir=tmp_path_factory.mktemp("mongo"), port=free_port())
    await server.start()
    client = connect(MongoSettings(url=SecretStr(server.url)))
    await client.admin.command("createUser", "root", pwd="root-password", roles=["root"])
    client.close()
    await server.stop()
    server.command = [*server.command, "--auth"]
    await server.start()
    try:
        one = Guarded(server)
        await make_users(one.root, {name: SecretStr("first-password") for name in SERVICES})
        yield one
    finally:
        await server.stop()


@pytest.mark.parametrize("service", SERVICES)
async def test_a_service_reads_and_writes_its_own_database_alone(guarded: Guarded, service: str) -> None:
    client = guarded.of(service)
    own = client[database_of(service, guarded.root)]["words"]
    await own.create_index("word")
    await own.insert_one({"word": service})
    assert (await own.find_one())["word"] == service
    for other in (*(database_of(name, guarded.root) for name in SERVICES if name != service), "prepline", "admin"):
        words = client[other]["words"]
        for doing in (words.find_one(), words.insert_one({}), words.delete_many({}), words.create_index("x")):
            with pytest.raises(OperationFailure) as refused:
                await doing
            assert refused.value.code == NOT_ENTITLED
    client.close()


async def test_billing_needs_nothing_else(guarded: Guarded) -> None:
    client = guarded.of("billing")
    database = client[database_of("billing", guarded.root)]
    holds = await holds_on(database)
    async with holds.ledger.living():
        assert (await holds.hold(HoldRequest(prep_id="p", user_id="u"))).state == "held"
        await holds.ledger._sessions.free()
    assert await Books(database=database).reconcile() == []
    client.close()


async def test_making_them_again_changes_the_password(guarded: Guarded) -> None:
    await make_users(guarded.root, {"parser": SecretStr("second-password")})
    for password, is_known in (("second-password", True), ("first-password", False)):
        client = guarded.of("parser", password)
        try:
            await client[database_of("parser", guarded.root)]["words"].find_one()
            assert is_known
        except OperationFailure:
            assert not is_known
        client.close()
    await make_users(guarded.root, {"parser": SecretStr("first-password")})
