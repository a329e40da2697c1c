"""Every service can be built by its name."""

import pytest
from starlette.applications import Starlette

from contracts.status import Stage
from runtime.settings import ServiceSettings
from services.registry import build, settings_of


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_has_settings_of_its_own_and_an_app(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREPLINE_ENVIRONMENT", "local")
    settings = settings_of(stage)()

    assert issubclass(type(settings), ServiceSettings)
    assert type(settings).__module__ == f"services.{stage}.settings"
    assert isinstance(build(stage, settings), Starlette)
