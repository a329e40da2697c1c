"""`docs/settings.md` lists what the services read, and nothing else is written about anywhere."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel, SecretStr

from contracts.status import Stage
from runtime.settings import ServiceSettings
from services.billing.settings import BillingSettings
from services.registry import settings_of
from services.settings_page import PAGE, main, settings_page, variables

ROOT = Path(__file__).parents[3]
ALL = {one.name: one for stage in Stage for one in variables(settings_of(stage))}
OF_COMPOSE = {"PREPLINE_VERSION"}
WRITTEN_ABOUT_IN = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "docker-compose.yml")),
    *(path for path in (ROOT / "docs").rglob("*.md") if path != PAGE),
    *(path for path in (ROOT / "deploy").rglob("*") if path.suffix in {".yaml", ".yml", ".md"}),
]


class PumpSettings(BaseModel):
    """How water is moved.

    Not for the page.
    """

    speed: int = 3
    """Turns a second,
    at most."""
    key: SecretStr = SecretStr("local")
    lanes: tuple[str, ...] = ("a", "b")
    mode: str | None = None


class WellSettings(ServiceSettings):
    """Everything a well needs."""

    pump: PumpSettings = PumpSettings()


def test_the_page_is_the_committed_one() -> None:
    assert settings_page() == PAGE.read_text(), "run `make docs` and review the difference"


@pytest.mark.parametrize("name", ALL)
def test_every_variable_says_what_it_means(name: str) -> None:
    assert ALL[name].description.endswith((".", ".)"))
    assert ALL[name].default


def test_a_block_is_described_by_its_fields_and_their_sentences() -> None:
    found = {one.name.removeprefix("PREPLINE_PUMP__"): one for one in variables(WellSettings)}
    assert found["SPEED"].kind == "integer"
    assert (found["SPEED"].default, found["KEY"].default, found["KEY"].kind) == ("`3`", "`local`", "secret")
    assert (found["LANES"].default, found["MODE"].default) == ('`["a", "b"]`', "none")
    assert found["SPEED"].title == "How water is moved."
    assert "PREPLINE_KAFKA__BOOTSTRAP_SERVERS" in found


def test_a_sentence_over_two_lines_is_one() -> None:
    assert "found by OpenID discovery when empty." in ALL["PREPLINE_OIDC__JWKS_URL"].description
    assert "\n" not in ALL["PREPLINE_OIDC__CLIENT_ID"].description
    assert "page asks for a token." in ALL["PREPLINE_OIDC__CLIENT_ID"].description


def test_the_names_are_those_that_the_settings_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("PREPLINE_ENVIRONMENT", "local"),
        ("PREPLINE_CREDITS__HOLD_LIFETIME", "PT5M"),
        ("PREPLINE_CREDITS__MONTHLY_LIMITS", '{"free": 7, "pro": 8, "elite": null}'),
    ):
        assert name in ALL
        monkeypatch.setenv(name, value)
    read = BillingSettings().credits
    assert (read.hold_lifetime.total_seconds(), read.monthly_limits) == (
        300,
        {"free": 7, "pro": 8, "elite": None},
    )


@pytest.mark.parametrize("path", WRITTEN_ABOUT_IN, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_names_a_variable_that_nobody_reads(path: Path) -> None:
    named = set(re.findall(r"PREPLINE_[A-Z0-9_]*[A-Z0-9](?![A-Z0-9_…])", path.read_text())) - OF_COMPOSE
    unknown = {name for name in named if name not in ALL and not any(known.startswith(f"{name}__") for known in ALL)}
    assert unknown == set()


def test_writing_the_page_leaves_it_as_it_is() -> None:
    before = PAGE.read_text()
    assert main() == 0
    assert PAGE.read_text() == before
