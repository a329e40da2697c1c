from typing import Any

import pytest

from services.gateway.errors import TooOftenError
from services.gateway.previews.allowance import Allowance


def test_uses_come_back_after_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    clock: Any = lambda: now[0]  # noqa: E731
    monkeypatch.setattr("services.gateway.previews.allowance.time.monotonic", clock)
    allowed = Allowance(2)
    allowed.use("alice")
    now[0] += 10
    allowed.use("alice")
    with pytest.raises(TooOftenError) as refused:
        allowed.use("alice")
    assert refused.value.headers == {"Retry-After": "50"}
    allowed.use("bob")
    now[0] += 50
    allowed.use("alice")
    with pytest.raises(TooOftenError):
        allowed.use("alice")
