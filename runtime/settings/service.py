"""What every service needs to run."""

import re
import socket
from datetime import timedelta
from typing import Literal, Self

from pydantic import BaseModel, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from contracts.status import Stage
from runtime.settings.kafka import DeliverySettings, KafkaSettings
from runtime.settings.secret import refuse_local_secret
from runtime.settings.stores import MongoSettings, StorageSettings
from runtime.tracing.settings import TracingSettings

__all__ = ["BillingApiSettings", "ServiceSettings", "SigningSettings"]


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


class BillingApiSettings(BaseModel):
    """Billing's internal HTTP interface."""

    base_url: str = "http://127.0.0.1:8081"
    """Where billing listens."""
    timeout: timedelta = timedelta(seconds=5)
    """For a whole call; afterwards it is tried again, or the user is asked to."""


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
