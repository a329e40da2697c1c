"""On Apache Kafka with SASL and access lists: who may write what, and a service that works under its own name."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.errors import KafkaError, TopicAuthorizationFailedError
from pydantic import SecretStr

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.preps import JobParsed, PrepCancelled, PrepRequest, PrepRequested
from contracts.samples import sample_events, sample_job
from contracts.signatures import is_service
from contracts.status import Stage
from local.servers import ApacheKafka, free_port
from runtime.kafka.identity.acls import apply_acls, entries_for
from runtime.kafka.identity.principals import Signer, new_key_pair
from runtime.kafka.topics import create_topics
from runtime.service import Service
from runtime.settings import DeliverySettings, KafkaSettings, ServiceSettings, SigningSettings

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="module")]

NAMES = ("admin", "operator", "acme", *(stage.value for stage in Stage))
PASSWORDS = {name: f"password-of-{name}-0123" for name in NAMES}
PAIRS = {name: new_key_pair() for name in NAMES}
TRUSTED = {name: (PAIRS[name][1],) for name in NAMES if is_service(name) or name == "acme"}


class Cluster:
    """The broker, and how each principal reaches it."""

    def __init__(self, server: ApacheKafka) -> None:
        self.server = server

    def settings(self, name: str) -> KafkaSettings:
        return KafkaSettings(
            bootstrap_servers=self.server.bootstrap,
            security="SASL_PLAINTEXT",
            username=name,
            password=SecretStr(PASSWORDS[name]),
        )

    async def publish(self, name: str, event: Event) -> None:
        value = event.model_dump_json().encode()
        proof = Signer(principal=name, key=PAIRS[name][0]).headers(topic=event.topic, key=event.key, value=value)
        producer = AIOKafkaProducer(**self.settings(name).client_options(), request_timeout_ms=4000)
        await producer.start()
        try:
            headers = [(header, text.encode()) for header, text in proof.items()]
            await producer.send_and_wait(event.topic, value, key=event.key, headers=headers)
        finally:
            await producer.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def cluster(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Cluster]:
    data: Path = tmp_path_factory.mktemp("kafka")
    server = ApacheKafka(data_dir=data, port=free_port(), users=PASSWORDS)
    await server.start()
    one = Cluster(server)
    try:
        await create_topics(one.settings("admin"), most_partitions=1)
        assert await apply_acls(one.settings("admin"), externals=("acme",)) == len(entries_for(("acme",)))
        assert await apply_acls(one.settings("admin"), externals=("acme",)), "it may be repeated"
        yield one
    finally:
        await server.stop()


def requested(prep_id: str) -> PrepRequested:
    return PrepRequested(prep_id=prep_id, user_id="u", request=PrepRequest(company_name="Quillstone", job_title="Cook"))


async def test_who_does_not_say_who_they_are_gets_nowhere(cluster: Cluster) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=cluster.server.bootstrap, request_timeout_ms=2000)
    with pytest.raises((KafkaError, TimeoutError)):
        async with asyncio.timeout(8):
            await producer.start()
    await producer.stop()


async def test_a_wrong_password_gets_nowhere(cluster: Cluster) -> None:
    settings = cluster.settings("parser").model_copy(update={"password": SecretStr("wrong-0123456789")})
    producer = AIOKafkaProducer(**settings.client_options(), request_timeout_ms=2000)
    with pytest.raises((KafkaError, TimeoutError)):
        async with asyncio.timeout(8):
            await producer.start()
    await producer.stop()


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("acme", "pdf.stored"),
        ("acme", "billing.charged"),
        ("acme", "prep.failed"),
        ("acme", "prep.cancelled"),
        ("parser", "pdf.stored"),
        ("parser", "billing.charged"),
        ("parser", "prep.cancelled"),
        ("renderer", "billing.charged"),
        ("billing", "pdf.stored"),
    ],
)
async def test_nobody_writes_what_is_not_theirs(cluster: Cluster, name: str, topic: str) -> None:
    with pytest.raises(TopicAuthorizationFailedError):
        await cluster.publish(name, sample_events()[topic])


async def test_an_external_system_does_not_read_what_is_in_events(cluster: Cluster) -> None:
    consumer = AIOKafkaConsumer("posts.collected", **cluster.settings("acme").client_options(), group_id=None)

    async def read() -> None:
        async with asyncio.timeout(10):
            await consumer.start()
            await consumer.getone()

    with pytest.raises(TopicAuthorizationFailedError):
        await read()
    await consumer.stop()


async def test_a_service_works_under_its_own_name_on_what_an_external_system_signed(cluster: Cluster) -> None:
    settings = ServiceSettings(
        environment="local",
        kafka=cluster.settings("parser"),
        delivery=DeliverySettings(commit_interval=timedelta(milliseconds=50)),
        signing=SigningSettings(key=SecretStr(PAIRS["parser"][0]), trusted=TRUSTED),
    )
    service = Service(stage=Stage.PARSER, settings=settings)
    producers: list[str] = []

    async def handle(event: PrepRequested) -> JobParsed:
        producers.append(event.producer)
        return JobParsed(prep_id=event.prep_id, user_id=event.user_id, job=sample_job(), producer="parser")

    service.on(PrepRequested, handle)
    reader = AIOKafkaConsumer(
        "job.parsed",
        "prep.requested.dlq",
        **cluster.settings("admin").client_options(),
        auto_offset_reset="earliest",
    )
    await reader.start()
    try:
        async with service.running():
            await cluster.publish("acme", requested("signed"))
            producer = AIOKafkaProducer(**cluster.settings("acme").client_options())
            await producer.start()
            await producer.send_and_wait("prep.requested", requested("unsigned").model_dump_json().encode())
            await producer.stop()
            async with asyncio.timeout(40):
                records = [await reader.getone() for _ in range(2)]
    finally:
        await reader.stop()
    assert {record.topic for record in records} == {"job.parsed", "prep.requested.dlq"}
    assert producers == ["acme"]


async def test_the_gateway_alone_cancels_and_billing_alone_charges(cluster: Cluster) -> None:
    await cluster.publish("gateway", PrepCancelled(prep_id="p", user_id="u"))
    await cluster.publish("billing", BillingCharged(prep_id="p", user_id="u", amount=1, balance=1, used_this_month=1))
