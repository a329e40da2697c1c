"""The web page: plain files, no build step."""

from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse
from starlette.staticfiles import StaticFiles

from services.gateway.settings import OidcSettings

__all__ = ["install"]

_WEB = Path(__file__).parent.parent / "web"


def install(app: FastAPI, *, oidc: OidcSettings, local_tokens: bool) -> None:
    """Serve the page, its assets and what it must know to start."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def index() -> FileResponse:
        return FileResponse(_WEB / "index.html", headers={"Cache-Control": "no-cache"})

    @router.get("/docs")
    async def docs() -> FileResponse:
        return FileResponse(_WEB / "docs.html", headers={"Cache-Control": "no-cache"})

    @router.get("/api/config")
    async def config() -> dict[str, Any]:
        return {"localTokens": local_tokens, "signIn": None if local_tokens else _sign_in(oidc)}

    app.include_router(router)
    app.mount("/assets", StaticFiles(directory=_WEB / "assets"), name="assets")


def _sign_in(oidc: OidcSettings) -> dict[str, str] | None:
    """Return what the page needs to sign users in at the issuer."""
    if not (oidc.issuer and oidc.client_id):
        return None
    return {"issuer": oidc.issuer, "clientId": oidc.client_id, "scope": oidc.scope, "audience": oidc.audience}
