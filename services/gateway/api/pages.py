"""The web page: plain files, no build step."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from services.gateway.api.reference.asyncapi import asyncapi_document
from services.gateway.api.reference.problem_page import problem_page
from services.gateway.api.transport.assets import Asset, assets_of
from services.gateway.api.transport.conditional import is_known, not_modified, tag_of
from services.gateway.settings import OidcSettings

__all__ = ["PAGE_VERSION", "PAGE_VERSION_HEADER", "install"]

_WEB = Path(__file__).parent.parent / "web"
_ASSETS = _WEB / "assets"

PAGE_VERSION_HEADER = "Prepline-Page"
"""Tells an open page that the gateway serves another release by now."""


def _version_of(directory: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(directory.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(directory)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


PAGE_VERSION = _version_of(_ASSETS)
"""Names the content of all assets together."""


@cache
def _assets() -> Mapping[str, Asset]:
    """Return the page's files; made once for all apps of this process."""
    return assets_of(_ASSETS)


def install(app: FastAPI, *, oidc: OidcSettings, sample: str | None, local_tokens: bool) -> None:
    """Serve the page, its assets and what it must know to start."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def index(request: Request) -> Response:
        return _page("index.html", request)

    @router.get("/docs")
    async def docs(request: Request) -> Response:
        return _page("docs.html", request)

    @router.get("/docs/events")
    async def event_docs(request: Request) -> Response:
        return _page("docs.html", request)

    @router.get("/asyncapi.json")
    async def asyncapi() -> dict[str, Any]:
        return asyncapi_document()

    @router.get("/docs/problems")
    async def problems(request: Request) -> Response:
        return _page("problems.html", request)

    @router.get("/api/config")
    async def config() -> dict[str, Any]:
        return {"localTokens": local_tokens, "signIn": None if local_tokens else _sign_in(oidc), "sample": sample}

    app.include_router(router)
    assets = _assets()

    @app.get("/assets/{version}/{name:path}", include_in_schema=False)
    async def asset(version: str, name: str, request: Request) -> Response:
        """Return a file; from the address of another release lead to this one's, whose modules load each other."""
        if name not in assets:
            raise HTTPException(404)
        if version != PAGE_VERSION:
            return RedirectResponse(f"/assets/{PAGE_VERSION}/{name}", headers={"Cache-Control": "no-store"})
        return assets[name].response(request)


def _page(name: str, request: Request) -> Response:
    html = (_WEB / name).read_text().replace("/assets/", f"/assets/{PAGE_VERSION}/")
    html = problem_page(html)
    tag = tag_of(html)
    if is_known(request, tag):
        return not_modified(tag)
    return HTMLResponse(html, headers={"Cache-Control": "no-cache", "ETag": tag})


def _sign_in(oidc: OidcSettings) -> dict[str, str] | None:
    """Return what the page needs to sign users in at the issuer."""
    if not (oidc.issuer and oidc.client_id):
        return None
    return {"issuer": oidc.issuer, "clientId": oidc.client_id, "scope": oidc.scope, "audience": oidc.audience}
