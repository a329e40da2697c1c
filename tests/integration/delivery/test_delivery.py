"""The delivery promises, on a real broker, with workers that are really killed."""

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from contracts.preps import JobParsed, PrepRequest, PrepRequested
from contracts.samples import sample_job
from contracts.status import Stage
from local.patience import Patience
from local.servers import EmbeddedKafka, KafkaServer
from runtime.kafka.topics import create_topics
from runtime.service import Service
from runtime.settings import DeliverySettings, KafkaSettings, ServiceSettings
from tests.support.kafka import publish, publish_raw, read_until

pytestmark = pytest.mark.integration

PARSED = "job.parsed"
REQUESTED = "prep.requested"
DEAD = "prep.requested.dlq"
FAILED = "prep.failed"
PATIENCE = 30.0


def requested(prep_id: str) -> PrepRequested:
    request = PrepRequest(company_name="Quillstone", job_title="Engineer")
    return PrepRequested(prep_id=prep_id, user_id="u", request=request)


def parsed(event: PrepRequested) -> JobParsed:
    return JobParsed(prep_id=event.prep_id, user_id=event.user_id, job=sample_job(), producer="parser")


def preps_of(records: list[ConsumerRecord]) -> Counter[str]:
    return Counter(record.key.decode() for record in records if record.key)


def all_of(names: set[str]) -> Callable[[list[ConsumerRecord]], bool]:
    return lambda records: preps_of(records).keys() >= names


def settings_for(kafka: KafkaServer, *, slot: str = "0", concurrency: int = 64) -> ServiceSettings:
    return ServiceSettings(
        environment="local",
        slot=slot,
        kafka=KafkaSettings(bootstrap_servers=kafka.bootstrap),
        delivery=DeliverySettings(
            concurrency=concurrency,
            backoff=timedelta(milliseconds=10),
            commit_interval=timedelta(milliseconds=50),
            drain_timeout=timedelta(seconds=5),
        ),
    )


def service(kafka: KafkaServer, handle: Callable[[PrepRequested], Awaitable[JobParsed]], *, slot: str = "0") -> Service:
    one = Service(stage=Stage.PARSER, settings=settings_for(kafka, slot=slot))
    one.on(PrepRequested, handle)
    return one


async def lag(kafka: KafkaServer) -> int:
    """Records of prep.requested that the parser group has not committed."""
    consumer = AIOKafkaConsumer(bootstrap_servers=kafka.bootstrap, group_id="parser", enable_auto_commit=False)
    await consumer.start()
    try:
        partitions = [TopicPartition(REQUESTED, number) for number in range(12)]
        ends = await consumer.end_offsets(partitions)
        committed = {partition: await consumer.committed(partition) or 0 for partition in partitions}
        return sum(ends[partition] - committed[partition] for partition in partitions)
    finally:
        await consumer.stop()


class Worker:
    """A worker process and the journal it writes."""

    def __init__(self, kafka: KafkaServer, journal: Path, *, seconds: float, slot: str = "0") -> None:
        self.journal = journal
        self.arguments = ["-m", "tests.support.worker", kafka.bootstrap, slot, str(journal), str(seconds)]
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        log = self.journal.with_suffix(".log").open("ab")
        with log:
            self.process = await asyncio.create_subprocess_exec(sys.executable, *self.arguments, stderr=log)

    async def end(self, number: signal.Signals) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return await asyncio.wait_for(self.process.wait(), PATIENCE)

    def count(self, word: str) -> Counter[str]:
        lines = self.journal.read_text().splitlines() if self.journal.exists() else []
        return Counter(line.split()[1] for line in lines if line.startswith(word))

    async def until(self, word: str, number: int) -> None:
        patience = Patience(PATIENCE)
        while self.count(word).total() < number:
            patience.look(self._written())
            await asyncio.sleep(0.02)

    def _written(self) -> list[int]:
        """Return the sizes of what the process has written: a slow one is not a stuck one."""
        files = (self.journal, self.journal.with_suffix(".log"))
        return [file.stat().st_size if file.exists() else 0 for file in files]


@pytest.fixture
async def worker(kafka: KafkaServer, tmp_path: Path) -> AsyncIterator[Callable[..., Worker]]:
    workers: list[Worker] = []

    def make(*, seconds: float, slot: str = "0") -> Worker:
        workers.append(Worker(kafka, tmp_path / f"journal-{slot}", seconds=seconds, slot=slot))
        return workers[-1]

    yield make
    for one in workers:
        if one.process is not None and one.process.returncode is None:
            await one.end(signal.SIGKILL)


async def test_every_event_is_handled_once_and_committed(kafka: KafkaServer) -> None:
    names = {f"p{number}" for number in range(50)}
    await publish(kafka.bootstrap, *map(requested, sorted(names)))

    async def handle(event: PrepRequested) -> JobParsed:
        return parsed(event)

    async with service(kafka, handle).running():
        records = await read_until(kafka.bootstrap, [PARSED], all_of(names))
    assert preps_of(records) == Counter(names)
    assert await lag(kafka) == 0


async def test_what_cannot_be_handled_is_set_aside_and_blocks_nothing(kafka: KafkaServer) -> None:
    async def handle(event: PrepRequested) -> JobParsed:
        if event.prep_id == "cursed":
            raise ValueError("always")
        return parsed(event)

    key, cursed = b"same-partition", requested("cursed").model_dump_json().encode()
    await publish_raw(
        kafka.bootstrap,
        (REQUESTED, key, b"not json", []),
        (REQUESTED, key, b'{"prep_id": "incomplete", "user_id": "u"}', []),
        (REQUESTED, key, None, []),
        (REQUESTED, key, cursed, []),
        (REQUESTED, key, requested("odd").model_dump_json().encode(), [("x", b"\xff\xfe"), ("reply_to", b"evil")]),
        (REQUESTED, key, requested("sound").model_dump_json().encode(), []),
    )
    async with service(kafka, handle).running():
        dead = await read_until(kafka.bootstrap, [DEAD], lambda records: len(records) == 4)
        done = await read_until(kafka.bootstrap, [PARSED], all_of({"odd", "sound"}))
        failed = await read_until(kafka.bootstrap, [FAILED], all_of({"incomplete", "cursed"}))
    reasons = {record.value: dict(record.headers)["dlq-reason"] for record in dead}
    assert reasons == {
        b"not json": b"invalid_event",
        b'{"prep_id": "incomplete", "user_id": "u"}': b"invalid_event",
        None: b"invalid_event",
        cursed: b"processing_failed",
    }
    assert preps_of(done) == Counter({"odd", "sound"})
    assert preps_of(failed) == Counter({"incomplete", "cursed"})
    assert await lag(kafka) == 0


async def test_forty_preparations_are_in_work_at_once(kafka: KafkaServer) -> None:
    everyone = asyncio.Barrier(40)

    async def handle(event: PrepRequested) -> JobParsed:
        await everyone.wait()  # returns only when all forty wait here together
        return parsed(event)

    names = {f"p{number}" for number in range(40)}
    await publish(kafka.bootstrap, *map(requested, sorted(names)))
    async with service(kafka, handle).running():
        records = await read_until(kafka.bootstrap, [PARSED], all_of(names))
    assert preps_of(records) == Counter(names)


async def test_only_finished_work_is_committed(kafka: KafkaServer) -> None:
    """The first record of a partition hangs; those behind it finish, yet nothing may be committed past it."""
    hang, done = asyncio.Event(), asyncio.Event()
    finished: list[str] = []

    async def handle(event: PrepRequested) -> JobParsed:
        if event.prep_id == "p0":
            await hang.wait()
        finished.append(event.prep_id)
        if len(finished) == 9:
            done.set()
        return parsed(event)

    for number in range(10):
        value = requested(f"p{number}").model_dump_json().encode()
        await publish_raw(kafka.bootstrap, (REQUESTED, b"one-partition", value, []))
    async with service(kafka, handle).running():
        await asyncio.wait_for(done.wait(), PATIENCE)
        await asyncio.sleep(0.3)  # several commit intervals
        assert await lag(kafka) == 10
        hang.set()
        await read_until(kafka.bootstrap, [PARSED], all_of({"p0"}))
    assert await lag(kafka) == 0


async def test_a_killed_worker_loses_nothing(kafka: KafkaServer, worker: Callable[..., Worker]) -> None:
    names = {f"p{number}" for number in range(20)}
    first = worker(seconds=0.4)
    await first.start()
    await publish(kafka.bootstrap, *map(requested, sorted(names)))
    await first.until("begin", 20)
    await first.end(signal.SIGKILL)
    assert first.count("end").total() == 0
    await first.start()
    records = await read_until(kafka.bootstrap, [PARSED], all_of(names))
    assert preps_of(records).keys() == names
    ids = {(record.key, JobParsed.model_validate_json(record.value).event_id) for record in records}
    assert len(ids) == len(names), "a repeated output must carry the same event id"


async def test_sigterm_finishes_work_in_progress(kafka: KafkaServer, worker: Callable[..., Worker]) -> None:
    names = {f"p{number}" for number in range(12)}
    one = worker(seconds=1.0)
    await one.start()
    await publish(kafka.bootstrap, *map(requested, sorted(names)))
    await one.until("begin", 12)
    assert await one.end(signal.SIGTERM) == 0
    assert one.count("end") == Counter(names)
    records = await read_until(kafka.bootstrap, [PARSED], all_of(names))
    assert preps_of(records) == Counter(names)
    assert await lag(kafka) == 0


async def test_a_member_that_joins_loses_nothing_and_repeats_no_work(
    kafka: KafkaServer, worker: Callable[..., Worker]
) -> None:
    names = {f"p{number}" for number in range(24)}
    first, second = worker(seconds=4, slot="0"), worker(seconds=0.05, slot="1")
    await first.start()
    await publish(kafka.bootstrap, *map(requested, sorted(names)))
    await first.until("begin", 24)
    await second.start()
    more = {f"q{number}" for number in range(24)}
    await read_until(kafka.bootstrap, [PARSED], all_of(names))
    await publish(kafka.bootstrap, *map(requested, sorted(more)))
    records = await read_until(kafka.bootstrap, [PARSED], all_of(names | more))
    assert preps_of(records).keys() == names | more
    if not isinstance(kafka, EmbeddedKafka):  # which does not let members finish before it reassigns
        assert preps_of(records) == Counter(names | more)
        assert first.count("begin") + second.count("begin") == Counter(names | more)


async def test_a_result_that_cannot_be_published_keeps_its_input(kafka: KafkaServer) -> None:
    """The broker dies while the handler works; the result appears once it is back."""
    begun, is_down = asyncio.Event(), asyncio.Event()

    async def handle(event: PrepRequested) -> JobParsed:
        begun.set()
        await is_down.wait()
        return parsed(event)

    await publish(kafka.bootstrap, requested("p0"))
    async with service(kafka, handle).running():
        await asyncio.wait_for(begun.wait(), PATIENCE)
        await kafka.stop()
        is_down.set()
        await asyncio.sleep(1)  # in which publishing does not succeed
        await kafka.start()
        records = await read_until(kafka.bootstrap, [PARSED], all_of({"p0"}))
    assert set(preps_of(records)) == {"p0"}


async def test_a_producer_that_the_broker_forgot_is_replaced(kafka: KafkaServer) -> None:
    """A wiped broker knows neither topics nor producers; once the topics exist again, events flow again."""

    async def handle(event: PrepRequested) -> JobParsed:
        return parsed(event)

    async with service(kafka, handle).running():
        await publish(kafka.bootstrap, *(requested(f"p{number}") for number in range(5)))
        await read_until(kafka.bootstrap, [PARSED], all_of({f"p{number}" for number in range(5)}))
        await kafka.kill()
        kafka.wipe()
        await kafka.start()
        await create_topics(KafkaSettings(bootstrap_servers=kafka.bootstrap))
        await publish(kafka.bootstrap, requested("after"))
        records = await read_until(kafka.bootstrap, [PARSED], all_of({"after"}))
    assert set(preps_of(records)) == {"after"}
