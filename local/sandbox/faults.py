"""Faults and latency on demand: per request by query or header, per path prefix by rule.

Query (``_latency``, ``_status``, ``_fault``) beats header (``X-Sandbox-Latency`` and so on) beats the rule with the
longest matching prefix.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

FAULTS = frozenset(
    {
        "hang",  # take the request, never answer
        "reset",  # drop the connection before the first byte
        "drip",  # send the body in tiny pieces, slowly
        "truncated",  # announce the whole body, send half, close
        "gzip-bomb",  # a small compressed body of 200 MB
        "huge",  # a page of 50 MB
        "redirect-loop",  # redirect to the same address for ever
        "rate-limited",  # 429 with Retry-After
        "invalid-utf8",  # bytes in the body that are no UTF-8
        "wrong-type",  # the right body, labelled as an image
        "block-page",  # an HTML block page in place of what was asked for
        "login-redirect",  # a redirect to a login
        "login-page",  # a login page with a good status and a byte-order mark
        "drift",  # the right JSON under other names
    }
)
LOWEST_STATUS, HIGHEST_STATUS = 200, 599


class FaultError(ValueError):
    """A fault that cannot be dialled; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes wrong with one request: seconds of latency, a status in place of the answer, a named fault."""

    latency_s: float = 0.0
    status: int | None = None
    fault: str | None = None
    retry_after_s: int = 1
    retry_after_as_date: bool = False

    def __post_init__(self) -> None:
        if self.fault is not None and self.fault not in FAULTS:
            raise FaultError(f"unknown fault {self.fault!r}; known are {', '.join(sorted(FAULTS))}")
        if self.status is not None and not LOWEST_STATUS <= self.status <= HIGHEST_STATUS:
            raise FaultError(f"status {self.status} is not between {LOWEST_STATUS} and {HIGHEST_STATUS}")
        if self.latency_s < 0:
            raise FaultError("latency cannot be negative")


@dataclass(slots=True)
class Rule:
    """A plan for a path prefix, and how often it strikes: by chance, every n-th time, or the first n times."""

    plan: Plan
    probability: float = 1.0
    every_n: int = 1
    times: int | None = None
    seen: int = 0
    struck: int = 0
    # A fixed start, so that two runs of the same requests meet the same faults.
    chance: random.Random = field(default_factory=lambda: random.Random(20_26))  # noqa: S311 - not a secret

    def strikes(self) -> bool:
        """Count one request and decide whether the plan applies to it."""
        self.seen += 1
        if self.seen % self.every_n or (self.times is not None and self.struck >= self.times):
            return False
        if self.chance.random() >= self.probability:
            return False
        self.struck += 1
        return True


class FaultBook:
    """The rules now in force."""

    def __init__(self) -> None:
        self._rules: dict[str, Rule] = {}

    def replace(self, raw: Mapping[str, Any]) -> None:
        """Replace all rules by ``{prefix: {latency_s, status, fault, retry_after_s, probability, every_n, times}}``.

        Raises:
            FaultError: a rule is malformed; nothing has changed then.
        """
        self._rules = {prefix: _rule(prefix, spec) for prefix, spec in raw.items()}

    def clear(self) -> None:
        """Let everything work again."""
        self._rules = {}

    def describe(self) -> dict[str, dict[str, int]]:
        """Return how many requests each rule has seen and struck."""
        return {prefix: {"seen": rule.seen, "struck": rule.struck} for prefix, rule in self._rules.items()}

    def plan(self, *, path: str, query: str, headers: Mapping[str, str]) -> Plan:
        """Decide what goes wrong with a request.

        Raises:
            FaultError: the request dials something that does not exist.
        """
        params = dict(parse_qsl(query))
        latency = params.get("_latency") or headers.get("x-sandbox-latency")
        status = params.get("_status") or headers.get("x-sandbox-status")
        fault = params.get("_fault") or headers.get("x-sandbox-fault")
        if latency or status or fault:
            return _plan({"latency_s": latency or 0, "status": status, "fault": fault})
        prefix = max((prefix for prefix in self._rules if path.startswith(prefix)), key=len, default=None)
        return self._rules[prefix].plan if prefix is not None and self._rules[prefix].strikes() else Plan()


def _plan(spec: Mapping[str, Any]) -> Plan:
    try:
        return Plan(
            latency_s=float(spec.get("latency_s") or 0),
            status=int(spec["status"]) if spec.get("status") else None,
            fault=spec.get("fault") or None,
            retry_after_s=int(spec.get("retry_after_s", 1)),
            retry_after_as_date=bool(spec.get("retry_after_as_date")),
        )
    except FaultError:
        raise
    except (TypeError, ValueError) as error:
        raise FaultError(f"latency and status are numbers: {error}") from error


def _rule(prefix: str, spec: Any) -> Rule:
    if not prefix.startswith("/") or not isinstance(spec, Mapping):
        raise FaultError("rules are objects by path prefix, such as {'/reddit': {'status': 503}}")
    known = {"latency_s", "status", "fault", "retry_after_s", "retry_after_as_date", "probability", "every_n", "times"}
    if unknown := set(spec) - known:
        raise FaultError(f"unknown settings {sorted(unknown)} for {prefix}; known are {sorted(known)}")
    every_n, probability = int(spec.get("every_n", 1)), float(spec.get("probability", 1.0))
    if every_n < 1 or not 0 <= probability <= 1:
        raise FaultError("every_n starts at 1 and probability lies between 0 and 1")
    times = None if spec.get("times") is None else int(spec["times"])
    return Rule(plan=_plan(spec), probability=probability, every_n=every_n, times=times)
