"""Whole stacks for tests, on the broker the tier is run on."""

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Literal, cast

from local.client import Client
from local.stack import LocalStack, StackOptions, running_stack
from services.gateway.auth.local import LocalIssuer

__all__ = ["clients_of", "stack_of"]


def stack_of(
    data_dir: Path, *, environment: Mapping[str, str], processes: bool = False, use_sandbox_model: bool = False
) -> AbstractAsyncContextManager[LocalStack]:
    """Return a stack to enter; on Apache Kafka when `PREPLINE_TEST_KAFKA` says so."""
    kafka = cast("Literal['embedded', 'apache']", os.environ.get("PREPLINE_TEST_KAFKA", "embedded"))
    options = StackOptions(
        data_dir=data_dir,
        kafka=kafka,
        processes=processes,
        use_sandbox_model=use_sandbox_model,
        extra_environment=dict(environment),
    )
    return running_stack(options)


def clients_of(stack: LocalStack) -> Callable[[str], Client]:
    """Return what makes a client of the gateway for a user."""
    issuer = LocalIssuer.load(stack.addresses.keys)
    return lambda user: Client(base_url=stack.addresses.gateway, token=issuer.mint(user))
