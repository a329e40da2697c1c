"""What every backing server can do."""

from typing import Protocol

__all__ = ["KafkaServer", "Server"]


class Server(Protocol):
    """A server that runs as a child process on a fixed port and data directory.

    `start` after `stop` or `kill` brings it back in the same place.
    """

    @property
    def address(self) -> str:
        """`host:port`, known before the server runs."""
        ...

    @property
    def running(self) -> bool:
        """Whether its process lives."""
        ...

    async def start(self) -> None:
        """Return once clients are served; does nothing when already running.

        Raises:
            ServerFailed: it could not be started.
        """
        ...

    async def stop(self) -> None:
        """End it in good order; does nothing when it does not run."""
        ...

    async def kill(self) -> None:
        """End it as a power cut would; does nothing when it does not run."""
        ...


class KafkaServer(Server, Protocol):
    """A Kafka broker that never creates a topic by itself."""

    @property
    def bootstrap(self) -> str:
        """The `bootstrap_servers` of clients."""
        ...

    def wipe(self) -> None:
        """Forget all topics, records, groups and offsets.

        Raises:
            ServerFailed: the broker still runs.
        """
        ...
