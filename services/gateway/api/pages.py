"""The web page: plain files, no build step."""

from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse
from starlette.staticfiles import StaticFiles

__all__ = ["install"]

_WEB = Path(__file__).parent.parent / "web"


def install(app: FastAPI, *, local_tokens: bool) -> None:
    """Serve the page, its assets and what it must know to start."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def index() -> FileResponse:
        return FileResponse(_WEB / "index.html", headers={"Cache-Control": "no-cache"})

    @router.get("/docs")
    async def docs() -> FileResponse:
        return FileResponse(_WEB / "docs.html", headers={"Cache-Control": "no-cache"})

    @router.get("/api/config")
    async def config() -> dict[str, bool]:
        return {"localTokens": local_tokens}

    app.include_router(router)
    app.mount("/assets", StaticFiles(directory=_WEB / "assets"), name="assets")
