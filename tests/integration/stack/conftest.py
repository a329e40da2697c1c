"""The whole stack, as `prepline up` runs it, shared by the tests of this folder."""

import os
from collections.abc import AsyncIterator, Callable
from typing import Literal, cast

import pytest
import pytest_asyncio

from local.client import Client
from local.stack import LocalStack, StackOptions, running_stack
from services.gateway.auth.local import LocalIssuer


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LocalStack]:
    kafka = cast("Literal['embedded', 'apache']", os.environ.get("PREPLINE_TEST_KAFKA", "embedded"))
    options = StackOptions(
        data_dir=tmp_path_factory.mktemp("stack"),
        kafka=kafka,
        extra_environment={
            "PREPLINE_CREDITS__SIGNUP_CREDITS": "60",
            "PREPLINE_CREDITS__MONTHLY_LIMITS": '{"free": 20, "pro": 50, "elite": null}',
        },
    )
    async with running_stack(options) as running:
        yield running


@pytest.fixture
def client_of(stack: LocalStack) -> Callable[[str], Client]:
    """Return a client of the gateway for a user."""
    issuer = LocalIssuer.load(stack.addresses.keys)
    return lambda user: Client(base_url=stack.addresses.gateway, token=issuer.mint(user))
