"""The OpenAPI document."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from contracts.problems import Problem
from services.gateway.api.error_responses import problems
from services.gateway.guides.bodies.streams import STREAMED, STREAMED_ALL

__all__ = ["describe"]

_HEADERS: Mapping[str, Mapping[str, str]] = {
    "202": {"Location": "The status of the preparation."},
    "206": {"Content-Range": "Which bytes these are, and of how many.", "ETag": "Names this version of the file."},
    "304": {"ETag": "Names the version that the client has."},
    "401": {"WWW-Authenticate": "How to authenticate, where that is what is missing."},
    "415": {"Accept-Post": "The types that are taken."},
    "416": {"Content-Range": "How many bytes there are."},
    "429": {"Retry-After": "Seconds to wait."},
    "503": {"Retry-After": "Seconds to wait."},
}
_TAGGED = ("status", "pdf")
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
            _add_what_any_route_answers(operation)
            _name_headers(operation)
    _link(document)
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    unnamed: tuple[type[BaseModel], ...] = (
        Problem,
        *STREAMED.values(),
        *STREAMED_ALL.values(),
    )  # no route names these as its model
    for model in unnamed:
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update({name: part for name, part in schema.pop("$defs", {}).items() if name not in schemas})
        schemas.setdefault(model.__name__, schema)
    return document


def _add_what_any_route_answers(operation: dict[str, Any]) -> None:
    """Add the refusals that no route needs to name: unknown parameters, and bodies that are too large or no JSON."""
    refusals = (400, 413, 415) if "requestBody" in operation else (400,)
    for status, response in problems(*refusals).items():
        operation["responses"].setdefault(str(status), response)


def _name_headers(operation: dict[str, Any]) -> None:
    """Add the headers that an answer with this status carries."""
    for status, response in operation["responses"].items():
        named = dict(_HEADERS.get(status, {}))
        if response["description"] == "Successful Response":  # the framework's words
            response["description"] = f"{operation['summary']}."
        if status == "200" and operation["operationId"] in _TAGGED:
            named["ETag"] = "Names this version; send it as `If-None-Match`."
        if status == "200" and "application/json" not in response.get("content", {"application/json": {}}):
            named["Content-Disposition"] = "The file's name."
        if named:
            response["headers"] = {
                name: {"description": about, "schema": {"type": "string"}} for name, about in named.items()
            }


def _link(document: dict[str, Any]) -> None:
    """Say where the identifiers come from that other operations take."""
    operations = {
        operation["operationId"]: (path, operation)
        for path, item in document["paths"].items()
        for operation in item.values()
    }
    about_one = [name for name, (path, _) in operations.items() if "{prep_id}" in path and "{key}" not in path]
    for starting in ("generate", "refresh"):
        _, operation = operations[starting]
        operation["responses"]["202"]["links"] = {
            name: {"operationId": name, "parameters": {"prep_id": "$response.body#/id"}} for name in about_one
        }
    _, practice = operations["practice"]
    question = {"prep_id": "$request.path.prep_id", "key": "$response.body#/questions/0/key"}
    practice["responses"]["200"]["links"] = {"practised": {"operationId": "practised", "parameters": question}}


def _drop_framework_errors(operation: dict[str, Any]) -> None:
    described = operation["responses"].get("422", {}).get("content", {})
    if "application/json" in described:
        del operation["responses"]["422"]
