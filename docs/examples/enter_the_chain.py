"""Another system enters the chain: publishes `job.parsed` or `insights.ready` itself and waits for the outcome.

Uses nothing of Prepline but `contracts`, aiokafka, and cryptography to sign what it publishes:

    python docs/examples/enter_the_chain.py --bootstrap 127.0.0.1:9092 --user partner-7 job.parsed
    python docs/examples/enter_the_chain.py --bootstrap 127.0.0.1:9092 --user partner-7 insights.ready

`--principal` and `PREPLINE_PRIVATE_KEY` are what `prepline keys NAME` made for this system; only a stack on one
machine takes events that are not signed. Leave `event_id` out: it then follows from preparation, topic and attempt, and
publishing again after a doubt changes nothing. One that you set must be new for each event.

Prints where the PDF is stored and what was charged, as JSON. Exit status 1: the preparation failed, e.g. for lack of
credits; the reason is in the JSON.
"""

import argparse
import asyncio
import base64
import json
import os
import sys
from uuid import uuid4

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.preps import InsightsReady, JobParsed, PdfStored, PrepFailed
from contracts.samples import sample_insights, sample_job
from contracts.signatures import SIGNATURE_HEADER, Signature, signed_bytes
from contracts.versions import read_event

OUTCOMES = (PdfStored, BillingCharged, PrepFailed)


def event_of(topic: str, *, user_id: str) -> Event:
    """Return what this system knows: a job, or a whole guide as data. Yours would come from your own data."""
    prep_id = f"partner-{uuid4().hex}"
    if topic == JobParsed.topic:
        return JobParsed(prep_id=prep_id, user_id=user_id, producer="partner", job=sample_job())
    return InsightsReady(
        prep_id=prep_id, user_id=user_id, producer="partner", job=sample_job(), insights=sample_insights()
    )


def headers_of(event: Event, value: bytes, *, principal: str) -> list[tuple[str, bytes]]:
    """Return the header that proves who published the event; none without a key."""
    if not (private := os.environ.get("PREPLINE_PRIVATE_KEY")):
        return []
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(private))
    signed = signed_bytes(topic=event.topic, principal=principal, key=event.key, value=value)
    return [(SIGNATURE_HEADER, Signature(principal=principal, value=key.sign(signed)).header().encode())]


async def outcome_of(event: Event, *, bootstrap: str, principal: str, seconds: float) -> dict[str, Event]:
    """Publish the event and return the events that ended its preparation, by topic."""
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all", enable_idempotence=True)
    # Without a group: this system only listens. It must listen before it publishes.
    consumer = AIOKafkaConsumer(*(model.topic for model in OUTCOMES), bootstrap_servers=bootstrap)
    await producer.start()
    await consumer.start()
    found: dict[str, Event] = {}
    try:
        await consumer.seek_to_end()
        value = event.model_dump_json().encode()
        headers = headers_of(event, value, principal=principal)
        await producer.send_and_wait(event.topic, value, key=event.key, headers=headers)
        async with asyncio.timeout(seconds):
            async for record in consumer:
                if record.key == event.key:
                    found[record.topic] = read_event(topic=record.topic, value=record.value)
                # Of two topics, the later event may be read first.
                if {PdfStored.topic, BillingCharged.topic} <= found.keys() or PrepFailed.topic in found:
                    return found
    finally:
        await consumer.stop()
        await producer.stop()
    return found


def main() -> int:
    """Run the example."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topic", choices=[JobParsed.topic, InsightsReady.topic])
    parser.add_argument("--bootstrap", default="127.0.0.1:9092")
    parser.add_argument("--principal", default="partner")
    parser.add_argument("--user", default="partner-7")
    parser.add_argument("--seconds", type=float, default=90)
    options = parser.parse_args()
    event = event_of(options.topic, user_id=options.user)
    found = asyncio.run(
        outcome_of(event, bootstrap=options.bootstrap, principal=options.principal, seconds=options.seconds)
    )
    sys.stdout.write(json.dumps({topic: one.model_dump(mode="json") for topic, one in found.items()}, indent=2) + "\n")
    return 0 if BillingCharged.topic in found else 1


if __name__ == "__main__":
    sys.exit(main())
