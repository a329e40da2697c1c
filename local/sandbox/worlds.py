"""What the internet does to whoever asks it: ways in which a source can fail, each a rule for the sandbox's faults."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

__all__ = ["COMMUNITIES", "WORLDS"]

COMMUNITIES = ("/reddit", "/hn", "/arctic", "/feeds", "/stackexchange")
"""Where the sandbox imitates places in which people talk."""

WORLDS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "block page": {"fault": "block-page", "status": 403},
        "redirect to a login": {"fault": "login-redirect"},
        "login page": {"fault": "login-page"},
        "429, again at once": {"fault": "rate-limited", "retry_after_s": 0},
        "429, again in 2 hours": {"fault": "rate-limited", "retry_after_s": 7200},
        "429, again at a date": {"fault": "rate-limited", "retry_after_s": 3600, "retry_after_as_date": True},
        "400": {"status": 400},
        "401": {"status": 401},
        "403": {"status": 403},
        "422": {"status": 422},
        "451": {"status": 451},
        "500": {"status": 500},
        "half an answer": {"fault": "truncated"},
        "no answer": {"fault": "hang"},
        "slow": {"fault": "drip", "latency_s": 20},
        "other names": {"fault": "drift"},
        "damaged letters": {"fault": "invalid-utf8"},
    }
)
"""By a name for people."""
