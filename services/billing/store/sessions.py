"""Ending the transactions of processes that died: MongoDB itself would keep their accounts locked for a minute.

Each process says which sessions are its own, and that it lives. Whoever finds an account locked looks twice: sessions
of a process that did not move meanwhile are killed, which ends their transactions. A process that was only slow tries
again. No clocks are compared.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import structlog
from bson import Binary
from pymongo.errors import PyMongoError

__all__ = ["LiveSessions"]

_BEAT_SECONDS = 0.25
_LOOK = timedelta(seconds=1)
_log = structlog.get_logger(__name__)


class LiveSessions:
    """The sessions of this process, and those of others."""

    def __init__(self, *, database: Any, look: timedelta = _LOOK) -> None:
        """Take the database; `look` is how long a process must not have moved to count as dead."""
        self._database = database
        self._look = look.total_seconds()
        self._process = uuid4().hex
        self._known: set[bytes] = set()
        self._beats = 0
        self._open = 0
        """Transactions that run."""
        self._has_moved = False
        """Whether one was begun since the last beat."""
        self._looking: asyncio.Task[None] | None = None

    @contextlib.asynccontextmanager
    async def using(self, session: Any) -> AsyncIterator[None]:
        """Say that a session is this process's, and that it lives as long as the block runs its transaction."""
        self._has_moved = True
        self._open += 1
        try:
            await self._register(bytes(session.session_id["id"]))
            yield
        finally:
            self._open -= 1

    async def _register(self, lsid: bytes) -> None:
        if lsid not in self._known:
            mine = {"$addToSet": {"lsids": lsid}, "$setOnInsert": {"beats": 0}}
            await self._collection.update_one({"_id": self._process}, mine, upsert=True)
            self._known.add(lsid)

    @contextlib.asynccontextmanager
    async def beating(self) -> AsyncIterator[None]:
        """Say that this process lives, while the block runs and transactions are made."""
        task = asyncio.create_task(self._beat_forever())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait({task})
            with contextlib.suppress(PyMongoError):
                await self._collection.delete_one({"_id": self._process})

    def free(self) -> asyncio.Task[None]:
        """Begin to kill the sessions of processes that do not live any more; those who ask at once look together."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._free())
        return self._looking

    async def _free(self) -> None:
        try:
            before = await self._others()
            await asyncio.sleep(self._look)
            for process, (beats, lsids) in (await self._others()).items():
                if before.get(process, (None,))[0] == beats:
                    await self._database.client.admin.command("killSessions", [{"id": Binary(i, 4)} for i in lsids])
                    await self._collection.delete_one({"_id": process, "beats": beats})
                    _log.warning("sessions_of_dead_process_ended", process=process, sessions=len(lsids))
        except PyMongoError as error:
            _log.warning("sessions_not_freed", error=type(error).__name__)

    async def _others(self) -> dict[str, tuple[int, list[bytes]]]:
        found = await self._collection.find({"_id": {"$ne": self._process}}).to_list(None)
        return {one["_id"]: (one.get("beats", 0), one.get("lsids", [])) for one in found}

    async def _beat_forever(self) -> None:
        while True:
            await asyncio.sleep(_BEAT_SECONDS)
            if not self._open and not self._has_moved:
                continue  # nobody can be waiting for us
            self._has_moved = False
            self._beats += 1
            with contextlib.suppress(PyMongoError):
                # All of it, because a process that thought us dead may have deleted us.
                mine = {"beats": self._beats, "lsids": list(self._known)}
                await self._collection.update_one({"_id": self._process}, {"$set": mine}, upsert=True)

    @property
    def _collection(self) -> Any:
        return self._database["billing_sessions"]
