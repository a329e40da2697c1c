"""A preparation is one trace, through all services, at a server that takes OTLP."""

from collections.abc import Callable

import pytest

from contracts.status import Stage
from local.client import Client
from local.sandbox import DEMO_POSTING_PATH
from local.stack import LocalStack
from tests.support.gateway import until
from tests.support.otlp_receiver import OtlpReceiver

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="package")]


async def test_a_preparation_is_one_trace_with_what_it_asked_of_others(
    stack: LocalStack, client_of: Callable[[str], Client], traces: OtlpReceiver
) -> None:
    async with client_of("emmy") as client:
        prep_id = await client.generate(job_posting_url=f"{stack.sandbox_url}{DEMO_POSTING_PATH}?trace")
        assert (await client.final(prep_id))["status"] == "completed"
    # What sources said of this employer may be known from the guide of another test.
    asked = {("parser", "fetch"), ("renderer", "layout"), ("renderer", "store")}

    def is_whole() -> bool:
        spans = traces.of_prep(prep_id)
        named = {(span.service, span.name) for span in spans}
        outside = {span.parentSpanId for span in spans} - {span.spanId for span in spans}
        return asked <= named and {span.service for span in spans} == set(Stage) and len(outside) == 1

    await until(is_whole, seconds=60)
    spans = traces.of_prep(prep_id)
    assert traces.flaws == []
    assert len({span.traceId for span in spans}) == 1
    ids = {span.spanId for span in spans}
    assert len(ids) == len(spans)
    assert len({span.parentSpanId for span in spans} - ids) == 1, "the request alone lies outside"
    assert all(int(span.startTimeUnixNano) <= int(span.endTimeUnixNano) for span in spans)
