"""The Kafka cluster, and how events from it are handled."""

import ssl
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field, SecretStr

__all__ = ["DeliverySettings", "KafkaSettings"]


class KafkaSettings(BaseModel):
    """The Kafka cluster."""

    bootstrap_servers: str = "127.0.0.1:9092"
    """Comma-separated `host:port` list."""
    security: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"
    """Whether the connection is encrypted (SSL) and whether we say who we are (SASL)."""
    mechanism: Literal["SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    """How we say it."""
    username: str = ""
    """Our principal: the service's name, so that the broker knows what it may read and write."""
    password: SecretStr = SecretStr("")
    """The principal's password."""
    ca_file: Path | None = None
    """Certificate authority of the brokers (PEM); the system's without."""
    externals: tuple[str, ...] = ()
    """External systems that may publish; `prepline topics` gives them their permissions."""
    allow_open_broker: bool = False
    """Take a broker that asks nobody who they are, in production: only for trials on a machine of one's own."""
    replication_factor: int = Field(default=1, ge=1)
    """Copies of each partition that `prepline topics` asks for."""
    session_timeout: timedelta = timedelta(seconds=10)
    """After this silence a worker without a successor loses its partitions."""
    startup_timeout: timedelta = timedelta(seconds=60)
    """How long a service waits for Kafka and its topics before it gives up."""

    def client_options(self) -> dict[str, Any]:
        """Return what every client of aiokafka needs to connect."""
        options: dict[str, Any] = {"bootstrap_servers": self.bootstrap_servers, "security_protocol": self.security}
        if self.security.startswith("SASL"):
            options |= {
                "sasl_mechanism": self.mechanism,
                "sasl_plain_username": self.username,
                "sasl_plain_password": self.password.get_secret_value(),
            }
        if (context := self.ssl_context()) is not None:
            options["ssl_context"] = context
        return options

    def ssl_context(self) -> ssl.SSLContext | None:
        """Return how brokers' certificates are checked; None when the connection is not encrypted."""
        if not self.security.endswith("SSL"):
            return None
        return ssl.create_default_context(cafile=str(self.ca_file) if self.ca_file else None)


class DeliverySettings(BaseModel):
    """How events are handled."""

    concurrency: int = Field(default=64, ge=1)
    """Events in work at once per process."""
    attempts: int = Field(default=3, ge=1)
    """Tries before an event is set aside."""
    backoff: timedelta = timedelta(milliseconds=500)
    """Pause before the second try; doubles for each further one, with jitter."""
    deadline: timedelta = timedelta(seconds=240)
    """All tries of one event together; stays below Kafka's poll interval."""
    drain_timeout: timedelta = timedelta(seconds=20)
    """How long work in progress may finish at shutdown or rebalance."""
    commit_interval: timedelta = timedelta(seconds=1)
    """Finished work is committed at least this often."""
    breaker_failures: int = Field(default=20, ge=1)
    """After so many failed events in a row nothing is consumed for a while: what is broken is not the events."""
    breaker_pause: timedelta = timedelta(seconds=60)
    """How long it is; then one event is tried."""
