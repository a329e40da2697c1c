"""Spans over the network: to a server that takes OTLP, is away, or refuses."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from pydantic import AnyHttpUrl, SecretStr

from local.servers import free_port
from runtime.metrics import SPANS_LOST
from runtime.tracing import export, span
from runtime.tracing.keeping import keep_spans
from runtime.tracing.settings import TracingSettings
from tests.support.gateway import until
from tests.support.otlp_receiver import OtlpReceiver, otlp_receiver

pytestmark = pytest.mark.integration

HEADER = f"00-{'a' * 32}-{'b' * 16}-01"


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_GATHERING", 0.02)
    monkeypatch.setattr(export, "_FIRST_PAUSE", 0.02)
    monkeypatch.setattr(export, "_LAST_SECONDS", 1.0)


@pytest.fixture
async def receiver() -> AsyncIterator[OtlpReceiver]:
    async with otlp_receiver() as server:
        yield server


def settings(receiver: OtlpReceiver, **more: str) -> TracingSettings:
    headers = {name: SecretStr(value) for name, value in more.items()}
    return TracingSettings(endpoint=AnyHttpUrl(receiver.url), headers=headers)


def lost() -> float:
    return float(SPANS_LOST._value.get())


async def test_spans_arrive_while_the_service_runs(receiver: OtlpReceiver) -> None:
    async with keep_spans(settings(receiver, authorization="Bearer of-the-tests")):
        with span("stage", service="parser", traceparent=HEADER), span("fetch", host="jobs.example"):
            pass
        await until(lambda: len(receiver.spans) == 2)
    fetch, stage = receiver.spans
    assert (stage.service, stage.parentSpanId, fetch.parentSpanId) == ("parser", "b" * 16, stage.spanId)
    assert [(one.key, one.value.stringValue) for one in fetch.attributes] == [("host", "jobs.example")]
    assert receiver.headers[0]["authorization"] == "Bearer of-the-tests"
    assert receiver.flaws == []


async def test_the_last_spans_are_sent_at_the_end(receiver: OtlpReceiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_GATHERING", 60)
    async with keep_spans(settings(receiver)):
        with span("stage", service="parser", traceparent=HEADER):
            pass
        await asyncio.sleep(0)
    assert [one.name for one in receiver.spans] == ["stage"]


@pytest.mark.parametrize("code", [429, 502, 503, 504])
async def test_a_server_that_wants_them_later_gets_each_once(receiver: OtlpReceiver, code: int) -> None:
    receiver.answers = [code, code]
    async with keep_spans(settings(receiver)):
        with span("stage", service="parser", traceparent=HEADER):
            pass
        await until(lambda: bool(receiver.spans))
    assert [one.name for one in receiver.spans] == ["stage"]


async def test_what_is_refused_is_not_sent_again_and_counted(receiver: OtlpReceiver) -> None:
    receiver.answers, before = [400], lost()
    async with keep_spans(settings(receiver)):
        with span("one", service="parser", traceparent=HEADER):
            pass
        await until(lambda: lost() == before + 1)
        with span("other", service="parser", traceparent=HEADER):
            pass
    assert [one.name for one in receiver.spans] == ["other"]


async def test_nobody_waits_for_a_server_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_MOST_WAITING", 10)
    before = lost()
    async with keep_spans(TracingSettings(endpoint=AnyHttpUrl(f"http://127.0.0.1:{free_port()}"))):
        for _ in range(25):
            with span("stage", service="parser", traceparent=HEADER):
                pass
    assert lost() == before + 25
