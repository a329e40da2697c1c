"""Who may read and write which topic, made from the registry and applied to a broker that has an authorizer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import for_code
from aiokafka.protocol.admin import CreateAclsRequest
from typing_extensions import override

from contracts.signatures import EXTERNAL
from contracts.status import Stage
from contracts.topics import TOPICS, Topic
from runtime.settings import KafkaSettings

__all__ = ["OPERATOR", "AclEntry", "apply_acls", "entries_for"]

OPERATOR = "operator"
"""The principal of `prepline dlq`: reads dead letters and sends them again."""

_TOPIC, _GROUP = 2, 3
_READ, _WRITE, _DESCRIBE = 3, 4, 8
_LITERAL, _ALLOW, _SECURITY_DISABLED = 3, 3, 54
_NAMES = {_READ: "READ", _WRITE: "WRITE", _DESCRIBE: "DESCRIBE"}


@dataclass(frozen=True, order=True)
class AclEntry:
    """One permission; everything else is denied."""

    principal: str
    resource: int
    name: str
    operation: int

    @override
    def __str__(self) -> str:
        """Return a line for people."""
        kind = "group" if self.resource == _GROUP else "topic"
        return f"{self.principal}: {_NAMES[self.operation]} {kind} {self.name}"


def entries_for(externals: Iterable[str]) -> list[AclEntry]:
    """Return what the services, the operator and the named external systems may do."""
    return sorted({entry for topic in TOPICS.values() for entry in _of_topic(topic, tuple(externals))} | set(_groups()))


def _of_topic(topic: Topic, externals: tuple[str, ...]) -> Iterator[AclEntry]:
    for producer in topic.producers:
        for principal in externals if producer == EXTERNAL else (producer,):
            yield from _topic(principal, topic.name, _WRITE)
    # Every external system may see how preparations end; what is in them stays among the services.
    outcome = EXTERNAL not in topic.producers and topic.name in _OUTCOMES
    for consumer in (*topic.consumers, *(externals if outcome else ())):
        yield from _topic(consumer, topic.name, _READ)
    for stage in Stage:  # waits for all topics when it starts
        yield AclEntry(stage.value, _TOPIC, topic.name, _DESCRIBE)
    yield from _topic(OPERATOR, topic.name, _WRITE)
    if topic.has_dead_letter:
        for consumer in topic.consumers:
            yield from _topic(consumer, topic.dead_letter, _WRITE)
        yield from _topic(OPERATOR, topic.dead_letter, _READ)
        for stage in Stage:
            yield AclEntry(stage.value, _TOPIC, topic.dead_letter, _DESCRIBE)


_OUTCOMES = frozenset({"pdf.stored", "billing.charged", "prep.failed"})


def _topic(principal: str, name: str, operation: int) -> Iterator[AclEntry]:
    yield AclEntry(principal, _TOPIC, name, operation)
    yield AclEntry(principal, _TOPIC, name, _DESCRIBE)


def _groups() -> Iterator[AclEntry]:
    for stage in Stage:
        yield AclEntry(stage.value, _GROUP, stage.value, _READ)


async def apply_acls(settings: KafkaSettings, *, externals: Iterable[str]) -> int:
    """Have the broker allow it and return how many permissions there are; 0 when it has no authorizer. Repeatable.

    Raises:
        KafkaError: The broker is not reachable, or we may not.
    """
    entries = entries_for(externals)
    admin = AIOKafkaAdminClient(**settings.client_options())
    await admin.start()
    try:
        for entry in entries:
            if not await _create(admin, entry):
                return 0
    finally:
        await admin.close()
    return len(entries)


async def _create(admin: Any, entry: AclEntry) -> bool:
    request = CreateAclsRequest(
        entry.resource, entry.name, _LITERAL, f"User:{entry.principal}", "*", entry.operation, _ALLOW
    )
    # The client has no method for this.
    response = await admin._send_to_controller(request)  # noqa: SLF001
    for code, message in response.creation_responses:
        if code == _SECURITY_DISABLED:
            return False
        if code:
            raise for_code(code)(message)
    return True
