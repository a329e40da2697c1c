"""Settings refuse what is unsafe and understand what is left empty."""

import pytest
from pydantic import SecretStr, ValidationError

from contracts.status import Stage
from runtime.settings import ModelSettings, ServiceSettings, refuse_local_secret
from services.billing.settings import BillingSettings
from tests.support.signing import signing_variables


def test_an_empty_key_means_no_model() -> None:
    assert ModelSettings(api_key=SecretStr("")).api_key is None
    assert ModelSettings(api_key=SecretStr("k")).api_key is not None


@pytest.mark.parametrize("secret", [None, "", "local", "changeme", "short", "minioadmin"])
def test_known_and_short_secrets_are_refused(secret: str | None) -> None:
    with pytest.raises(ValueError, match="NAME must be a secret"):
        refuse_local_secret("NAME", None if secret is None else SecretStr(secret))


def test_production_is_the_default_and_needs_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError, match="PREPLINE_INTERNAL_TOKEN"):
        BillingSettings()
    monkeypatch.setenv("PREPLINE_INTERNAL_TOKEN", "a-long-and-random-secret")
    for name in ("PREPLINE_OPERATOR_TOKEN", "PREPLINE_STORAGE__SECRET_KEY", "PREPLINE_HOLD_TOKEN"):
        with pytest.raises(ValidationError, match=name):
            BillingSettings()
        monkeypatch.setenv(name, "another-long-and-random-secret")
    with pytest.raises(ValidationError, match="PREPLINE_KAFKA__SECURITY"):
        BillingSettings()
    monkeypatch.setenv("PREPLINE_KAFKA__ALLOW_OPEN_BROKER", "true")
    with pytest.raises(ValidationError, match="PREPLINE_SIGNING__KEY"):
        BillingSettings()
    for name, value in signing_variables(Stage.BILLING).items():
        monkeypatch.setenv(name, value)
    assert BillingSettings().environment == "production"


def test_the_slot_of_a_container_is_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "parser_2.example/x")
    assert ServiceSettings(environment="local", slot="host").slot == "parser_2.example-x"
    assert ServiceSettings(environment="local").slot == "0"
