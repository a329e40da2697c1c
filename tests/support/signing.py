"""Keys of all services, for tests of what production demands."""

import json

from contracts.status import Stage
from runtime.kafka.principals import new_key_pair
from runtime.settings import SigningSettings

__all__ = ["signing_of", "signing_variables"]

_PAIRS = {stage: new_key_pair() for stage in Stage}


def signing_of(stage: Stage) -> SigningSettings:
    """Return what a service of a deployment knows."""
    return SigningSettings.model_validate({"key": _PAIRS[stage][0], "trusted": _trusted()})


def signing_variables(stage: Stage) -> dict[str, str]:
    """Return the same as environment variables."""
    return {"PREPLINE_SIGNING__KEY": _PAIRS[stage][0], "PREPLINE_SIGNING__TRUSTED": json.dumps(_trusted())}


def _trusted() -> dict[str, tuple[str, ...]]:
    return {stage.value: (public,) for stage, (_, public) in _PAIRS.items()}
