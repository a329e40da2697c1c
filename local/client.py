"""A user of the gateway, for the demo and for tests that run the whole stack."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Any, Self

import httpx

from local.patience import Patience

__all__ = ["Client", "RefusedError", "SseEvent"]

API = "/api/interview-prep"
_LOOK = 0.1
FINAL = {"completed", "failed", "parsing_failed", "cancelled"}


@dataclass(frozen=True, kw_only=True)
class SseEvent:
    """One server-sent event."""

    id: str | None
    name: str
    data: Any


class RefusedError(Exception):
    """The gateway answered with a problem document."""


class Client:
    """Talks to the gateway as one user; survives a gateway that is away for a moment."""

    def __init__(self, *, base_url: str, token: str, patience: float = 90) -> None:
        self._http = httpx.AsyncClient(
            base_url=base_url, headers={"Authorization": f"Bearer {token}"}, timeout=10, trust_env=False
        )
        self._patience = patience

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request, again while nothing answers."""
        async with asyncio.timeout(self._patience):
            while True:
                try:
                    response = await self._http.request(method, path, **options)
                except httpx.TransportError:
                    await asyncio.sleep(0.1)
                    continue
                if response.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                    return response
                await asyncio.sleep(0.1)

    async def generate(self, *, key: str | None = None, **body: Any) -> str:
        """Ask for a guide and return its id."""
        headers = {"Idempotency-Key": key} if key else {}
        response = await self.request("POST", f"{API}/generate", json=body, headers=headers)
        return str(_expect(response, httpx.codes.ACCEPTED).json()["id"])

    async def status(self, prep_id: str) -> dict[str, Any]:
        """Return the preparation's document."""
        document: dict[str, Any] = _expect(await self.request("GET", f"{API}/status/{prep_id}")).json()
        return document

    async def final(self, prep_id: str) -> dict[str, Any]:
        """Return the document once its status is final."""
        return (await self.all_final([prep_id]))[0]

    async def all_final(self, prep_ids: Iterable[str]) -> list[dict[str, Any]]:
        """Return the documents of several preparations once all are final.

        Raises:
            TimeoutError: Nothing has happened to any of them for as long as this client is patient.
        """
        patience = Patience(self._patience)
        return list(await asyncio.gather(*(self._final(prep_id, patience) for prep_id in prep_ids)))

    async def _final(self, prep_id: str, patience: Patience) -> dict[str, Any]:
        while (document := await self.status(prep_id))["status"] not in FINAL:
            patience.look(document, of=prep_id)
            await asyncio.sleep(_LOOK)
        return document

    async def pdf(self, prep_id: str) -> bytes:
        """Return the guide."""
        return _expect(await self.request("GET", f"{API}/{prep_id}.pdf")).content

    async def account(self) -> dict[str, Any]:
        """Return the user's account."""
        document: dict[str, Any] = _expect(await self.request("GET", "/api/account")).json()
        return document

    async def events(
        self, prep_id: str, *, last_event_id: str | None = None, with_ids: bool = False
    ) -> AsyncIterator[SseEvent]:
        """Yield server-sent events until the server closes the stream, or one `end` when there is nothing left.

        `with_ids` also yields ids that come by themselves, without a name: a change that was told before is kept now.
        """
        headers = {"Last-Event-ID": last_event_id} if last_event_id is not None else {}
        async with self._http.stream("GET", f"{API}/events/{prep_id}", headers=headers, timeout=30) as response:
            if response.status_code == httpx.codes.NO_CONTENT:
                yield SseEvent(id=None, name="end", data={})
                return
            if response.status_code != httpx.codes.OK:
                await response.aread()
                _expect(response)
            fields: dict[str, str] = {}
            async for line in response.aiter_lines():
                if line:
                    name, _, value = line.partition(":")
                    fields[name] = value.removeprefix(" ")
                    continue
                if "data" in fields:
                    data = json.loads(fields["data"] or "null")
                    yield SseEvent(id=fields.get("id"), name=fields.get("event", "message"), data=data)
                elif with_ids and "id" in fields:
                    yield SseEvent(id=fields["id"], name="", data=None)
                fields = {}


def _expect(response: httpx.Response, status: int = httpx.codes.OK) -> httpx.Response:
    if response.status_code != status:
        raise RefusedError(f"{response.status_code}: {response.text}")
    return response
