"""The page `docs/events.md`, written from the registry."""

from collections.abc import Iterator

from contracts.envelope import Event, FormerEvent
from contracts.topics import TOPICS, Topic

__all__ = ["events_page"]

_HEAD = """# Events

Written by `make schemas` from `contracts/topics.py`; do not edit.

The key of every record is the preparation's id. Every event carries the envelope `event_id`, `prep_id`, `user_id`,
`attempt`, `occurred_at`, `producer`, `schema_version`; the headers `traceparent` and `correlation_id` follow a
preparation through the chain. `event_id` may be left out by a producer: it follows from preparation, topic and attempt.
Delivery is at least once; the same `event_id` means the same event.

Consumers ignore unknown fields, and read an unknown member of an enum as what `x-fallback` names in the schema. They
read `schema_version`, which is 1 when left out; a record of a version that they do not know goes to the dead letters
as `unsupported_schema_version`. While a version is replaced, an event is written in both: two records with the same
`event_id`, each with the header `schema_versions`, e.g. `1,2`. Take the newest that you know and leave the other.
[How a version is raised and retired](howto/evolve-an-event.md).
"""


def events_page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_HEAD, *_table(), "", *(_section(topic) for topic in TOPICS.values())])


def _table() -> Iterator[str]:
    yield "| topic | version | published by | consumed by | partitions | kept for | dead letters |"
    yield "|---|---|---|---|---|---|---|"
    for topic in TOPICS.values():
        dead = f"`{topic.dead_letter}`" if topic.has_dead_letter else "none"
        yield (
            f"| `{topic.name}` | {topic.model.version} | {', '.join(topic.producers)} | {', '.join(topic.consumers)} "
            f"| {topic.partitions} | {topic.retention} | {dead} |"
        )


def _section(topic: Topic) -> str:
    about = (topic.model.__doc__ or "").strip().splitlines()[0]
    versions = [f"{about} {_links(topic.model)}.", *map(_former, topic.former)]
    return f"## {topic.name}\n\n" + "\n\n".join(versions) + "\n"


def _former(model: type[FormerEvent]) -> str:
    written = "still written and read" if model.is_written else "still read, no longer written"
    return f"Version {model.version}, {written}: {_links(model)}."


def _links(model: type[Event]) -> str:
    schema = f"[Schema](../contracts/schemas/{model.topic}.v{model.version}.schema.json)"
    if issubclass(model, FormerEvent) and not model.is_written:
        return schema
    return f"{schema}, [example](../contracts/examples/{model.topic}/v{model.version}/sample.json)"
