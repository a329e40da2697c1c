"""Counts the commands that PyMongo clients of this process send."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from pymongo import monitoring

from runtime.mongo import BY_THE_CLOCK

__all__ = ["Commands"]

_COUNTED = frozenset({"find", "insert", "update", "delete", "findAndModify", "aggregate", "count"})


class Commands(monitoring.CommandListener):
    """Registered before clients are built; counts by collection while it is told to."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        monitoring.register(self)

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        """Count a command by its collection and name, unless it came because time passed."""
        command: Mapping[str, Any] = event.command
        if event.command_name in _COUNTED and command.get("comment") != BY_THE_CLOCK:
            self.counts[f"{command[event.command_name]}.{event.command_name}"] += 1

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        """Take no notice."""

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        """Take no notice."""
