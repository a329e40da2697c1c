"""Readiness probes: does the server answer in its own protocol?"""

import asyncio
from contextlib import suppress

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo.errors import PyMongoError

from local.servers.ports import HOST

__all__ = ["kafka_answers", "mongo_answers", "port_open"]

_CONNECT = 0.5


async def port_open(port: int) -> bool:
    """Tell whether something accepts connections on the port of this machine."""
    try:
        async with asyncio.timeout(_CONNECT):
            _, writer = await asyncio.open_connection(HOST, port)
    except (OSError, TimeoutError):
        return False
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
    return True


async def kafka_answers(port: int) -> bool:
    """Tell whether a Kafka broker has joined its cluster and takes requests."""
    # The open port is asked first because the client logs an error for every connection refused.
    if not await port_open(port):
        return False
    admin = AIOKafkaAdminClient(bootstrap_servers=f"{HOST}:{port}")
    try:
        await admin.start()
        return bool((await admin.describe_cluster())["brokers"])
    except KafkaError:
        return False
    finally:
        await admin.close()


async def mongo_answers(port: int) -> bool:
    """Tell whether a MongoDB server answers a ping."""
    if not await port_open(port):
        return False
    client: AsyncIOMotorClient[dict[str, object]] = AsyncIOMotorClient(
        HOST, port, directConnection=True, serverSelectionTimeoutMS=int(_CONNECT * 1000)
    )
    try:
        await client.admin.command("ping")
    except PyMongoError:
        return False
    finally:
        client.close()
    return True
