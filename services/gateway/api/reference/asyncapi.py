"""The AsyncAPI document: the events of the chain, for systems that publish or read them."""

from functools import lru_cache
from typing import Any

from contracts.signatures import EXTERNAL, SIGNATURE_HEADER
from contracts.topics import MAX_EVENT_BYTES, TOPICS, Topic
from contracts.versions import VERSIONS_HEADER

__all__ = ["asyncapi_document"]

_ABOUT = f"""Six services turn a job posting into an interview guide by exchanging these events; other systems may enter
the chain at every channel that `{EXTERNAL}` may publish to.

Who you are. An operator makes a key pair for your system (`prepline keys NAME`), a user of the broker with
the same name, and its permissions. Sign each record: the header `{SIGNATURE_HEADER}` is
`ed25519;NAME;BASE64`, over topic, name, key and the SHA-256 of the value
(`contracts.signatures.signed_bytes`). A record that proves nobody moves nothing.

Credits. A guide costs its user credits, also when you ask for it: they are held before any work and taken
when the PDF is there. Who cannot pay gets `prep.failed` with `insufficient_credits` or
`monthly_limit_reached`. Insights that you publish yourself have a price of their own, whatever evidence they
claim.

Ids. The key of each record is `prep_id`; choose a new one for each preparation, of letters, digits, `-` and
`_`. Leave `event_id` out: it follows from preparation, topic and attempt, and publishing again changes
nothing. One that you set must be new for each event. Attempts are counted one by one, and end when the guide
was paid for.

Size. An event's JSON stays below {MAX_EVENT_BYTES} bytes.

When it goes wrong. A preparation that cannot be finished ends with `prep.failed` and a stable `code`. A
record that cannot be read, or claims what is not so, goes to `<topic>.dlq` with the reason (`dlq-reason`),
the field (`dlq-field`) and who could not handle it (`dlq-consumers`); an unreadable record of yours ends no
preparation.

Delivery is at least once: the same `event_id` on the same topic for the same preparation is the same event."""


_HEADERS = {
    "type": "object",
    "required": [SIGNATURE_HEADER],
    "properties": {
        SIGNATURE_HEADER: {"type": "string", "pattern": "^ed25519;[a-z0-9][a-z0-9._-]*;[A-Za-z0-9+/=]{88}$"},
        VERSIONS_HEADER: {"type": "string", "description": "All versions in which this event was written."},
        "traceparent": {"type": "string", "description": "W3C Trace Context; a malformed one counts as absent."},
        "correlation_id": {"type": "string", "maxLength": 128},
    },
}


@lru_cache(maxsize=1)
def asyncapi_document() -> dict[str, Any]:
    """Return the document, version 3.0 of the specification."""
    schemas: dict[str, Any] = {}
    messages = {name: _message(topic, schemas) for name, topic in TOPICS.items()}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Prepline events", "version": "1", "description": _ABOUT},
        "defaultContentType": "application/json",
        "channels": {name: _channel(topic) for name, topic in TOPICS.items()},
        "operations": {
            f"{action}-{name}": {
                "action": action,
                "channel": {"$ref": f"#/channels/{_escaped(name)}"},
                "security": [{"$ref": "#/components/securitySchemes/scram"}],
                "x-principals": list(principals),
            }
            for name, topic in TOPICS.items()
            for action, principals in (("send", topic.producers), ("receive", topic.consumers))
        },
        "components": {
            "messages": messages,
            "schemas": schemas,
            "securitySchemes": {"scram": {"type": "scramSha512", "description": "One user for each principal."}},
        },
    }


def _channel(topic: Topic) -> dict[str, Any]:
    return {
        "address": topic.name,
        "description": f"Published by {', '.join(topic.producers)}; read by {', '.join(topic.consumers)}.",
        "messages": {topic.name: {"$ref": f"#/components/messages/{_escaped(topic.name)}"}},
        "bindings": {"kafka": {"partitions": topic.partitions}},
        "x-dead-letters": topic.dead_letter if topic.has_dead_letter else None,
        "x-retention-days": topic.retention.total_seconds() / 86_400,
    }


def _message(topic: Topic, schemas: dict[str, Any]) -> dict[str, Any]:
    schema = topic.model.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(schema.pop("$defs", {}))
    schemas[topic.model.__name__] = schema
    summary = (topic.model.__doc__ or "").strip().splitlines()[0]
    payload = {"$ref": f"#/components/schemas/{topic.model.__name__}"}
    return {
        "name": topic.name,
        "summary": summary,
        "payload": payload,
        "headers": _HEADERS,
        "bindings": {"kafka": {"key": {"type": "string", "description": "The preparation's id."}}},
        "x-versions": sorted(topic.models),
    }


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
