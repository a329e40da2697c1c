"""Settings shared by the services, read from `PREPLINE_…` environment variables.

Each service has one class of its own that derives from `ServiceSettings`.
"""

from datetime import timedelta
from typing import Literal, Self

from pydantic import BaseModel, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from contracts.status import Stage

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
    replication_factor: int = Field(default=1, ge=1)
    """Copies of each partition that `prepline topics` asks for."""
    session_timeout: timedelta = timedelta(seconds=10)
    """After this silence a worker without a successor loses its partitions."""
    startup_timeout: timedelta = timedelta(seconds=60)
    """How long a service waits for Kafka and its topics before it gives up."""


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
    slot: str = Field(default="0", pattern=r"^[A-Za-z0-9._-]{1,64}$")
    """Names this process among its equals: static Kafka group membership, so a restart takes over at once."""
    kafka: KafkaSettings = KafkaSettings()
    mongo: MongoSettings = MongoSettings()
    delivery: DeliverySettings = DeliverySettings()
    signing: SigningSettings = SigningSettings()
    billing: BillingApiSettings = BillingApiSettings()
    hold_token: SecretStr = SecretStr("local")
    """Bearer token with which every service asks billing for holds, and nothing else."""

    @model_validator(mode="after")
    def _refuse_unsafe(self) -> Self:
        if self.environment != "local":
            self.refuse_unsafe_defaults()
            refuse_local_secret("PREPLINE_HOLD_TOKEN", self.hold_token)
            self._refuse_unsigned()
        return self

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
