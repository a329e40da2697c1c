"""S3 from a wheel: nanio, an S3 server over plain files."""

import secrets
import sys
from dataclasses import dataclass, field
from pathlib import Path

from local.servers.ports import HOST
from local.servers.probes import port_open
from local.servers.process import ChildProcess

__all__ = ["EmbeddedS3", "S3Access"]


@dataclass(frozen=True, kw_only=True)
class S3Access:
    """How to reach an S3 store."""

    endpoint: str
    """`host:port`."""
    access_key: str
    secret_key: str = field(repr=False)


class EmbeddedS3(ChildProcess):
    """The object store of laptops and tests.

    An object is there after `kill` once its upload was answered.
    """

    def __init__(self, *, data_dir: Path, port: int) -> None:
        """Describe the server and make up its keys; `data_dir` is its own, `port` the one on 127.0.0.1."""
        self.access = S3Access(
            endpoint=f"{HOST}:{port}",
            access_key=secrets.token_hex(10),
            secret_key=secrets.token_urlsafe(30),
        )
        super().__init__(
            name="embedded S3",
            command=[
                *(sys.executable, "-P", "-m", "nanio", "serve"),
                *("--host", HOST, "--port", str(port)),
                *("--data-dir", str(data_dir / "data")),
                *("--log-level", "warning", "--no-access-log"),
            ],
            port=port,
            log_file=data_dir / "server.log",
            ready=lambda: port_open(port),
            advice=f"Delete {data_dir / 'data'} if its files are damaged, or use an S3 store of your own.",
            # In the environment, because every user of the machine can read command lines.
            environment={"NANIO_ACCESS_KEY": self.access.access_key, "NANIO_SECRET_KEY": self.access.secret_key},
        )

    @property
    def endpoint(self) -> str:
        """The endpoint of clients, `host:port`."""
        return self.access.endpoint

    @property
    def access_key(self) -> str:
        """The access key of clients."""
        return self.access.access_key

    @property
    def secret_key(self) -> str:
        """The secret key of clients."""
        return self.access.secret_key
