"""A worker process for tests that kill it: `python -m tests.support.worker BOOTSTRAP SLOT JOURNAL SECONDS`.

It runs the real runtime with one handler, which writes `begin PREP` and `end PREP` to JOURNAL around SECONDS of sleep.
"""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from contracts.preps import JobParsed, PrepRequested
from contracts.samples import sample_job
from contracts.status import Stage
from runtime.logs import configure_logs
from runtime.service import Service
from runtime.serving import serve
from runtime.settings import DeliverySettings, KafkaSettings, ServiceSettings


def main() -> int:
    bootstrap, slot, journal, seconds = sys.argv[1:]
    settings = ServiceSettings(
        environment="local",
        host="127.0.0.1",
        port=0,
        slot=slot,
        kafka=KafkaSettings(bootstrap_servers=bootstrap, startup_timeout=timedelta(seconds=20)),
        delivery=DeliverySettings(backoff=timedelta(milliseconds=20), commit_interval=timedelta(milliseconds=50)),
    )
    configure_logs(log_format="console")

    def note(word: str, prep_id: str) -> None:
        with Path(journal).open("a", encoding="utf-8") as lines:
            lines.write(f"{word} {prep_id}\n")

    async def handle(event: PrepRequested) -> JobParsed:
        note("begin", event.prep_id)
        await asyncio.sleep(float(seconds))
        note("end", event.prep_id)
        return JobParsed(prep_id=event.prep_id, user_id=event.user_id, job=sample_job(), producer="parser")

    service = Service(stage=Stage.PARSER, settings=settings)
    service.on(PrepRequested, handle)
    return asyncio.run(serve(service.asgi(), host=settings.host, port=settings.port))


if __name__ == "__main__":
    sys.exit(main())
