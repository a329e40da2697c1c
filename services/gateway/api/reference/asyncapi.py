"""The AsyncAPI document: the events of the chain, for systems that publish or read them."""

from functools import lru_cache
from typing import Any

from contracts.topics import TOPICS, Topic

__all__ = ["asyncapi_document"]

_ABOUT = """
The events with which a job posting becomes a guide. The key of every record is the preparation's id; delivery is at
least once, and the same `event_id` means the same event. `job.parsed`, `posts.collected` and `insights.ready` carry all
that their consumer needs, so another system may enter the chain at any of them.
"""


@lru_cache(maxsize=1)
def asyncapi_document() -> dict[str, Any]:
    """Return the document, version 3.0 of the specification."""
    schemas: dict[str, Any] = {}
    messages = {name: _message(topic, schemas) for name, topic in TOPICS.items()}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Prepline events", "version": "1", "description": _ABOUT.strip().replace("\n", " ")},
        "defaultContentType": "application/json",
        "channels": {name: _channel(topic) for name, topic in TOPICS.items()},
        "operations": {
            f"{action}-{name}": {"action": action, "channel": {"$ref": f"#/channels/{_escaped(name)}"}}
            for name in TOPICS
            for action in ("send", "receive")
        },
        "components": {"messages": messages, "schemas": schemas},
    }


def _channel(topic: Topic) -> dict[str, Any]:
    return {
        "address": topic.name,
        "description": f"Published by {', '.join(topic.producers)}; read by {', '.join(topic.consumers)}.",
        "messages": {topic.name: {"$ref": f"#/components/messages/{_escaped(topic.name)}"}},
        "bindings": {"kafka": {"partitions": topic.partitions}},
    }


def _message(topic: Topic, schemas: dict[str, Any]) -> dict[str, Any]:
    schema = topic.model.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(schema.pop("$defs", {}))
    schemas[topic.model.__name__] = schema
    summary = (topic.model.__doc__ or "").strip().splitlines()[0]
    payload = {"$ref": f"#/components/schemas/{topic.model.__name__}"}
    return {"name": topic.name, "summary": summary, "payload": payload}


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
