"""How services ask each other."""

import asyncio
from datetime import timedelta

from pydantic import SecretStr

from runtime.internal_http import internal_client

_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
_CROWD = 20


async def test_a_crowd_is_served_at_once_and_leaves_few_connections() -> None:
    opened = 0
    open_now: set[asyncio.StreamWriter] = set()
    all_there, closed = asyncio.Event(), asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal opened
        opened += 1
        open_now.add(writer)
        if opened == _CROWD:
            all_there.set()
        while await reader.readline():
            await reader.readuntil(b"\r\n\r\n")
            await all_there.wait()
            writer.write(_ANSWER)
        writer.close()
        await writer.wait_closed()
        open_now.discard(writer)
        closed.set()

    async def at_most(connections: int) -> None:
        async with asyncio.timeout(5):
            while len(open_now) > connections:
                await closed.wait()
                closed.clear()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        async with internal_client(base_url=url, token=SecretStr("t"), timeout=timedelta(seconds=5)) as client:
            await asyncio.gather(*(client.get("/") for _ in range(_CROWD)))
            await at_most(_CROWD // 4)
            await client.get("/")
            assert opened == _CROWD, "what is left is used again"
        await at_most(0)
