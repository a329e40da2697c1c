"""The gateway process."""

import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware

from contracts.status import Stage
from contracts.topics import TOPICS
from runtime.publishing import Publisher
from runtime.service import Service
from runtime.storage import ObjectStore
from services.gateway import problems
from services.gateway.api import accounts, documents, events, openapi, pages, preps
from services.gateway.api.local import local_router
from services.gateway.api.parts import Parts
from services.gateway.auth.issuers import local_issuer, trusted_issuers
from services.gateway.auth.tokens import TokenVerifier
from services.gateway.background import Repeating
from services.gateway.billing_client import BillingClient
from services.gateway.hub import Hub
from services.gateway.intake import Intake
from services.gateway.middleware import BodyLimit, CatchAll, SecurityHeaders
from services.gateway.outbox import MongoOutbox, Relay
from services.gateway.projection import Projection
from services.gateway.redrive import Redrive
from services.gateway.settings import GatewaySettings
from services.gateway.store import PrepStore
from services.gateway.streams import Streams
from services.gateway.views import Viewer

__all__ = ["Gateway", "assemble", "create_app", "http_app"]

Lifespan = Callable[[Any], AbstractAsyncContextManager[None]]

_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def create_app(settings: GatewaySettings) -> Starlette:
    """Return the gateway's ASGI app; its lifespan runs the service."""
    service = Service(stage=Stage.GATEWAY, settings=settings)
    billing = BillingClient(settings=settings.billing, token=settings.internal_token)
    gateway = assemble(
        settings=settings,
        collection=service.mongo()["preps"],
        publisher=service.publisher,
        objects=service.object_store(settings.storage),
        billing=billing,
        http=service.manage(httpx.AsyncClient(trust_env=False, follow_redirects=False)),
    )
    service.manage(billing.running())
    service.at_start(gateway.parts.store.prepare)
    for topic in TOPICS.values():
        service.on(topic.model, gateway.projection.handle)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        # The background work publishes, so it runs only while the service's producer does.
        async with service.running(), gateway.running(stopping=service.stopping):
            yield

    return service.asgi(http_app(gateway.parts, settings=settings, lifespan=lifespan))


@dataclass(frozen=True, kw_only=True)
class Gateway:
    """The gateway without its connections."""

    parts: Parts
    projection: Projection
    publishing: Repeating
    watching: Repeating
    settings: GatewaySettings

    @contextlib.asynccontextmanager
    async def running(self, *, stopping: Any) -> AsyncIterator[None]:
        """Publish, look after silent preparations and wake streams while the block runs."""
        waking = self.parts.hub.running(
            versions=self.parts.store.versions, interval=self.settings.streams.poll_interval, stopping=stopping
        )
        async with waking, self.publishing.running(), self.watching.running():
            yield


def assemble(
    *,
    settings: GatewaySettings,
    collection: Any,
    publisher: Publisher,
    objects: ObjectStore,
    billing: BillingClient,
    http: httpx.AsyncClient,
) -> Gateway:
    """Put the gateway together."""
    patience = settings.redrive.after
    store = PrepStore(collection=collection, patience=patience)
    hub = Hub()
    viewer = Viewer(objects=objects)
    relay = Relay(
        outbox=MongoOutbox(collection=collection, patience=patience), publisher=publisher, settings=settings.outbox
    )
    publishing = Repeating(name="outbox", work=relay.publish_pending, interval=settings.outbox.poll_interval)
    redrive = Redrive(store=store, hub=hub, settings=settings.redrive, publish_soon=publishing.wake)
    local = local_issuer(settings)
    parts = Parts(
        store=store,
        intake=Intake(store=store, billing=billing, hub=hub, limits=settings.limits, publish_soon=publishing.wake),
        billing=billing,
        objects=objects,
        viewer=viewer,
        hub=hub,
        streams=Streams(store=store, hub=hub, viewer=viewer),
        stream_settings=settings.streams,
        verifier=TokenVerifier(
            issuers=trusted_issuers(settings.oidc, http=http, local=local), leeway=settings.oidc.leeway
        ),
        local_issuer=local,
    )
    return Gateway(
        parts=parts,
        projection=Projection(store=store, hub=hub),
        publishing=publishing,
        watching=Repeating(name="redrive", work=redrive.look, interval=settings.redrive.interval),
        settings=settings,
    )


def http_app(parts: Parts, *, settings: GatewaySettings, lifespan: Lifespan | None = None) -> FastAPI:
    """Return the routes, the page and everything every response goes through."""
    app = FastAPI(
        title="Prepline", version="1", docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=lifespan
    )
    app.state.parts = parts
    for module in (preps, events, documents, accounts):
        app.include_router(module.router)
    if parts.local_issuer is not None:
        app.include_router(local_router(parts.local_issuer))
    pages.install(app, oidc=settings.oidc, local_tokens=parts.local_issuer is not None)
    problems.install(app)
    openapi.describe(app)
    app.add_middleware(BodyLimit, limit=settings.limits.body_bytes)
    app.add_middleware(CatchAll)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"],
            expose_headers=["Location", "Retry-After", "Content-Disposition"],
            max_age=600,
        )
    app.add_middleware(SecurityHeaders, headers={**_SECURITY, "Content-Security-Policy": _content_policy(settings)})
    return app


def _content_policy(settings: GatewaySettings) -> str:
    """Return what the page may load and call: itself, and the issuer when users sign in there."""
    oidc = settings.oidc
    issuer = urlsplit(oidc.issuer)
    origins = [f"{issuer.scheme}://{issuer.netloc}", *oidc.page_origins] if oidc.client_id and oidc.issuer else []
    callable_origins = " ".join(["'self'", *origins])
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        f"connect-src {callable_origins}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
