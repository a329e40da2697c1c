"""What all processes know of one source: how many requests it still welcomes, and whether it refuses.

Pure functions of a state and a moment; `shared.py` keeps the state where every process sees it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from contracts.posts import SourceStatus
from services.scraper.upstream.retry_after import seconds

__all__ = ["Permission", "SourcePace", "SourceState"]

_LATE = 0.5
_AT_ONCE = 1e-6
_FIRST_ANSWER = 0.05
"""How long to wait before looking again whether the first answer of a window has come."""
_PROBE_SECONDS = 30.0
"""How long a single request may test a source before another one may."""
_CLOCKS_DIFFER = 1.0
"""Reddit rounds the seconds until its window ends down; asking a moment early would exceed the old window."""
_SAME_WINDOW = 5.0
_END_OF_TIME = datetime(9000, 1, 1, tzinfo=UTC).timestamp()


@dataclass(frozen=True, kw_only=True)
class SourcePace:
    """At most `requests` within any `window` seconds, of which `burst` at once."""

    requests: int
    window: float
    burst: int = 1

    @property
    def interval(self) -> float:
        """Seconds between requests once the burst is used: burst and steady flow together stay within the limit.

        A request may arrive somewhat later than it was granted, and so nearer to the next one.
        """
        return (self.window + _LATE) / max(self.requests - self.burst, 1)


@dataclass(frozen=True, kw_only=True)
class Permission:
    """Whether a request may be sent: now, after `wait` seconds, or not at all (`refused`)."""

    wait: float = 0.0
    must_ask_again: bool = False
    """The wait reserves nothing: ask again after it."""
    refused: SourceStatus | None = None
    reason: str = ""


class SourceState(BaseModel):
    """One source as all processes see it; moments are seconds of the Unix epoch."""

    model_config = ConfigDict(frozen=True)

    version: int = 0
    next_slot: float = 0.0
    """When the next request would be due at the steady pace."""
    remaining: float | None = None
    """Requests left in the source's own window; None before its first answer told."""
    resets_at: float = 0.0
    reserved: int = 0
    """Requests granted since the window began."""
    has_answered: bool = False
    """An answer has come since the window began: until then nobody knows what the source allows."""
    failures: int = 0
    closed_until: float = 0.0
    closed_as: SourceStatus | None = None
    reason: str = ""
    probing_until: float = 0.0

    @property
    def next_try_at(self) -> datetime | None:
        """When the source may be asked again, if it is left alone."""
        return datetime.fromtimestamp(min(self.closed_until, _END_OF_TIME), tz=UTC) if self.closed_as else None

    def reserve(
        self, pace: SourcePace, *, now: float, patience: float, failures_allowed: int
    ) -> tuple["SourceState", Permission]:
        """Return the state with one more request granted, or unchanged with the reason why not."""
        if self.closed_as not in {None, "rate_limited"} and (refusal := self._refusal(now)) is not None:
            return self, refusal
        state = self._in_window(now)
        opens = max(self.closed_until, state.resets_at if state.remaining is not None and state.remaining < 1 else 0.0)
        if opens > now:
            wait = opens - now
            return self, Permission(wait=wait, must_ask_again=True) if wait < patience else _too_long(wait)
        if not state.has_answered and state.reserved >= pace.burst:
            return self, Permission(wait=_FIRST_ANSWER, must_ask_again=True) if patience > 0 else _too_long(
                _FIRST_ANSWER
            )
        due = state.next_slot - (pace.burst - 1) * pace.interval
        wait = due - now if due - now > _AT_ONCE else 0.0
        if wait > 0 and wait >= patience:
            return self, _too_long(wait)
        is_probe = state.closed_as not in {None, "rate_limited"} or state.failures >= failures_allowed
        granted = state.model_copy(
            update={
                "next_slot": max(state.next_slot, now) + pace.interval,
                "remaining": None if state.remaining is None else state.remaining - 1,
                "reserved": state.reserved + 1,
                "probing_until": now + _PROBE_SECONDS if is_probe else 0.0,
            }
        )
        return granted, Permission(wait=wait)

    def _refusal(self, now: float) -> Permission | None:
        until = max(self.closed_until, self.probing_until)
        if until <= now:
            return None
        return Permission(refused=self.closed_as, reason=f"Left alone for {until - now:.0f} s: {self.reason}")

    def _in_window(self, now: float) -> "SourceState":
        is_over = self.remaining is not None and now >= self.resets_at
        return self.model_copy(update={"remaining": None, "reserved": 0, "has_answered": False}) if is_over else self

    def observed(self, headers: Mapping[str, str], *, now: float) -> "SourceState":
        """Return the state with what an answer's headers say of the source's window."""
        left, reset = seconds(headers.get("x-ratelimit-remaining")), seconds(headers.get("x-ratelimit-reset"))
        if left is None or reset is None:
            return self.model_copy(update={"has_answered": True})
        ends = now + reset + _CLOCKS_DIFFER
        is_known = self.remaining is not None and ends < self.resets_at + _SAME_WINDOW
        # Requests under way are not in the figure yet: what was granted counts as used.
        remaining = min(self.remaining or 0.0, left) if is_known else left - max(self.reserved - 1, 0)
        resets_at = self.resets_at if is_known else ends
        return self.model_copy(update={"remaining": remaining, "resets_at": resets_at, "has_answered": True})

    def succeeded(self, *, now: float) -> "SourceState":
        """Return the state after a good answer; it does not shorten a pause that began while it was under way."""
        if self.closed_until > now:
            return self.model_copy(update={"failures": 0})
        closed = {"closed_until": 0.0, "closed_as": None, "reason": ""}
        return self.model_copy(update={"failures": 0, "probing_until": 0.0, **closed})

    def failed(self, reason: str, *, now: float, allowed: int, pause: float, status: SourceStatus) -> "SourceState":
        """Return the state after a failure that may pass; too many in a row close the source for `pause` seconds."""
        counted = self.model_copy(update={"failures": self.failures + 1, "has_answered": True})
        if counted.failures < allowed and self.closed_as is None:
            return counted
        return counted.closed(reason, now=now, pause=pause, status=status)

    def closed(self, reason: str, *, now: float, pause: float, status: SourceStatus) -> "SourceState":
        """Return the state of a source that is left alone for `pause` seconds; a longer pause stays."""
        until = max(self.closed_until, now + pause)
        changed: dict[str, Any] = {"closed_until": until, "closed_as": status, "reason": reason}
        changed |= {"probing_until": 0.0, "has_answered": True}
        return self.model_copy(update=changed)

    def undecided(self) -> "SourceState":
        """Return the state after a request that did not tell how the source fares, e.g. a cancelled one."""
        return self.model_copy(update={"probing_until": 0.0, "has_answered": True})


def _too_long(wait: float) -> Permission:
    return Permission(wait=wait, refused="rate_limited", reason=f"Its request limit is used up for {wait:.0f} s.")
