"""Settings shared by the services, read from `PREPLINE_…` environment variables.

Each service has one class of its own that derives from `ServiceSettings`.
"""

import re
import socket
import ssl
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from contracts.status import Stage
from runtime.tracing import TracingSettings

__all__ = [
    "BillingApiSettings",
    "DeliverySettings",
    "KafkaSettings",
    "ModelPrice",
    "ModelSettings",
    "MongoSettings",
    "ServiceSettings",
    "SigningSettings",
    "StorageSettings",
    "refuse_local_secret",
]

_LOCAL_SECRETS = frozenset({"", "changeme", "local", "minioadmin", "password", "prepline", "secret"})
_SHORTEST_SECRET = 16


def refuse_local_secret(name: str, secret: SecretStr | None) -> None:
    """Raise ValueError unless the secret is fit for production: set, not a known default, 16+ characters."""
    value = secret.get_secret_value() if secret else ""
    if value.casefold() in _LOCAL_SECRETS or len(value) < _SHORTEST_SECRET:
        raise ValueError(f"{name} must be a secret of at least {_SHORTEST_SECRET} characters outside environment=local")


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


class SigningSettings(BaseModel):
    """Who wrote an event: the key of this service, and the keys of everybody who may publish."""

    key: SecretStr | None = None
    """This service's private key, of `prepline keys`."""
    trusted: dict[str, tuple[str, ...]] = {}
    """Public keys by principal: a service's name, or the name of an external system. While a key is replaced, both."""
    unsigned_external: bool = False
    """Take a record without a signature for one of an external system: only where the broker is open to nobody else."""

    @property
    def configured(self) -> bool:
        """Whether anybody is known. Without, each event's own word is taken: for tests on one machine."""
        return bool(self.trusted)


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


class BillingApiSettings(BaseModel):
    """Billing's internal HTTP interface."""

    base_url: str = "http://127.0.0.1:8081"
    """Where billing listens."""
    timeout: timedelta = timedelta(seconds=5)
    """For a whole call; afterwards it is tried again, or the user is asked to."""


class MongoSettings(BaseModel):
    """The MongoDB deployment; a replica set, because billing uses transactions."""

    url: SecretStr = SecretStr("mongodb://127.0.0.1:27017/?replicaSet=rs0")
    """Where it is, with credentials and `replicaSet`."""
    database: str = "prepline"
    """The database's name; all services share it."""


class StorageSettings(BaseModel):
    """The S3 bucket of the guides."""

    endpoint: str = "127.0.0.1:9000"
    """`host:port` as the services reach it."""
    public_endpoint: str | None = None
    """`host:port` as browsers reach it; presigned links are bound to it."""
    access_key: str = "local"
    """The key's id."""
    secret_key: SecretStr = SecretStr("local")
    """The key's secret."""
    bucket: str = "guides"
    """Created by `prepline bucket`, or when a service starts and it is missing."""
    region: str = "us-east-1"
    """Part of each signature; asking the store for it would cost a request."""
    secure: bool = False
    """Use https for `endpoint`."""
    public_secure: bool = False
    """Use https for `public_endpoint`."""
    link_lifetime: timedelta = timedelta(hours=1)
    """How long a presigned link works."""


class ModelPrice(BaseModel):
    """US dollars per million tokens."""

    prompt: float = Field(ge=0)
    cached: float = Field(ge=0)
    completion: float = Field(ge=0)


class ModelSettings(BaseModel):
    """Any OpenAI-compatible server; without a key no model is used."""

    base_url: str = "https://api.openai.com/v1"
    """Where it is, including the version's path."""
    api_key: SecretStr | None = None
    """Its key; left empty, no model is used."""
    model: str = "gpt-6-luna"
    """The model's name at this server."""
    timeout: timedelta = timedelta(seconds=60)
    """Per request."""
    max_retries: int = Field(default=2, ge=0)
    """Further tries of a request that the server refused for now or did not answer."""
    temperature: float | None = None
    """Sent only when set: some models refuse it."""
    prices: dict[str, ModelPrice] = {"gpt-6-luna": ModelPrice(prompt=0.10, cached=0.01, completion=0.50)}
    """By model: US dollars per million tokens. A model that is not listed has no known cost."""

    @field_validator("api_key")
    @classmethod
    def _empty_is_none(cls, key: SecretStr | None) -> SecretStr | None:
        """Deployments pass variables on that their owner left empty."""
        return key if key is not None and key.get_secret_value() else None


class ServiceSettings(BaseSettings):
    """What every service needs to run."""

    model_config = SettingsConfigDict(env_prefix="PREPLINE_", env_nested_delimiter="__", extra="ignore")

    environment: Literal["local", "production"] = "production"
    """Outside `local`, defaults that are unsafe in the open are refused."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """The least severe lines that are written."""
    log_format: Literal["json", "console"] = "json"
    """One JSON object a line, or lines for people."""
    host: str = "0.0.0.0"  # noqa: S104 — a container is reached from outside; the port mapping decides by whom
    """The address that health, metrics and the service's own HTTP interface listen on."""
    port: int = Field(default=8080, ge=0, le=65535)
    """Their port; 0 takes a free one."""
    metrics_port: int | None = Field(default=None, ge=0, le=65535)
    """A port for `/metrics` alone, which no proxy passes on by mistake; without one they are on the service's."""
    slot: str = Field(default="0", pattern=r"^[A-Za-z0-9._-]{1,64}$")
    """Names this process among its equals: static Kafka group membership, so a restart takes over at once. `host` takes
    the machine's name, which is a container's own: then any number may run."""
    kafka: KafkaSettings = KafkaSettings()
    mongo: MongoSettings = MongoSettings()
    delivery: DeliverySettings = DeliverySettings()
    tracing: TracingSettings = TracingSettings()
    signing: SigningSettings = SigningSettings()
    billing: BillingApiSettings = BillingApiSettings()
    hold_token: SecretStr = SecretStr("local")
    """Bearer token with which every service asks billing for holds, and nothing else."""

    @field_validator("slot")
    @classmethod
    def _host_slot(cls, slot: str) -> str:
        return re.sub(r"[^A-Za-z0-9._-]", "-", socket.gethostname())[:64] if slot == "host" else slot

    @model_validator(mode="after")
    def _refuse_unsafe(self) -> Self:
        if self.environment != "local":
            self.refuse_unsafe_defaults()
            refuse_local_secret("PREPLINE_HOLD_TOKEN", self.hold_token)
            self._refuse_open_broker()
            self._refuse_unsigned()
        return self

    def _refuse_open_broker(self) -> None:
        if self.kafka.security == "PLAINTEXT" and not self.kafka.allow_open_broker:
            raise ValueError(
                "set PREPLINE_KAFKA__SECURITY (SASL_SSL, or SASL_PLAINTEXT within one host), PREPLINE_KAFKA__USERNAME "
                "and PREPLINE_KAFKA__PASSWORD: outside environment=local the broker must know who publishes"
            )
        if self.kafka.security.startswith("SASL"):
            refuse_local_secret("PREPLINE_KAFKA__PASSWORD", self.kafka.password)

    def _refuse_unsigned(self) -> None:
        missing = [stage.value for stage in Stage if not self.signing.trusted.get(stage)]
        if self.signing.key is None or missing:
            raise ValueError(
                "set PREPLINE_SIGNING__KEY and, with a key of each service, PREPLINE_SIGNING__TRUSTED: outside "
                "environment=local events are signed. `prepline keys` makes them"
            )

    def refuse_unsafe_defaults(self) -> None:
        """Raise ValueError when a default would be unsafe in production; services add their own checks."""
        storage = getattr(self, "storage", None)
        if isinstance(storage, StorageSettings):
            refuse_local_secret("PREPLINE_STORAGE__SECRET_KEY", storage.secret_key)
