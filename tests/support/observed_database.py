"""A database that knows whether anything was written to it, and whose writes can be made to fail."""

from typing import Any

from pymongo.errors import AutoReconnect

__all__ = ["ObservedDatabase"]

_READS = frozenset({"find", "find_one", "aggregate", "create_index"})


class ObservedDatabase:
    """Passes everything on to a database of which nobody else writes what is looked at."""

    def __init__(self, database: Any) -> None:
        self._database = database
        self._passing: int | None = None
        self.client = database.client
        self.delegate = database.delegate
        """The driver's own database, which does not wait for an event loop."""
        self.name = database.name
        self.writes = 0
        """How many were sent; as long as it stays the same, so does what is stored."""
        self.has_failed = False

    def __getitem__(self, name: str) -> Any:
        return _Collection(self, self._database[name])

    def fail_around(self, write: int) -> None:
        """Fail before the first write from now on (0), or as soon as the first, the second, … was made in its session.

        A write outside a transaction fails before it is made: afterwards it stands, whoever hears of it.
        """
        self._passing, self.has_failed = write, False

    def stop_failing(self) -> None:
        """Let everything pass again."""
        self._passing = None

    async def write(self, method: Any, arguments: Any, options: Any) -> Any:
        """Make a write, or fail before or after it."""
        self.writes += 1
        if self._passing == 0 or (self._passing == 1 and "session" not in options):
            self._fail()
        result = await method(*arguments, **options)
        if self._passing is not None:
            self._passing -= 1
            if not self._passing:
                self._fail()
        return result

    def _fail(self) -> None:
        self.has_failed = True
        raise AutoReconnect("injected")


class _Collection:
    def __init__(self, database: ObservedDatabase, collection: Any) -> None:
        self._of = database
        self._collection = collection

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._collection, name)
        if name in _READS:
            return method

        async def write(*arguments: Any, **options: Any) -> Any:
            return await self._of.write(method, arguments, options)

        return write
