"""The whole stack as processes that can be killed."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
import pytest_asyncio
from pydantic import SecretStr

from local.client import Client
from local.stack import LocalStack
from runtime.mongo import connect
from runtime.settings import MongoSettings
from tests.support.stacks import clients_of, stack_of

_ENVIRONMENT = {
    "PREPLINE_CREDITS__SIGNUP_CREDITS": "5000",
    "PREPLINE_CREDITS__MONTHLY_LIMITS": '{"free": null, "pro": null, "elite": null}',
    "PREPLINE_LIMITS__RUNNING_PER_USER": "100",
    "PREPLINE_STALLED__AFTER": "PT15S",
    "PREPLINE_STALLED__INTERVAL": "PT1S",
}


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LocalStack]:
    folder = tmp_path_factory.mktemp("stack")
    async with stack_of(folder, environment=_ENVIRONMENT, processes=True, use_sandbox_model=True) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="package")
async def database(stack: LocalStack) -> AsyncIterator[Any]:
    """Return the stack's database, to look into it."""
    client = connect(MongoSettings(url=SecretStr(stack.addresses.mongo)))
    yield client[stack.addresses.database]
    client.close()


@pytest.fixture
def client_of(stack: LocalStack) -> Callable[[str], Client]:
    """Return a client of the gateway for a user."""
    return clients_of(stack)


@pytest.fixture
def slow_down(stack: LocalStack) -> Callable[..., object]:
    """Return a function that makes parts of the outside world slow: `slow_down(reddit=0.3)`, in seconds."""

    async def apply(**seconds: float) -> None:
        faults = {f"/{prefix}": {"latency_s": latency} for prefix, latency in seconds.items()}
        async with httpx.AsyncClient(base_url=stack.sandbox_url, trust_env=False) as sandbox:
            (await sandbox.put("/_sandbox/reddit-budget", json={"limit": 100_000, "window_s": 60})).raise_for_status()
            (await sandbox.put("/_sandbox/faults", json=faults)).raise_for_status()

    return apply
