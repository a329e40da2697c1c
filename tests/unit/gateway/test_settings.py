from typing import Any

import pytest
from pydantic import ValidationError

from contracts.status import Stage
from services.gateway.auth.issuers import local_issuer
from services.gateway.settings import GatewaySettings
from tests.support.signing import SASL, signing_of

SAFE: dict[str, Any] = {
    "environment": "production",
    "internal_token": "0123456789abcdef-long",
    "preview_token": "0123456789abcdef-preview",
    "hold_token": "0123456789abcdef-hold",
    "storage": {"secret_key": "0123456789abcdef-long"},
    "oidc": {"issuer": "https://id.example.com/", "audience": "prepline"},
    "kafka": SASL,
    "signing": signing_of(Stage.GATEWAY),
}


def test_safe_settings_are_accepted_and_trust_no_local_tokens() -> None:
    settings = GatewaySettings(**SAFE)
    assert local_issuer(settings) is None


def test_a_firebase_project_is_enough() -> None:
    assert GatewaySettings(**{**SAFE, "oidc": {"firebase_project": "my-project"}}).oidc.configured


@pytest.mark.parametrize(
    "unsafe",
    [
        {"internal_token": "local"},
        {"internal_token": "short"},
        {"storage": {}},
        {"oidc": {}},
        {"oidc": {"issuer": "https://id.example.com/"}},
        {"oidc": {"audience": "prepline"}},
        {"oidc": {"issuer": "http://id.example.com/", "audience": "prepline"}},
        {"oidc": {**SAFE["oidc"], "jwks_url": "http://id.example.com/keys"}},
        {"cors_origins": ["*"]},
        {"signing": {}},
        {"kafka": {}},
        {"kafka": {**SASL, "password": "short"}},
        {"signing": {"key": signing_of(Stage.GATEWAY).key}},
    ],
)
def test_unsafe_defaults_are_refused_in_production(unsafe: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        GatewaySettings(**{**SAFE, **unsafe})


def test_the_local_environment_needs_no_settings() -> None:
    assert local_issuer(GatewaySettings(environment="local")) is not None


def test_settings_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREPLINE_ENVIRONMENT", "local")
    monkeypatch.setenv("PREPLINE_CORS_ORIGINS", '["https://app.example.com"]')
    monkeypatch.setenv("PREPLINE_STALLED__AFTER", "PT5S")
    monkeypatch.setenv("PREPLINE_BILLING__BASE_URL", "http://billing:8080")
    settings = GatewaySettings()
    assert settings.cors_origins == ("https://app.example.com",)
    assert settings.stalled.after.total_seconds() == 5
    assert settings.billing.base_url == "http://billing:8080"
