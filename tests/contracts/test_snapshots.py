"""The committed schemas and examples are those of the models."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import contracts.snapshots.__main__ as command
from contracts.compatibility import breaking_changes
from contracts.former import PdfStoredV1
from contracts.snapshots.files import EXAMPLES, PAGE, SCHEMAS, current_examples, current_schemas
from contracts.snapshots.page import events_page
from contracts.topics import TOPICS

UPDATE = "run `python -m contracts.snapshots` and review the difference"


@pytest.mark.parametrize("name", current_schemas())
def test_schema_is_the_committed_one(name: str) -> None:
    assert current_schemas()[name] == (SCHEMAS / name).read_text(), UPDATE


@pytest.mark.parametrize("name", current_examples())
def test_example_is_the_committed_one(name: str) -> None:
    assert current_examples()[name] == (EXAMPLES / name).read_text(), UPDATE


def test_the_page_about_events_is_the_committed_one() -> None:
    assert events_page() == PAGE.read_text(), UPDATE


def test_every_topic_has_an_example_and_no_file_is_orphaned() -> None:
    assert {path.name for path in SCHEMAS.glob("*.json")} == set(current_schemas())
    examples = {str(path.relative_to(EXAMPLES)) for path in EXAMPLES.rglob("*.json")}
    assert examples == set(current_examples())
    assert {Path(name).parts[0] for name in examples} == set(TOPICS)


@pytest.mark.parametrize(
    "path", sorted(EXAMPLES.rglob("*.json")), ids=lambda path: f"{path.parts[-3]}-{path.parts[-2]}"
)
def test_every_committed_example_decodes(path: Any) -> None:
    topic, version, _ = path.relative_to(EXAMPLES).parts
    event = TOPICS[topic].models[int(version.removeprefix("v"))].model_validate_json(path.read_bytes())
    assert event.model_dump(mode="json", exclude_none=True) == json.loads(path.read_bytes())


def remove_property(schema: dict[str, Any]) -> None:
    del schema["properties"]["job"]


def require_property(schema: dict[str, Any]) -> None:
    schema["required"].append("context")


def change_type(schema: dict[str, Any]) -> None:
    schema["$defs"]["JobDetails"]["properties"]["company_name"]["type"] = "integer"


def drop_enum_member(schema: dict[str, Any]) -> None:
    schema["$defs"]["RoleCategory"]["enum"].remove("Legal")


def drop_null(schema: dict[str, Any]) -> None:
    schema["$defs"]["JobDetails"]["properties"]["level"] = {"type": "string"}


@pytest.mark.parametrize("damage", [remove_property, require_property, change_type, drop_enum_member, drop_null])
def test_breaking_changes_are_noticed(damage: Callable[[dict[str, Any]], None]) -> None:
    old = json.loads(current_schemas()["job.parsed.v1.schema.json"])
    new = copy.deepcopy(old)
    damage(new)
    assert breaking_changes(old, new)


def test_additions_are_not_breaking() -> None:
    old = json.loads(current_schemas()["job.parsed.v1.schema.json"])
    new = copy.deepcopy(old)
    new["$defs"]["JobDetails"]["properties"]["visa_sponsorship"] = {"type": "boolean", "default": False}
    new["$defs"]["RoleCategory"]["enum"].append("Teaching")
    assert breaking_changes(old, new) == []


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command finds and writes everything, instead of the repository."""
    monkeypatch.setattr(command, "SCHEMAS", tmp_path / "contracts" / "schemas")
    monkeypatch.setattr(command, "EXAMPLES", tmp_path / "contracts" / "examples")
    monkeypatch.setattr(command, "PAGE", tmp_path / "docs" / "events.md")
    return tmp_path


def content_of(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_the_command_writes_everything_anew(places: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main() == command.main() == 0
    assert capsys.readouterr() == ("", "")
    assert content_of(places) == {
        "docs/events.md": events_page(),
        **{f"contracts/schemas/{name}": text for name, text in current_schemas().items()},
        **{f"contracts/examples/{name}": text for name, text in current_examples().items()},
    }


def test_the_command_tells_what_is_safe_and_writes_it(places: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main() == 0
    path = places / "contracts" / "schemas" / "prep.progress.v1.schema.json"
    former = json.loads(path.read_text())
    del former["properties"]["done"]
    path.write_text(json.dumps(former))
    assert command.main() == 0
    assert capsys.readouterr().out == (
        "safe: prep.progress.v1.done: was added: readers that do not know it ignore it\n"
    )
    assert path.read_text() == current_schemas()[path.name]


def test_the_command_refuses_what_would_break_and_writes_nothing(
    places: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main() == 0
    path = places / "contracts" / "schemas" / "prep.progress.v1.schema.json"
    former = json.loads(path.read_text())
    former["properties"]["eta"] = {"type": "integer"}
    path.write_text(json.dumps(former))
    (places / "docs" / "events.md").unlink()
    before = content_of(places)
    assert command.main() == 1
    told = capsys.readouterr()
    assert told.out.startswith("breaking: prep.progress.v1.eta: was removed")
    assert "docs/howto/evolve-an-event.md" in told.err
    assert content_of(places) == before


def test_the_page_says_which_former_versions_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Version 1, still written and read: [Schema](" in events_page()
    assert "examples/pdf.stored/v1/" in events_page()
    monkeypatch.setattr(PdfStoredV1, "is_written", False)
    assert "Version 1, still read, no longer written: [Schema](../contracts/schemas/pdf.stored.v1.schema.json)." in (
        events_page()
    )
    assert "examples/pdf.stored/v1/" not in events_page()
