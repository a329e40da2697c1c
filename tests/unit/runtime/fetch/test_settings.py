"""The limits, and who may loosen them."""

import pytest
from pydantic import ValidationError

from runtime.fetch.settings import FetchSettings, require_sandbox


def test_the_defaults_are_those_of_a_guarded_fetcher() -> None:
    settings = FetchSettings()

    assert settings.total_timeout.total_seconds() == 20
    assert settings.tries == 3
    assert settings.max_redirects == 5
    assert settings.allowed_endpoints == frozenset()


def test_sizes_and_networks_are_read_from_text() -> None:
    settings = FetchSettings.model_validate(
        {"max_raw_bytes": "2MiB", "refused_networks": ["10.0.0.0/8", "2a00::/16"], "total_timeout": "PT5S"}
    )

    assert settings.max_raw_bytes == 2 * 1024 * 1024
    assert [str(network) for network in settings.refused_networks] == ["10.0.0.0/8", "2a00::/16"]
    assert settings.total_timeout.total_seconds() == 5


@pytest.mark.parametrize("entry", ["http://127.0.0.1", "*", "a b", "10.0.0.0/8"])
def test_allowed_hosts_are_endpoints(entry: str) -> None:
    with pytest.raises(ValidationError):
        FetchSettings(allowed_hosts=(entry,))


def test_a_sandbox_exists_on_laptops_only() -> None:
    sandbox = FetchSettings(allowed_hosts=("127.0.0.1:8090",))

    require_sandbox(sandbox, environment="local")
    require_sandbox(FetchSettings(), environment="production")
    with pytest.raises(ValueError, match="allowed_hosts"):
        require_sandbox(sandbox, environment="production")
