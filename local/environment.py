"""The environment variables with which the services find everything on one machine."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from contracts.status import Stage
from local.principals import LocalPrincipals
from local.sandbox import DEMO_POSTING_PATH
from local.sandbox.employers import employer_hosts
from runtime.settings import KafkaSettings

__all__ = ["LocalAddresses", "environment_of", "patched_environment", "sandbox_variables"]


@dataclass(frozen=True, kw_only=True)
class LocalAddresses:
    """Where everything listens."""

    kafka: str
    mongo: str
    database: str = "prepline"
    s3_endpoint: str
    s3_access_key: str
    s3_secret_key: str = field(repr=False)
    sandbox: str | None
    """`host:port` of the sandbox; None reaches the real world."""
    ports: Mapping[Stage, int]
    keys: Path
    """Directory of the key pair that signs local tokens."""
    internal_token: str = field(repr=False)
    preview_token: str = field(repr=False)
    hold_token: str = field(repr=False)
    operator_token: str = field(repr=False)
    principals: LocalPrincipals
    kafka_passwords: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By principal, where the broker asks who somebody is."""
    use_sandbox_model: bool = False
    extra: Mapping[str, str] = field(default_factory=dict)
    """Added last, for tests."""

    def kafka_of(self, principal: str) -> KafkaSettings:
        """Return how a principal reaches the broker."""
        if not self.kafka_passwords:
            return KafkaSettings(bootstrap_servers=self.kafka)
        return KafkaSettings(
            bootstrap_servers=self.kafka,
            security="SASL_PLAINTEXT",
            username=principal,
            password=SecretStr(self.kafka_passwords[principal]),
        )

    @property
    def gateway(self) -> str:
        """Base URL of the gateway."""
        return f"http://127.0.0.1:{self.ports[Stage.GATEWAY]}"


def environment_of(stage: Stage, addresses: LocalAddresses) -> dict[str, str]:
    """Return the variables of one service; variables of the user's own environment win."""
    variables = {
        "ENVIRONMENT": "local",
        "HOST": "127.0.0.1",
        "PORT": str(addresses.ports[stage]),
        "KAFKA__BOOTSTRAP_SERVERS": addresses.kafka,
        **_kafka_identity(addresses.kafka_of(stage)),
        "MONGO__URL": addresses.mongo,
        "MONGO__DATABASE": addresses.database,
        "STORAGE__ENDPOINT": addresses.s3_endpoint,
        "STORAGE__ACCESS_KEY": addresses.s3_access_key,
        "STORAGE__SECRET_KEY": addresses.s3_secret_key,
        "INTERNAL_TOKEN": addresses.internal_token,
        "PREVIEW_TOKEN": addresses.preview_token,
        "HOLD_TOKEN": addresses.hold_token,
        "OPERATOR_TOKEN": addresses.operator_token,
        "BILLING__BASE_URL": f"http://127.0.0.1:{addresses.ports[Stage.BILLING]}",
        "PARSER__BASE_URL": f"http://127.0.0.1:{addresses.ports[Stage.PARSER]}",
        "SIGNING__KEY": addresses.principals.keys[stage],
        "SIGNING__TRUSTED": json.dumps(addresses.principals.trusted),
        "SIGNING__UNSIGNED_EXTERNAL": "true",  # the broker is open to this machine alone
        "LOCAL_KEYS": str(addresses.keys),
        # Everybody here has one address, and measurements ask as fast as they can.
        "LIMITS__STARTS_PER_MINUTE": "100000",
        "LIMITS__STARTS_PER_MINUTE_AND_ADDRESS": "100000",
        "CREDITS__SIGNUP_CREDITS": "500",
        "CREDITS__MONTHLY_LIMITS": json.dumps({"free": 20, "pro": 50, "elite": None}),
        **({} if addresses.sandbox is None else sandbox_variables(addresses.sandbox)),
        **(_sandbox_model(addresses.sandbox) if addresses.sandbox and addresses.use_sandbox_model else {}),
    }
    named = {f"PREPLINE_{name}": value for name, value in variables.items()} | dict(addresses.extra)
    return named | {name: value for name, value in os.environ.items() if name.startswith("PREPLINE_")}


def _kafka_identity(kafka: KafkaSettings) -> dict[str, str]:
    if not kafka.username:
        return {}
    password = kafka.password.get_secret_value()
    return {"KAFKA__SECURITY": kafka.security, "KAFKA__USERNAME": kafka.username, "KAFKA__PASSWORD": password}


def sandbox_variables(address: str) -> dict[str, str]:
    """Return the variables, without their prefix, that point the services at a sandbox at `host:port`."""
    base = f"http://{address}"
    return {
        "FETCH__ALLOWED_HOSTS": json.dumps([address]),
        "FETCH__REQUESTS_PER_SECOND": "1000",
        "REDDIT__BASE_URL": f"{base}/reddit",
        "REDDIT__OAUTH_URL": f"{base}/reddit/oauth",
        "REDDIT__CLIENT_ID": "sandbox",
        "REDDIT__CLIENT_SECRET": "sandbox",
        "HACKERNEWS__BASE_URL": f"{base}/hn",
        "HACKERNEWS__SITE_URL": f"{base}/hn",
        "ARCHIVE__BASE_URL": f"{base}/arctic",
        "ARCHIVE__SITE_URL": f"{base}/reddit",
        "ATOM__BASE_URL": f"{base}/feeds",
        "ATOM__SITE_URL": f"{base}/reddit",
        "STACKEXCHANGE__BASE_URL": f"{base}/stackexchange",
        "EMPLOYER__HOSTS": json.dumps(employer_hosts(base)),
        "SAMPLE_URL": f"{base}{DEMO_POSTING_PATH}",
    }


def _sandbox_model(address: str) -> dict[str, str]:
    base = f"http://{address}/openai/v1"
    return {"MODEL__BASE_URL": base, "MODEL__API_KEY": "sandbox", "MODEL__MODEL": "sandbox"}


@contextmanager
def patched_environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set variables while settings are read."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
