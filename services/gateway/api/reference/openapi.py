"""The OpenAPI document."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from contracts.problems import Problem

__all__ = ["describe"]

_ABOUT = """
Prepline turns a job posting into an evidence-backed interview-preparation guide.

Ask with `POST /api/interview-prep/generate`, follow `GET /api/interview-prep/events/{id}`, fetch the guide.
Every error is a problem document (RFC 9457) with a stable `code`.
"""


def describe(app: FastAPI) -> None:
    """Have `app` describe itself: with the problem document, without the framework's own error schemas."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign] # the documented way to replace it


def _document(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(title=app.title, version=app.version, description=_ABOUT.strip(), routes=app.routes)
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for path in document["paths"].values():
        for operation in path.values():
            _drop_framework_errors(operation)
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(schema.pop("$defs", {}))
    schemas[Problem.__name__] = schema
    return document


def _drop_framework_errors(operation: dict[str, Any]) -> None:
    described = operation["responses"].get("422", {}).get("content", {})
    if "application/json" in described:
        del operation["responses"]["422"]
