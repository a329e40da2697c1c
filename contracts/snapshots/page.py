"""The page `docs/events.md`, written from the registry."""

from collections.abc import Iterator

from contracts.topics import TOPICS, Topic

__all__ = ["events_page"]

_HEAD = """# Events

Written by `make schemas` from `contracts/topics.py`; do not edit.

The key of every record is the preparation's id. Every event carries the envelope `event_id`, `prep_id`, `user_id`,
`attempt`, `occurred_at`, `producer`, `schema_version`; the headers `traceparent` and `correlation_id` follow a
preparation through the chain. `event_id` may be left out by a producer: it follows from preparation, topic and attempt.
Consumers ignore unknown fields. Delivery is at least once; the same `event_id` means the same event.
"""


def events_page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_HEAD, *_table(), "", *(_section(topic) for topic in TOPICS.values())])


def _table() -> Iterator[str]:
    yield "| topic | published by | consumed by | partitions | kept for | dead letters |"
    yield "|---|---|---|---|---|---|"
    for topic in TOPICS.values():
        dead = f"`{topic.dead_letter}`" if topic.has_dead_letter else "none"
        yield (
            f"| `{topic.name}` | {', '.join(topic.producers)} | {', '.join(topic.consumers)} "
            f"| {topic.partitions} | {topic.retention} | {dead} |"
        )


def _section(topic: Topic) -> str:
    version = topic.model.version
    base = f"../contracts/schemas/{topic.name}.v{version}.schema.json"
    example = f"../contracts/examples/{topic.name}/v{version}/sample.json"
    about = (topic.model.__doc__ or "").strip().splitlines()[0]
    return f"## {topic.name}\n\n{about} [Schema]({base}), [example]({example}).\n"
