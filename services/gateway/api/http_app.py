"""The HTTP surface: routes, page, and what every request and response goes through."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any
from urllib.parse import urlsplit

from fastapi import Depends, FastAPI
from starlette.middleware.cors import CORSMiddleware

from services.gateway.api import accounts, afterwards, events, exports, pages, preps, previews, problems
from services.gateway.api import guides as documents
from services.gateway.api.dependencies import Dependencies
from services.gateway.api.local import local_router
from services.gateway.api.reference import openapi
from services.gateway.api.transport.compression import Compression
from services.gateway.api.transport.middleware import BodyLimit, CatchAll, HeadAsGet, JsonOnly, SecurityHeaders
from services.gateway.api.transport.parameters import refuse_unknown_parameters
from services.gateway.api.transport.timing import Timing
from services.gateway.settings import GatewaySettings

__all__ = ["http_app"]

Lifespan = Callable[[Any], AbstractAsyncContextManager[None]]

_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_DOCUMENTS = "/api/documents/text"
_SENT = (
    *("Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"),
    *("If-None-Match", "If-Range", "Range", "traceparent", "tracestate"),
)
_ANSWERED = (
    *("Accept-Ranges", "Content-Disposition", "Content-Range", "ETag", "Link", "Location", "Retry-After"),
    pages.PAGE_VERSION_HEADER,
)
"""What pages of other origins may send and see: all that the API uses and answers."""


def http_app(deps: Dependencies, *, settings: GatewaySettings, lifespan: Lifespan | None = None) -> FastAPI:
    """Return the routes, the page and everything every response goes through."""
    app = FastAPI(
        title="Prepline",
        version="1",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.deps = deps
    for module in (previews, preps, events, documents, exports, afterwards, accounts):
        app.include_router(module.router, dependencies=[Depends(refuse_unknown_parameters)])
    if deps.local_issuer is not None:
        app.include_router(local_router(deps.local_issuer))
    local_tokens = deps.local_issuer is not None
    pages.install(app, oidc=settings.oidc, sample=settings.sample_url, local_tokens=local_tokens)
    problems.install(app)
    openapi.describe(app)
    app.add_middleware(BodyLimit, limit=settings.limits.body_bytes, others={_DOCUMENTS: settings.limits.document_bytes})
    app.add_middleware(JsonOnly, others={_DOCUMENTS: frozenset(previews.DOCUMENT_TYPES)})
    app.add_middleware(CatchAll)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Compression)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE"],
            allow_headers=_SENT,
            expose_headers=_ANSWERED,
            max_age=600,
        )
    versioned = {**_SECURITY, pages.PAGE_VERSION_HEADER: pages.PAGE_VERSION}
    app.add_middleware(SecurityHeaders, headers={**versioned, "Content-Security-Policy": _content_policy(settings)})
    app.add_middleware(Timing)
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
