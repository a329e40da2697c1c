"""Between Kafka records and events."""

import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from contracts.base import PrepId, UserId
from contracts.envelope import Event
from contracts.topics import MAX_EVENT_BYTES
from contracts.versions import preferred_version, read_event, version_of

__all__ = [
    "EventTooLargeError",
    "InvalidEventError",
    "ReadableIds",
    "decode",
    "encode",
    "headers_of",
    "is_left_to_its_twin",
    "readable_ids",
    "stated_version",
    "trace_headers",
    "trace_of",
]

_TRACE_HEADERS = {
    "traceparent": re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}"),
    "tracestate": re.compile(r"[\x20-\x7e]{1,512}"),
    "correlation_id": re.compile(r"[\x21-\x7e]{1,128}"),
}
"""What each header that follows a preparation may look like; a malformed one counts as absent."""

trace_headers: ContextVar[Mapping[str, str]] = ContextVar("trace_headers")
"""Trace and correlation headers of the record or request in work; copied to what it publishes."""


class InvalidEventError(Exception):
    """The record's value is not an event of its topic."""


class EventTooLargeError(Exception):
    """The event exceeds what a topic carries; its producer must trim it."""


def decode(*, topic: str, value: bytes | None) -> Event:
    """Return the event in a record's value, in the present version whichever version the record is of.

    Raises:
        InvalidEventError: The value is not JSON or fails its version's model; the message names fields, never values.
        UnsupportedVersionError: This release does not read the record's version.
    """
    try:
        return read_event(topic=topic, value=value or b"")
    except ValidationError as error:
        flaws = [f"{'.'.join(map(str, flaw['loc'])) or 'value'}: {flaw['type']}" for flaw in error.errors()[:5]]
        raise InvalidEventError("; ".join(flaws)) from None


def encode(event: Event) -> bytes:
    """Return the event as JSON.

    Raises:
        EventTooLargeError: It exceeds `MAX_EVENT_BYTES`.
    """
    value = event.model_dump_json(exclude_none=True).encode()
    if len(value) > MAX_EVENT_BYTES:
        raise EventTooLargeError(f"{event.topic}: {len(value)} bytes, {MAX_EVENT_BYTES} allowed")
    return value


def stated_version(value: bytes | None) -> int | None:
    """Return the schema version of a record, or None when its value cannot be read."""
    try:
        return version_of(value or b"")
    except ValidationError:
        return None


def is_left_to_its_twin(*, topic: str, value: bytes | None, headers: Mapping[str, str]) -> bool:
    """Return whether the record's event was also written in another version that this release rather reads."""
    preferred = preferred_version(topic=topic, headers=headers)
    return preferred is not None and preferred != stated_version(value)


def headers_of(record_headers: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """Return a record's headers as text; bytes that are not UTF-8 are replaced, the first of a name wins."""
    headers: dict[str, str] = {}
    for name, value in record_headers:
        headers.setdefault(name, (value or b"").decode("utf-8", "replace"))
    return headers


def trace_of(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that follow a preparation through the chain; a new trace begins where there is no sound one.

    Never raises: whoever writes the headers is not known yet.
    """
    kept = {name: headers[name] for name, form in _TRACE_HEADERS.items() if form.fullmatch(headers.get(name) or "")}
    if "traceparent" not in kept:
        kept.pop("tracestate", None)  # means nothing without the trace that it belongs to
    kept.setdefault("traceparent", f"00-{uuid4().hex}-{uuid4().hex[:16]}-01")
    kept.setdefault("correlation_id", kept["traceparent"].split("-")[1])
    return kept


class ReadableIds(BaseModel):
    """What a record that failed validation still says about its preparation."""

    model_config = ConfigDict(extra="ignore")

    prep_id: PrepId
    user_id: UserId
    attempt: int = Field(default=1, ge=1, le=1000)


def readable_ids(value: bytes | None) -> ReadableIds | None:
    """Return whose preparation an invalid record belongs to, or None when that cannot be read either."""
    try:
        return ReadableIds.model_validate_json(value or b"")
    except ValidationError:
        return None
