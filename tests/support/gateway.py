"""The gateway on a real MongoDB, with Kafka, S3 and billing replaced by fakes."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import httpx
from pydantic import SecretStr
from starlette.types import ASGIApp

from contracts.billing import Account, Hold, Tier
from contracts.envelope import Event
from contracts.preps import PdfStored
from contracts.problems import PROBLEM_JSON, Problem, ProblemCode
from runtime.settings import BillingApiSettings
from runtime.testing import MemoryObjectStore, RecordingPublisher
from services.gateway.api.http_app import http_app
from services.gateway.app import Gateway, assemble
from services.gateway.billing_client import BillingClient
from services.gateway.previews.parser_client import ParserClient
from services.gateway.settings import GatewaySettings, ParserApiSettings
from tests.support.guide_samples import rich_job
from tests.support.prep_events import GUIDE

__all__ = ["FakeBilling", "GatewayRig", "until"]

TOKEN = "internal-token-of-the-tests"


async def until(condition: Callable[[], bool | Awaitable[bool]], *, seconds: float = 10) -> None:
    """Return once the condition holds; fail when it does not in time."""
    async with asyncio.timeout(seconds):
        while True:
            holds = condition()
            if holds if isinstance(holds, bool) else await holds:
                return
            await asyncio.sleep(0.01)


class FakeBilling:
    """Billing's HTTP interface with its rules reduced to one: every user has `credits`."""

    def __init__(self) -> None:
        self.credits = 1000
        self.cost = 25
        self.holds: dict[tuple[str, int], str] = {}
        self.released: list[tuple[str, int]] = []
        self.changes: list[dict[str, Any]] = []
        self.problem: Problem | None = None
        self.failure: Exception | None = None
        self.calls: list[str] = []
        self.forgotten: list[str] = []
        self.ledger: list[dict[str, Any]] = [
            {
                "id": "capture:prep-1",
                "at": "2026-11-03T10:00:00+00:00",
                "kind": "capture",
                "prep_id": "prep-1",
                "balance": -25,
            },
            {"id": "signup:alice", "at": "2026-11-01T10:00:00+00:00", "kind": "signup", "balance": 100},
        ]

    def transport(self) -> httpx.MockTransport:
        """Return the network on which only billing answers."""
        return httpx.MockTransport(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.calls.append(f"{request.method} {request.url.path}")
        if self.failure:
            raise self.failure
        if request.headers["authorization"] != f"Bearer {TOKEN}":
            return self._refuse(401, ProblemCode.UNAUTHENTICATED)
        if self.problem:
            return self._refuse(self.problem.status, self.problem.code, self.problem.detail)
        return self._serve(request)

    def _serve(self, request: httpx.Request) -> httpx.Response:  # noqa: PLR0911 — one per route
        match unquote(request.url.path).strip("/").split("/"):
            case ["holds"]:
                return self._hold(json.loads(request.content))
            case ["holds", "several"]:
                return httpx.Response(200, json=[self._hold_one(body) for body in json.loads(request.content)])
            case ["holds", prep_id, "release"]:
                self.released.append((prep_id, int(request.url.params["attempt"])))
                self.holds.pop(self.released[-1], None)
                return httpx.Response(204)
            case ["accounts", user_id] if request.method == "DELETE":
                self.forgotten.append(user_id)
                return httpx.Response(204)
            case ["accounts", user_id]:
                return httpx.Response(200, content=self._account(user_id).model_dump_json())
            case ["accounts", user_id, "ledger"]:
                return httpx.Response(200, json={"entries": self.ledger})
            case ["accounts", user_id, "changes"]:
                self.changes.append(json.loads(request.content))
                return httpx.Response(200, content=self._account(user_id).model_dump_json())
        return httpx.Response(404)

    def _hold(self, body: dict[str, Any]) -> httpx.Response:
        if len(self.holds) * self.cost + self.cost > self.credits:
            return self._refuse(401, ProblemCode.INSUFFICIENT_CREDITS, "A guide costs 25 credits and you have fewer.")
        self.holds[body["prep_id"], body["attempt"]] = body["user_id"]
        return httpx.Response(200, content=Hold(**body, state="held", amount=self.cost).model_dump_json())

    def _hold_one(self, body: dict[str, Any]) -> dict[str, Any]:
        answer = self._hold(body)
        return {"hold" if answer.is_success else "problem": answer.json()}

    def _account(self, user_id: str) -> Account:
        held = len(self.holds) * self.cost
        return Account(
            user_id=user_id,
            tier=Tier.PRO,
            balance=self.credits,
            held=held,
            available=self.credits - held,
            used_this_month=1,
            held_this_month=len(self.holds),
            monthly_limit=5,
            prep_cost=self.cost,
        )

    def _refuse(self, status: int, code: ProblemCode, detail: str = "") -> httpx.Response:
        problem = Problem(title="Refused", status=status, code=code, detail=detail)
        return httpx.Response(status, content=problem.model_dump_json(), headers={"Content-Type": PROBLEM_JSON})


class FakeParser:
    """The parser's HTTP interface: reads every posting as the same job, but walls and broken documents."""

    def __init__(self) -> None:
        self.job = rich_job()
        self.readings: list[dict[str, Any]] = []
        self.away = False

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer as the parser would."""
        assert request.headers["authorization"] == f"Bearer {TOKEN}"
        if self.away:
            raise httpx.ConnectError("away")
        if request.url.path == "/texts":
            readable = b"unreadable" not in request.content
            return httpx.Response(200, json={"text": "Five years of Go."}) if readable else self._refuse()
        asked = json.loads(request.content)
        self.readings.append(asked)
        if "wall" in (asked["job_posting_url"] or ""):
            return self._refuse()
        entered = {name: asked[name] for name in ("company_name", "job_title") if asked[name]}
        return httpx.Response(200, content=self.job.model_copy(update=entered).model_dump_json())

    def _refuse(self) -> httpx.Response:
        problem = Problem(
            title="Login required",
            status=422,
            code=ProblemCode.LOGIN_REQUIRED,
            detail="The site shows a login wall.",
            needs_manual_input=True,
            suggestions=["Paste the posting's text, or enter company name and job title."],
            company_name="Lumenworks Pay",
        )
        return httpx.Response(422, content=problem.model_dump_json())


class GatewayRig:
    """One gateway process; several may share a collection."""

    def __init__(
        self,
        *,
        collection: Any,
        billing: FakeBilling | None = None,
        http: httpx.AsyncClient | None = None,
        objects: MemoryObjectStore | None = None,
        **settings: Any,
    ) -> None:
        self.collection = collection
        self.billing = billing or FakeBilling()
        self.publisher = RecordingPublisher()
        self.objects = objects or MemoryObjectStore()
        self.settings = GatewaySettings(environment="local", **settings)
        if "gathering" not in settings.get("streams", {}):
            self.settings.streams.gathering = timedelta()  # events come one by one here: nothing to wait for
        client = BillingClient(
            settings=BillingApiSettings(base_url="http://billing.test"),
            token=SecretStr(TOKEN),
            transport=self.billing.transport(),
        )
        self.parser = FakeParser()
        self.gateway: Gateway = assemble(
            settings=self.settings,
            collection=collection,
            publisher=self.publisher,
            objects=self.objects,
            billing=client,
            parser=ParserClient(
                settings=ParserApiSettings(base_url="http://parser.test"),
                token=SecretStr(TOKEN),
                transport=httpx.MockTransport(self.parser.answer),
            ),
            http=http or httpx.AsyncClient(transport=httpx.MockTransport(lambda _: httpx.Response(503))),
        )
        self.deps = self.gateway.deps
        self.app = http_app(self.deps, settings=self.settings)

    def token(self, user: str = "alice") -> str:
        """Return a valid token."""
        assert self.deps.local_issuer is not None
        return self.deps.local_issuer.mint(user)

    def client(self, user: str | None = "alice", *, app: ASGIApp | None = None) -> httpx.AsyncClient:
        """Return an HTTP client that is signed in as `user`."""
        headers = {"Authorization": f"Bearer {self.token(user)}"} if user else {}
        transport = httpx.ASGITransport(app=app or self.app, raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="http://gateway.test", headers=headers)

    async def deliver(self, *events: Event) -> None:
        """Let the gateway see events as if they came from Kafka."""
        for event in events:
            await self.render(event)
            await self.gateway.projection.handle(event)

    async def render(self, event: Event) -> None:
        """Store the file of an event that says it is there, as the renderer does first."""
        if isinstance(event, PdfStored):
            await self.objects.put(event.document.key, GUIDE, content_type="application/pdf")

    async def publish_pending(self) -> list[Event]:
        """Let the outbox publish, and return everything that was published so far."""
        await asyncio.gather(*self.gateway.relay._own)
        await self.gateway.publishing._work()
        return self.publisher.events

    def leave_unpublished(self) -> None:
        """From now on, leave what is accepted to whoever looks for it, as a process that is killed then does."""
        self.deps.intake.publish = lambda _document: None
        self.deps.intake.lease = timedelta()
