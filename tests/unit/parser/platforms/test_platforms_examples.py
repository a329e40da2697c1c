"""The platforms that `docs/howto/add-a-platform.md` shows are read once they are known, and stay small."""

import importlib.util
import json
from pathlib import Path

import pytest

from services.parser import platforms
from services.parser.document import Document
from services.parser.platforms.base import Platform
from services.parser.read_document import read_posting

FOLDER = Path(__file__).parents[4] / "docs" / "examples" / "platforms"
MOST_LINES = 150
TASKS = "<h3>What you will do</h3><ul><li>Set type by hand</li><li>Run the press on Fridays</li></ul>"
DEMANDS = "<h3>What you bring</h3><ul><li>Three years in a print shop</li><li>A steady hand</li></ul>"
RECORD = {
    "quillId": 4711, "headline": "Letterpress Printer", "publisher": "Brisk Staffing", "onBehalfOf": "Marrow Press",
    "payBand": {"from": 3_100_000, "to": 3_650_000, "unit": "GBP"}, "location": {"city": "Leeds", "country": "GB"},
    "bodyHtml": TASKS + DEMANDS,
}  # fmt: skip
PAGE = f"""<html><head><title>JobHarbor - find your berth</title></head><body><h1>JobHarbor</h1>
<h2 class="berth-title">Letterpress Printer</h2><img class="berth-flag" src="/f.png" alt="Marrow Press logo">
<span class="berth-quay">Leeds</span> <span class="berth-watch">Part-time</span>
<span class="berth-toll">£16.40 an hour</span>
<div class="berth-cargo">{TASKS}{DEMANDS}</div></body></html>"""


def plugin_of(name: str) -> Platform:
    """Return the platform of an example's file."""
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Platform = getattr(module, module.__all__[0])()
    return found


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the examples among the platforms, as an import and an entry of `PLATFORMS` do."""
    examples = [plugin_of(path.stem) for path in sorted(FOLDER.glob("*.py"))]
    monkeypatch.setattr(platforms, "PLATFORMS", (*platforms.PLATFORMS, *examples))
    for platform in examples:
        for host in platform.hosts:
            monkeypatch.setitem(platforms._BY_DOMAIN, host, platform)


def test_a_platform_takes_few_lines() -> None:
    sizes = {path.name: len(path.read_text("utf-8").splitlines()) for path in FOLDER.glob("*.py")}
    assert len(sizes) > 1
    assert max(sizes.values()) <= MOST_LINES


@pytest.mark.usefixtures("known")
def test_a_platform_with_an_api() -> None:
    address = "https://marrow.quillhire.example/posting/4711"
    platform = platforms.platform_of(address)
    assert platform is not None
    assert platform.api_url(address) == "https://marrow.quillhire.example/api/v2/postings/4711"
    fields = read_posting(Document(body=json.dumps(RECORD), url=address, content_type="application/json")).fields
    assert (fields["company_name"], fields["job_title"], fields["location"]) == (
        "Marrow Press", "Letterpress Printer", "Leeds, United Kingdom",
    )  # fmt: skip
    assert (fields["salary"].min, fields["salary"].max, fields["salary"].currency) == (31_000, 36_500, "GBP")
    assert fields["platform"] == "quillhire"


@pytest.mark.usefixtures("known")
def test_a_board_that_is_read_by_its_elements() -> None:
    fields = read_posting(Document(body=PAGE, url="https://jobharbor.example/marrow/88123")).fields
    assert (fields["company_name"], fields["job_title"], fields["location"]) == (
        "Marrow Press", "Letterpress Printer", "Leeds",
    )  # fmt: skip
    assert (fields["job_type"], fields["salary"].min, fields["platform"]) == ("Part-time", 16.4, "jobharbor")
    assert fields["key_responsibilities"] == ["Set type by hand", "Run the press on Fridays"]
