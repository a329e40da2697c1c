"""The whole stack, as `prepline up` runs it, shared by the tests of this folder."""

from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from local.client import Client
from local.stack import LocalStack
from tests.support.otlp_receiver import OtlpReceiver, otlp_receiver
from tests.support.stacks import clients_of, stack_of

_ENVIRONMENT = {
    "PREPLINE_CREDITS__SIGNUP_CREDITS": "60",
    "PREPLINE_CREDITS__MONTHLY_LIMITS": '{"free": 20, "pro": 50, "elite": null}',
}


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def traces() -> AsyncIterator[OtlpReceiver]:
    """Return where the services send their spans."""
    async with otlp_receiver() as server:
        yield server


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def stack(tmp_path_factory: pytest.TempPathFactory, traces: OtlpReceiver) -> AsyncIterator[LocalStack]:
    environment = {**_ENVIRONMENT, "PREPLINE_TRACING__ENDPOINT": traces.url}
    async with stack_of(tmp_path_factory.mktemp("stack"), environment=environment) as running:
        yield running


@pytest.fixture
def client_of(stack: LocalStack) -> Callable[[str], Client]:
    """Return a client of the gateway for a user."""
    return clients_of(stack)
