"""A database and a user for each service in one MongoDB, so that no service reads or writes what is another's."""

import asyncio
from collections.abc import Mapping
from typing import Any

from pydantic import SecretStr
from pymongo.errors import OperationFailure
from pymongo.uri_parser import parse_uri

from runtime.mongo import connect
from runtime.settings import MongoSettings

__all__ = ["database_of", "make_users"]

_REPLICA_SET = "rs0"
_NO_SUCH_USER = 11
_LOOKS, _PAUSE = 300, 0.2
"""How often, and after how many seconds each, it is asked whether the replica set has chosen its first member."""


def database_of(service: str, settings: MongoSettings) -> str:
    """Return the name of a service's own database."""
    return f"{settings.database}_{service}"


async def make_users(settings: MongoSettings, passwords: Mapping[str, SecretStr]) -> None:
    """Give each service its database and a user that opens that one alone; begin the replica set where none is.

    May be repeated: passwords and roles are set to what they are now.

    Args:
        settings: How an administrator reaches the server.
        passwords: By service.

    Raises:
        PyMongoError: The server does not answer, or the administrator may not do it.
        TimeoutError: The server does not become ready to be written to.
    """
    client = connect(settings)
    try:
        await _begin_replica_set(client, settings)
        for service, password in passwords.items():
            await _set_user(client[database_of(service, settings)], service, password.get_secret_value())
    finally:
        client.close()


async def _begin_replica_set(client: Any, settings: MongoSettings) -> None:
    hello = await client.admin.command("hello")
    if "setName" not in hello:
        [(host, port), *_] = parse_uri(settings.url.get_secret_value())["nodelist"]
        alone = {"_id": _REPLICA_SET, "members": [{"_id": 0, "host": f"{host}:{port}"}]}
        await client.admin.command("replSetInitiate", alone)
    for _ in range(_LOOKS):
        if (await client.admin.command("hello")).get("isWritablePrimary"):
            return
        await asyncio.sleep(_PAUSE)
    raise TimeoutError


async def _set_user(database: Any, name: str, password: str) -> None:
    roles = [{"role": "readWrite", "db": database.name}]
    try:
        await database.command("updateUser", name, pwd=password, roles=roles)
    except OperationFailure as error:
        if error.code != _NO_SUCH_USER:
            raise
        await database.command("createUser", name, pwd=password, roles=roles)
