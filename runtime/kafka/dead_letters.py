"""Setting aside records that cannot be handled, with everything needed to look at them and to send them again."""

from collections.abc import Mapping, Sequence

from aiokafka import ConsumerRecord

from contracts.preps import PrepFailed
from contracts.problems import ProblemCode
from contracts.status import Stage
from contracts.topics import TOPICS
from runtime.kafka.codec import ReadableIds, headers_of, readable_ids
from runtime.kafka.publishing import EventPublisher
from runtime.metrics import DEAD_LETTERS

__all__ = ["REDRIVE_HEADER", "DeadLetters", "describe", "is_meant_for"]

REDRIVE_HEADER = "redrive-for"
"""Header of a record that was taken out of the dead letters: the services that are to handle it, by comma."""
_PREFIX = "dlq-"

_MESSAGES = {
    ProblemCode.INVALID_EVENT: "Something between our services went wrong with this preparation. Please try again.",
    ProblemCode.UNSUPPORTED_SCHEMA_VERSION: "Our services were being updated when they worked on this preparation. "
    "Nothing was charged. Please try again.",
    ProblemCode.PROCESSING_FAILED: "We could not finish this preparation, although we tried more than once. "
    "Nothing was charged. Please try again.",
    ProblemCode.TIMED_OUT: "This preparation took too long and was stopped. Nothing was charged. Please try again.",
}


class DeadLetters:
    """Writes to `<topic>.dlq` and ends the preparation that the record belongs to."""

    def __init__(self, *, publisher: EventPublisher, stage: Stage) -> None:
        self._publisher = publisher
        self._stage = stage

    async def unreadable(self, record: ConsumerRecord, *, code: ProblemCode, error: Exception, ends_prep: bool) -> None:
        """Set aside what no consumer of the topic can read: one copy, by the first consumer, in the name of all.

        All consumers come to the same result, because they read the same way.
        """
        consumers = TOPICS[record.topic].consumers
        if consumers[0] == self._stage:
            await self.set_aside(
                record, code=code, error=error, attempts=0, ends_prep=ends_prep, consumers=consumers, reason=str(error)
            )

    async def set_aside(
        self,
        record: ConsumerRecord,
        *,
        code: ProblemCode,
        error: BaseException,
        attempts: int,
        ends_prep: bool = True,
        consumers: Sequence[str] = (),
        reason: str = "",
    ) -> None:
        """Publish the record's original key, bytes and headers with the reason; then `prep.failed` when possible.

        The reason names types and fields, never values: dead letters are read by people.
        """
        topic = TOPICS[record.topic]
        if topic.has_dead_letter:
            why = {
                "dlq-service": self._stage,
                "dlq-consumers": ",".join(consumers or (self._stage,)),
                "dlq-reason": code,
                "dlq-field": str(getattr(error, "field", reason)),
                "dlq-error": describe(error),
                "dlq-attempts": str(attempts),
            }
            headers = {**_origin(record), **why}
            await self._publisher.publish_raw(topic.dead_letter, record.value, key=record.key, headers=headers)
            DEAD_LETTERS.labels(self._stage, record.topic, code).inc()
        # A failed prep.failed must not produce another one: that would never end.
        if ends_prep and topic.model is not PrepFailed and (ids := readable_ids(record.value)):
            await self._publisher.publish(self._failure(ids, code))

    def _failure(self, ids: ReadableIds, code: ProblemCode) -> PrepFailed:
        return PrepFailed(
            prep_id=ids.prep_id,
            user_id=ids.user_id,
            attempt=ids.attempt,
            producer=self._stage,
            stage=self._stage,
            code=code,
            message=_MESSAGES[code],
            retryable=True,
        )


def _origin(record: ConsumerRecord) -> dict[str, str]:
    """Return the record's own headers and where it was; what an earlier setting aside said is left out."""
    own = {name: text for name, text in headers_of(record.headers).items() if not name.startswith(_PREFIX)}
    place = {"topic": record.topic, "partition": str(record.partition), "offset": str(record.offset)}
    return {**own, **{f"{_PREFIX}{name}": value for name, value in place.items()}}


def is_meant_for(stage: str, headers: Mapping[str, str]) -> bool:
    """Return whether a record is for this service: one that was sent again is for those that could not handle it."""
    named = headers.get(REDRIVE_HEADER)
    return not named or stage in named.split(",")


def describe(error: BaseException) -> str:
    """Return the error's type and the place it was raised at; messages may hold personal data."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f" at {frame.tb_frame.f_globals.get('__name__', '?')}:{frame.tb_lineno}" if frame else ""
    return f"{type(error).__name__}{place}"
