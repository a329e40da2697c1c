from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka.protocol.fetch import FetchRequest

from runtime.kafka.fetching import empty_fetch_backoff as pacing
from runtime.kafka.fetching.empty_fetch_backoff import back_off_empty_fetches

EMPTY = [("jobs", [(0, 0, 10, b""), (1, 0, 10, b"")])]
RECORDS = [("jobs", [(0, 0, 10, b""), (1, 0, 10, b"records")])]
ERROR = [("jobs", [(0, 0, 10, b""), (1, 6, -1, b"")])]
"""Topics with their partitions: number, error code, high watermark, records."""


class Broker:
    """Answers requests one after the other."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked: list[Any] = []

    async def send(self, _node_id: int, request: Any) -> Any:
        self.asked.append(request)
        return SimpleNamespace(topics=self.answers.pop(0))


def consumer_of(broker: Broker, *, assigned: int = 2) -> Any:
    consumer: Any = SimpleNamespace(_client=broker, assignment=lambda: set(range(assigned)))
    back_off_empty_fetches(consumer, seconds=0)
    return consumer


def fetch() -> FetchRequest:
    return FetchRequest(500, 1, 1000, 0, [("jobs", [(0, 7, 100), (1, 9, 100)])])


async def test_a_fetch_waits_until_there_is_a_record() -> None:
    broker = Broker(EMPTY, EMPTY, RECORDS)
    request = fetch()
    response = await consumer_of(broker)._client.send(1, request)
    assert response.topics == RECORDS
    assert broker.asked == [request] * 3


async def test_an_error_is_news_at_once() -> None:
    broker = Broker(ERROR, RECORDS)
    assert (await consumer_of(broker)._client.send(1, fetch())).topics == ERROR


async def test_a_fetch_of_some_partitions_does_not_hold_up_the_others() -> None:
    broker = Broker(EMPTY, RECORDS)
    assert (await consumer_of(broker, assigned=3)._client.send(1, fetch())).topics == EMPTY


async def test_a_fetch_that_took_its_time_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "_LONGEST", 0.0)
    broker = Broker(EMPTY, RECORDS)
    assert (await consumer_of(broker)._client.send(1, fetch())).topics == EMPTY


async def test_other_requests_are_sent_as_they_are() -> None:
    broker = Broker(EMPTY)
    await consumer_of(broker)._client.send(1, "metadata")
    assert broker.asked == ["metadata"]
