"""Creating the topics of the registry explicitly, and waiting for them."""

import asyncio
from collections.abc import Iterable, Iterator

import structlog
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError, for_code

from contracts.topics import TOPICS
from runtime.settings import KafkaSettings

__all__ = ["TopicsMissingError", "create_topics", "wait_for_topics"]

_TOPIC_ALREADY_EXISTS = 36
_DEAD_LETTER_RETENTION_MS = 30 * 24 * 3600 * 1000
_log = structlog.get_logger(__name__)


class TopicsMissingError(Exception):
    """Kafka is not reachable or lacks topics."""


async def create_topics(settings: KafkaSettings, *, most_partitions: int | None = None) -> list[str]:
    """Create what is missing and return the names of new topics. Safe to repeat.

    Args:
        settings: The cluster.
        most_partitions: Where a service never runs more processes than this, further partitions only cost.

    Raises:
        KafkaError: Kafka is not reachable or refused a topic.
    """
    admin = AIOKafkaAdminClient(**settings.client_options())
    await admin.start()
    try:
        missing = set(_names()) - set(await admin.list_topics())
        wanted = [
            topic for topic in _declarations(settings.replication_factor, most_partitions) if topic.name in missing
        ]
        if not wanted:
            return []
        response = await admin.create_topics(wanted)
    finally:
        await admin.close()
    for name, code, *_ in response.topic_errors:
        if code not in (0, _TOPIC_ALREADY_EXISTS):
            raise for_code(code)(name)
    return sorted(missing)


async def wait_for_topics(settings: KafkaSettings, names: Iterable[str]) -> None:
    """Return once Kafka answers and has the topics.

    Raises:
        TopicsMissingError: Not within `settings.startup_timeout`; says what to do.
    """
    wanted = set(names)
    problem = "Kafka does not answer"
    try:
        async with asyncio.timeout(settings.startup_timeout.total_seconds()):
            while True:
                try:
                    missing = wanted - await _existing(settings)
                except (KafkaError, OSError) as error:
                    problem = f"Kafka at {settings.bootstrap_servers} does not answer ({type(error).__name__})"
                else:
                    if not missing:
                        return
                    problem = f"Kafka lacks the topics {', '.join(sorted(missing))}: run `prepline topics`"
                _log.info("waiting_for_kafka", problem=problem)
                await asyncio.sleep(0.5)
    except TimeoutError:
        raise TopicsMissingError(problem) from None


async def _existing(settings: KafkaSettings) -> set[str]:
    admin = AIOKafkaAdminClient(**settings.client_options(), request_timeout_ms=5000)
    try:
        await admin.start()
        return set(await admin.list_topics())
    finally:
        await admin.close()


def _names() -> Iterator[str]:
    for topic in TOPICS.values():
        yield topic.name
        if topic.has_dead_letter:
            yield topic.dead_letter


def _declarations(replication_factor: int, most_partitions: int | None) -> Iterator[NewTopic]:
    for topic in TOPICS.values():
        partitions = min(topic.partitions, most_partitions or topic.partitions)
        retention = {"retention.ms": str(int(topic.retention.total_seconds() * 1000))}
        yield NewTopic(topic.name, partitions, replication_factor, topic_configs=retention)
        if topic.has_dead_letter:
            retention = {"retention.ms": str(_DEAD_LETTER_RETENTION_MS)}
            yield NewTopic(topic.dead_letter, 1, replication_factor, topic_configs=retention)
