"""Holds on a database of their own, at a time that a test may change."""

from typing import Any

import pytest

from services.billing.holds import Holds
from tests.support.billing import holds_on
from tests.support.clock import Calendar


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
async def holds(database: Any, clock: Calendar) -> Holds:
    return await holds_on(database, clock=clock)
