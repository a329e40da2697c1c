"""How users follow a preparation: by Prepline's event stream, or by asking every two seconds."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx

from benchmarks.comparing.contenders.base import Finished
from local.client import FINAL, Client

__all__ = ["Asking", "follow", "opened"]

_POLL_SECONDS = 2.0
_MOST_POLLS = 120
_COME_BACK_SECONDS = 0.2


async def follow(client: Client, employer: int, posting: str) -> Finished:
    """Ask Prepline for a guide and follow its events to the end."""
    began = time.time()
    prep_id = await client.generate(job_posting_url=posting)
    accepted = time.time()
    sights: dict[str, float] = {}
    status = ""
    while status not in FINAL:
        # A browser comes back by itself when the server it listened to is gone.
        with contextlib.suppress(httpx.TransportError):
            async for event in client.events(prep_id):
                status = str((event.data or {}).get("status") or status)
                sights.setdefault(status, time.time())
        if status not in FINAL:
            await asyncio.sleep(_COME_BACK_SECONDS)
    return Finished(
        employer=employer,
        prep_id=prep_id,
        began=began,
        accepted=accepted,
        ended=sights[status],
        status=status,
        asked=1,
        sights=sights,
    )


@dataclass(kw_only=True)
class Asking:
    """A user of the reference design's page: asks for the status every two seconds, 120 times at most."""

    http: httpx.AsyncClient
    scale: float

    async def prepare(self, employer: int, posting: str, *, user: str) -> Finished:
        """Ask for a guide and for its status until it is final, or until the page gives up."""
        headers = {"Authorization": f"Bearer {user}"}
        began = time.time()
        body = {"job_posting_url": posting}
        answer = await self.http.post("/api/interview-prep/generate", json=body, headers=headers)
        answer.raise_for_status()
        prep_id, accepted = str(answer.json()["id"]), time.time()
        sights: dict[str, float] = {}
        status, asked, ready = "processing", 0, None
        while status not in FINAL and asked < _MOST_POLLS:
            await asyncio.sleep(_POLL_SECONDS * self.scale)
            with contextlib.suppress(httpx.TransportError):
                found = await self.http.get(f"/api/interview-prep/status/{prep_id}", headers=headers)
                status, ready = str(found.json().get("status", status)), found.json().get("readyAt")
            asked += 1
            sights.setdefault(status, time.time())
        return Finished(
            employer=employer,
            prep_id=prep_id,
            began=began,
            accepted=accepted,
            ended=time.time(),
            ready=ready,
            status=status if status in FINAL else "given_up",
            asked=asked,
            sights=sights,
        )


@contextlib.asynccontextmanager
async def opened(base_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """Yield a client with room for many connections."""
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=200)
    async with httpx.AsyncClient(base_url=base_url, trust_env=False, timeout=60, limits=limits) as http:
        yield http
