"""The committed descriptions of the API: OpenAPI, AsyncAPI, TypeScript."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from services.gateway.api.dependencies import Dependencies
from services.gateway.api.http_app import http_app
from services.gateway.api.reference.asyncapi import asyncapi_document
from services.gateway.api.reference.typescript import typescript_types
from services.gateway.settings import GatewaySettings

__all__ = ["current_files"]

_DOCS = Path(__file__).parents[4] / "docs"


def current_files() -> dict[Path, str]:
    """Return the files as the code is now."""
    # Nothing is called, so nothing is needed of what the routes work with.
    deps = cast("Dependencies", SimpleNamespace(local_issuer=None))
    openapi = http_app(deps, settings=GatewaySettings(environment="local")).openapi()
    return {
        _DOCS / "openapi.json": _json(openapi),
        _DOCS / "asyncapi.json": _json(asyncapi_document()),
        _DOCS / "client" / "types.d.ts": typescript_types(openapi),
    }


def _json(document: Any) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
