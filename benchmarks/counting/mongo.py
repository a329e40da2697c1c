"""Counts the commands that PyMongo clients of this process send, and finds those that no index serves."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from bson import json_util
from pymongo import monitoring

from runtime.mongo import BY_THE_CLOCK

__all__ = ["Commands", "unserved"]

_COUNTED = frozenset({"find", "insert", "update", "delete", "findAndModify", "aggregate", "count"})
_COMMIT = "commitTransaction"
_SCAN = '"COLLSCAN"'


class Commands(monitoring.CommandListener):
    """Registered before clients are built; counts by collection while it is told to."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.filters: dict[str, tuple[str, Mapping[str, Any]]] = {}
        """Collection and filter of what was looked for, one of each shape."""
        monitoring.register(self)

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        """Count a command by its collection and name, unless it came because time passed."""
        command: Mapping[str, Any] = event.command
        if event.command_name == _COMMIT:
            self.counts["transactions.commit"] += 1
        if event.command_name not in _COUNTED or command.get("comment") == BY_THE_CLOCK:
            return
        collection = command[event.command_name]
        self.counts[f"{collection}.{event.command_name}"] += 1
        for sought in _filters(command):
            self.filters[f"{collection} {sorted(sought)}"] = collection, sought

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        """Take no notice."""

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        """Take no notice."""


def _filters(command: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if "filter" in command:
        yield command["filter"]
    yield from (change["q"] for name in ("updates", "deletes") for change in command.get(name, ()))
    yield from (step["$match"] for step in command.get("pipeline", ())[:1] if "$match" in step)


def _names_documents(sought: Any) -> bool:
    return sought is not None and (not isinstance(sought, Mapping) or "$in" in sought)


async def unserved(database: Any, filters: Mapping[str, tuple[str, Mapping[str, Any]]]) -> list[str]:
    """Return what the database says it would look for in all documents of a collection.

    What names documents by their ids is left out: the embedded server would not say that it goes by these.
    """
    found = []
    for shape, (collection, sought) in filters.items():
        if _names_documents(sought.get("_id")):
            continue
        plan = await database.command("explain", {"find": collection, "filter": dict(sought)}, verbosity="queryPlanner")
        if _SCAN in json.dumps(plan, default=json_util.default):
            found.append(shape)
    return found
