"""A time that passes only when a test says so."""

from datetime import UTC, datetime

__all__ = ["Calendar", "Clock"]


class Clock:
    """Seconds, as `time.monotonic` returns them; set `now` to let time pass."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Calendar:
    """A day and hour; set `now` to let time pass."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 29, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now
