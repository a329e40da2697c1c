"""Dead letters on a real broker: found once each, sent again to whom they are for, deleted."""

from datetime import timedelta
from typing import Any

import pytest

from contracts.preps import JobParsed, PrepRequest, PrepRequested
from contracts.samples import sample_job
from contracts.status import Stage
from local.servers import KafkaServer
from runtime.kafka.dead_letter_box import DeadLetterBox
from runtime.service import Service
from runtime.settings import DeliverySettings, KafkaSettings, ServiceSettings
from tests.support.kafka import publish, publish_raw, read_until

pytestmark = pytest.mark.integration

REQUESTED = "prep.requested"


async def test_a_dead_letter_is_looked_at_sent_again_and_deleted(kafka: KafkaServer) -> None:
    settings = ServiceSettings(
        environment="local",
        kafka=KafkaSettings(bootstrap_servers=kafka.bootstrap),
        delivery=DeliverySettings(attempts=1, commit_interval=timedelta(milliseconds=50)),
    )
    broken, seen = [True], []

    async def handle(event: PrepRequested) -> JobParsed:
        seen.append(event.prep_id)
        if broken[0]:
            raise ValueError("not yet")
        return JobParsed(prep_id=event.prep_id, user_id=event.user_id, job=sample_job(), producer="parser")

    service = Service(stage=Stage.PARSER, settings=settings, interruptible=False)
    service.on(PrepRequested, handle)
    box = DeadLetterBox(settings=settings.kafka)
    request = PrepRequest(company_name="Quillstone", job_title="Cook")
    async with service.running():
        await publish(kafka.bootstrap, PrepRequested(prep_id="p", user_id="u", request=request))
        await publish_raw(kafka.bootstrap, (REQUESTED, b"k", b"not json", [("x", b"1")]))
        await read_until(kafka.bootstrap, ["prep.requested.dlq"], lambda records: len(records) == 2)
        letters = {letter.key: letter for letter in await box.letters(REQUESTED)}
        assert {letter.headers["dlq-reason"] for letter in letters.values()} == {"processing_failed", "invalid_event"}
        assert letters[b"p"].consumers == {"parser"}
        assert letters[b"k"].consumers == {"parser", "billing", "gateway"}
        assert letters[b"k"].headers["x"] == "1"
        broken[0] = False
        assert await box.send_again([letters[b"p"]]) == 1
        done: list[Any] = await read_until(kafka.bootstrap, ["job.parsed"], lambda records: len(records) == 1)
    assert [record.key for record in done] == [b"p"]
    assert seen == ["p", "p"]
    assert await box.drop(REQUESTED) == 2
