"""How a request is phrased: servers differ in the parameters they take."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import BaseModel

from runtime.llm.answers import strict_schema

__all__ = ["Dialect", "Message", "request_body", "simpler"]

Message = dict[str, str]
_SCHEMA_WORDS = ("response_format", "json_schema", "guided", "grammar", "structured output")


@dataclass(frozen=True, slots=True)
class Dialect:
    """The parameters that are sent; the richest set to begin with."""

    format: Literal["json_schema", "json_object", "prompt"] = "json_schema"
    """The schema as response format, only "a JSON object", or nothing but words; the latter two put it into words."""
    limit: Literal["max_completion_tokens", "max_tokens"] | None = "max_completion_tokens"
    """The name of the parameter that bounds the answer."""
    temperature: bool = True
    """Whether a configured temperature is sent."""


def simpler(dialect: Dialect, complaint: str) -> Dialect | None:
    """Return how to ask next after a server refused a request, or None when nothing is left to try.

    Args:
        dialect: How it was asked.
        complaint: The server's words about it; a parameter they name is the one that is changed.
    """
    complaint = complaint.lower()
    if dialect.temperature and "temperature" in complaint:
        return replace(dialect, temperature=False)
    if dialect.format != "prompt" and any(word in complaint for word in _SCHEMA_WORDS):
        return _without_schema(dialect)
    if dialect.limit and dialect.limit in complaint:
        return replace(dialect, limit="max_tokens" if dialect.limit == "max_completion_tokens" else None)
    if dialect.limit == "max_completion_tokens":
        return replace(dialect, limit="max_tokens")
    return _without_schema(dialect) if dialect.format != "prompt" else None


def request_body(
    shape: type[BaseModel],
    messages: Sequence[Message],
    dialect: Dialect,
    *,
    model: str,
    completion_tokens: int,
    temperature: float | None,
) -> dict[str, Any]:
    """Return the request for an answer of the shape."""
    shown = list(messages)
    body: dict[str, Any] = {"model": model, "messages": shown}
    schema = strict_schema(shape)
    if dialect.format == "json_schema":
        wanted = {"name": shape.__name__, "schema": schema, "strict": True}
        body["response_format"] = {"type": "json_schema", "json_schema": wanted}
    else:
        words = f"Answer with one JSON object of this JSON schema: {json.dumps(schema)}"
        shown.append({"role": "user", "content": words})
    if dialect.format == "json_object":
        body["response_format"] = {"type": "json_object"}
    if dialect.limit:
        body[dialect.limit] = completion_tokens
    if dialect.temperature and temperature is not None:
        body["temperature"] = temperature
    return body


def _without_schema(dialect: Dialect) -> Dialect:
    if dialect.format == "json_schema":
        return replace(dialect, format="json_object")
    return replace(dialect, format="prompt", limit=None)
