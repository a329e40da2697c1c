"""A database that notes how it is asked."""

from typing import Any

__all__ = ["RecordingDatabase"]

_READS = frozenset({"find", "find_one", "aggregate"})


class RecordingDatabase:
    """Notes the reads of its collections."""

    def __init__(self, database: Any) -> None:
        self._database = database
        self.client = database.client
        self.reads: list[str] = []

    def __getitem__(self, name: str) -> Any:
        return _Collection(self, name, self._database[name])


class _Collection:
    def __init__(self, database: RecordingDatabase, name: str, collection: Any) -> None:
        self._of, self._name, self._collection = database, name, collection

    def __getattr__(self, method: str) -> Any:
        if method in _READS:
            self._of.reads.append(f"{self._name}.{method}")
        return getattr(self._collection, method)
