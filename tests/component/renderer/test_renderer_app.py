"""The composition root wires what the settings say, and refuses what is unsafe in production."""

import pytest
from pydantic import ValidationError

from contracts.preps import InsightsReady
from runtime.service import Service
from services.renderer.app import create_app
from services.renderer.settings import RendererSettings


def test_the_app_consumes_insights() -> None:
    app = create_app(RendererSettings(environment="local"))
    service: Service = app.state.service
    assert list(service._handlers) == [InsightsReady]
    assert len(service._resources) == 4  # asking for holds, pool, object store, its preparation


def test_page_size_and_pool_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREPLINE_ENVIRONMENT", "local")
    monkeypatch.setenv("PREPLINE_PAGE_SIZE", "letter")
    monkeypatch.setenv("PREPLINE_POOL__SIZE", "3")
    settings = RendererSettings()
    assert (settings.page_size, settings.pool.size) == ("letter", 3)


def test_a_known_storage_secret_is_refused_in_production() -> None:
    with pytest.raises(ValidationError, match="PREPLINE_STORAGE__SECRET_KEY"):
        RendererSettings(environment="production")
