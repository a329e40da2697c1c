"""The one place that builds MongoDB clients, so that PyMongo's own async client can replace motor here."""

from typing import Any

from motor.motor_asyncio import AsyncIOMotorClient

from runtime.settings import MongoSettings

__all__ = ["BY_THE_CLOCK", "connect"]

BY_THE_CLOCK = "by the clock"
"""Comment on what is asked as time passes, not because somebody does something: whoever counts can tell them apart."""


def connect(settings: MongoSettings) -> Any:
    """Return a motor client; it connects on first use and must be closed with `close()`.

    Writes are acknowledged by a majority, dates carry a time zone, and a server that does not answer
    fails an operation after three seconds instead of thirty.
    """
    return AsyncIOMotorClient(
        settings.url.get_secret_value(),
        tz_aware=True,
        uuidRepresentation="standard",
        w="majority",
        journal=True,
        serverSelectionTimeoutMS=3000,
        connectTimeoutMS=3000,
        socketTimeoutMS=20_000,
        appname="prepline",
    )
