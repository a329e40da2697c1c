"""Answers made of JSON that is there already: what was stored goes out as it is, not read and written again."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Response

__all__ = ["JsonText", "encoded", "in_ascii", "json_response"]

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_OTHER = re.compile(r"[^\x00-\x7f]+")


@dataclass(frozen=True)
class JsonText:
    """A value that is written as JSON."""

    text: str


def encoded(body: Mapping[str, Any]) -> str:
    """Return an object as JSON; its values may be `JsonText`, but nothing inside them."""
    known = {name: value.text for name, value in body.items() if isinstance(value, JsonText)}
    rest = _encode({name: value for name, value in body.items() if name not in known})
    parts = (rest[1:-1], *(f"{_encode(name)}:{text}" for name, text in known.items()))
    return "{" + ",".join(part for part in parts if part) + "}"


def in_ascii(text: str) -> str:
    """Return JSON with all other characters escaped."""
    return text if text.isascii() else _OTHER.sub(lambda found: json.dumps(found[0])[1:-1], text)


def json_response(body: Mapping[str, Any], *, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer that has this object as its body."""
    return Response(encoded(body), media_type="application/json", headers=headers)
