"""The HTTP surface: routes, page, and what every request and response goes through."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from services.gateway.api import accounts, events, openapi, pages, preps, problems
from services.gateway.api import guides as documents
from services.gateway.api.dependencies import Dependencies
from services.gateway.api.local import local_router
from services.gateway.api.middleware import BodyLimit, CatchAll, SecurityHeaders
from services.gateway.settings import GatewaySettings

__all__ = ["http_app"]

Lifespan = Callable[[Any], AbstractAsyncContextManager[None]]

_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def http_app(deps: Dependencies, *, settings: GatewaySettings, lifespan: Lifespan | None = None) -> FastAPI:
    """Return the routes, the page and everything every response goes through."""
    app = FastAPI(
        title="Prepline", version="1", docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=lifespan
    )
    app.state.deps = deps
    for module in (preps, events, documents, accounts):
        app.include_router(module.router)
    if deps.local_issuer is not None:
        app.include_router(local_router(deps.local_issuer))
    pages.install(app, oidc=settings.oidc, local_tokens=deps.local_issuer is not None)
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
    versioned = {**_SECURITY, pages.PAGE_VERSION_HEADER: pages.PAGE_VERSION}
    app.add_middleware(SecurityHeaders, headers={**versioned, "Content-Security-Policy": _content_policy(settings)})
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
