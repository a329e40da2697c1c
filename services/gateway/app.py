"""The gateway process."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
from starlette.applications import Starlette

from contracts.status import Stage
from contracts.topics import TOPICS
from runtime.kafka.publishing import Publisher
from runtime.service import Service
from runtime.storage import ObjectStore
from services.gateway.afterwards.store import GuideNotes
from services.gateway.api.dependencies import Dependencies
from services.gateway.api.http_app import http_app
from services.gateway.auth.issuers import local_issuer, trusted_issuers
from services.gateway.auth.tokens import TokenVerifier
from services.gateway.background import Repeating
from services.gateway.billing_client import BillingClient
from services.gateway.guides.views import Viewer
from services.gateway.limits.pacing import Pacing
from services.gateway.limits.rates import Rates
from services.gateway.limits.running import RunningPreps
from services.gateway.preparations.intake import Intake
from services.gateway.preparations.outbox import MongoOutbox, Relay
from services.gateway.preparations.paid_files import PaidFiles
from services.gateway.preparations.projection import Projection
from services.gateway.preparations.remaining_time import RemainingTime
from services.gateway.preparations.stalled import StalledPreps
from services.gateway.preparations.state_cache import StateCache
from services.gateway.preparations.store import PrepStore
from services.gateway.preparations.told_ahead import ToldAhead
from services.gateway.previews.parser_client import ParserClient
from services.gateway.settings import GatewaySettings
from services.gateway.streams.event_stream import StreamGreeting, Streams
from services.gateway.streams.hub import Hub
from services.gateway.streams.tickets import Tickets
from services.gateway.streams.user_stream import UserStreams

__all__ = ["Gateway", "assemble", "create_app"]

_PACE = timedelta(minutes=1)
"""How often it is looked up how long preparations take."""


def create_app(settings: GatewaySettings) -> Starlette:
    """Return the gateway's ASGI app; its lifespan runs the service."""
    service = Service(stage=Stage.GATEWAY, settings=settings, interruptible=False)
    billing = BillingClient(settings=settings.billing, token=settings.internal_token)
    parser = ParserClient(settings=settings.parser, token=settings.preview_token)
    gateway = assemble(
        settings=settings,
        collection=service.mongo()["preps"],
        publisher=service.publisher,
        objects=service.object_store(settings.storage),
        billing=billing,
        parser=parser,
        http=service.manage(httpx.AsyncClient(trust_env=False, follow_redirects=False)),
    )
    service.manage(billing.running())
    service.manage(parser.running())
    service.at_start(gateway.deps.store.prepare)
    service.at_start(gateway.deps.notes.prepare)
    service.at_start(gateway.deps.tickets.prepare)
    service.at_start(gateway.rates.prepare)
    for topic in TOPICS.values():
        service.on(topic.model, gateway.projection.handle)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        # The background work publishes, so it runs only while the service's producer does.
        async with service.running(), gateway.running(stopping=service.stopping):
            yield

    return service.asgi(http_app(gateway.deps, settings=settings, lifespan=lifespan))


@dataclass(frozen=True, kw_only=True)
class Gateway:
    """The gateway without its connections."""

    deps: Dependencies
    rates: Rates
    projection: Projection
    relay: Relay
    publishing: Repeating
    pacing: Repeating
    watching: Repeating
    settings: GatewaySettings

    @contextlib.asynccontextmanager
    async def running(self, *, stopping: Any) -> AsyncIterator[None]:
        """Publish, look after silent preparations and wake streams while the block runs."""
        waking = self.deps.hub.running(
            versions=self.deps.store.versions, interval=self.settings.streams.poll_interval, stopping=stopping
        )
        async with contextlib.AsyncExitStack() as work:
            hurrying = self.projection.running(stopping)
            for part in (
                waking,
                hurrying,
                *(one.running() for one in (self.relay, self.publishing, self.watching, self.pacing)),
            ):
                await work.enter_async_context(part)
            yield


def assemble(
    *,
    settings: GatewaySettings,
    collection: Any,
    publisher: Publisher,
    objects: ObjectStore,
    billing: BillingClient,
    parser: ParserClient,
    http: httpx.AsyncClient,
) -> Gateway:
    """Put the gateway together."""
    patience = settings.stalled.after
    store = PrepStore(collection=collection, patience=patience)
    states, ahead = StateCache(), ToldAhead()
    hub = Hub()
    viewer = Viewer(objects=objects)
    relay = Relay(
        outbox=MongoOutbox(collection=collection, patience=patience), publisher=publisher, settings=settings.outbox
    )
    publishing = Repeating(name="outbox", work=relay.publish_pending, interval=settings.outbox.poll_interval)
    pace = RemainingTime(recent=store.completed_lately)
    greeting = StreamGreeting(heartbeat=settings.streams.heartbeat, pace=pace)
    files = PaidFiles(objects=objects)
    limits = collection.database["limits"]
    rates = Rates(collection=limits)
    running = RunningPreps(
        collection=limits,
        store=store,
        limit=settings.limits.running_per_user,
        per_minute=settings.limits.starts_per_minute,
    )
    stalled = StalledPreps(store=store, hub=hub, files=files, settings=settings.stalled, publish_soon=publishing.wake)
    local = local_issuer(settings)
    deps = Dependencies(
        store=store,
        notes=GuideNotes(collection=collection),
        states=states,
        ahead=ahead,
        intake=Intake(
            store=store,
            states=states,
            billing=billing,
            hub=hub,
            limits=settings.limits,
            lease=settings.outbox.lease,
            publish=relay.publish_own,
            publish_soon=publishing.wake,
        ),
        billing=billing,
        parser=parser,
        pacing=Pacing(rates=rates, running=running, limits=settings.limits),
        files=files,
        viewer=viewer,
        hub=hub,
        streams=Streams(store=store, states=states, hub=hub, ahead=ahead, viewer=viewer, greeting=greeting),
        user_streams=UserStreams(
            store=store, hub=hub, viewer=viewer, greeting=greeting, interval=settings.streams.poll_interval
        ),
        tickets=Tickets(collection=collection.database["stream_tickets"]),
        stream_settings=settings.streams,
        upgrade_url=settings.upgrade_url,
        verifier=TokenVerifier(
            issuers=trusted_issuers(settings.oidc, http=http, local=local), leeway=settings.oidc.leeway
        ),
        local_issuer=local,
    )
    return Gateway(
        deps=deps,
        rates=rates,
        projection=Projection(
            store=store,
            states=states,
            hub=hub,
            files=files,
            gathering=settings.streams.gathering,
            ahead=ahead,
            arrived=relay.arrived,
        ),
        relay=relay,
        publishing=publishing,
        pacing=Repeating(name="pace", work=pace.look, interval=_PACE),
        watching=Repeating(name="stalled", work=stalled.look, interval=settings.stalled.interval),
        settings=settings,
    )
