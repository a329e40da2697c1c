"""Keys of all services, for tests of what production demands."""

import json

from contracts.status import Stage
from runtime.kafka.identity.principals import new_key_pair
from runtime.settings import SigningSettings

__all__ = ["SASL", "signing_of", "signing_variables"]

SASL = {"security": "SASL_SSL", "username": "somebody", "password": "a-long-and-random-password"}
"""What a deployment's broker asks for."""

_PAIRS = {stage: new_key_pair() for stage in Stage}


def signing_of(stage: Stage) -> SigningSettings:
    """Return what a service of a deployment knows."""
    return SigningSettings.model_validate({"key": _PAIRS[stage][0], "trusted": _trusted()})


def signing_variables(stage: Stage) -> dict[str, str]:
    """Return the same as environment variables."""
    kafka = {f"PREPLINE_KAFKA__{name.upper()}": value for name, value in SASL.items()}
    return {
        **kafka,
        "PREPLINE_SIGNING__KEY": _PAIRS[stage][0],
        "PREPLINE_SIGNING__TRUSTED": json.dumps(_trusted()),
    }


def _trusted() -> dict[str, tuple[str, ...]]:
    return {stage.value: (public,) for stage, (_, public) in _PAIRS.items()}
