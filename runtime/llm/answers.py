"""From what a model wrote to an answer of the shape that was asked for."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

__all__ = ["correction", "read_answer", "strict_schema", "without_thoughts"]

A = TypeVar("A", bound=BaseModel)
_MOST_ERRORS = 8
_MOST_CANDIDATES = 50
# The opening tag is missing where the server put it into the prompt; a thought that never ends has no answer after it.
_THOUGHT = re.compile(r"\A.*</think(?:ing)?>|<think(?:ing)?>.*\Z", re.DOTALL | re.IGNORECASE)
_DECODER = json.JSONDecoder()


@cache
def strict_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """Return the shape's JSON schema as strict structured output demands it: every field required, no others."""
    schema: dict[str, Any] = shape.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        if part.get("type") == "object":
            part["additionalProperties"] = False
            part["required"] = list(part.get("properties", {}))
    return schema


def read_answer(shape: type[A], content: str) -> A:
    """Return the answer in what the model wrote: also after its thoughts, in prose or code fences, with extra fields.

    Raises:
        ValidationError: There is no such answer in it.
    """
    try:
        return shape.model_validate_json(content, extra="ignore")
    except ValidationError as error:
        failure = error
    for number, found in enumerate(_objects(without_thoughts(content))):
        try:
            return shape.model_validate(found, extra="ignore")
        except ValidationError as error:
            # The first object is what the model meant as its answer, so its faults are what it is told.
            failure = error if number == 0 else failure
    raise failure


def without_thoughts(content: str) -> str:
    """Return what a reasoning model wrote without what it thought before."""
    return _THOUGHT.sub("", content).strip()


def correction(error: ValidationError, *, is_truncated: bool) -> str:
    """Return what the model is told about an answer that could not be read."""
    faults = "; ".join(
        f"{'.'.join(str(part) for part in fault['loc']) or 'answer'}: {fault['msg']}"
        for fault in error.errors()[:_MOST_ERRORS]
    )
    shorter = " It was cut off for its length: use far fewer items." if is_truncated else ""
    return f"That was not valid: {faults}.{shorter} Answer again with one complete JSON object of the schema alone."


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects in a text, outermost ones, from the left."""
    position = text.find("{")
    for _ in range(_MOST_CANDIDATES):
        if position < 0:
            return
        try:
            found, end = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            end = position + 1
        else:
            yield found
        position = text.find("{", end)
