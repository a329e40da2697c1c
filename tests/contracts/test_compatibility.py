"""The gate: what a changed schema breaks, in both directions. The pairs are in `data/schema_pairs.jsonl`."""

import copy
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.compatibility import Severity, breaking_changes, compare
from contracts.compatibility.__main__ import main
from contracts.snapshots.files import current_schemas

PAIRS = [json.loads(line) for line in (Path(__file__).parent / "data" / "schema_pairs.jsonl").read_text().splitlines()]
SCHEMAS = [json.loads(text) for text in current_schemas().values()]
KEYWORDS = [
    *("type", "enum", "const", "properties", "required", "items", "prefixItems", "additionalProperties", "anyOf"),
    *("oneOf", "allOf", "not", "if", "then", "$ref", "$defs", "minimum", "maxLength", "pattern", "format", "default"),
    *("x-fallback", "x-tolerant", "patternProperties", "propertyNames", "dependentSchemas", "contains", "uniqueItems"),
]

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(["", "string", "#", "#/a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYWORDS), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["about"])
def test_a_change_is_judged_and_named(pair: dict[str, Any]) -> None:
    found = compare(pair["old"], pair["new"])
    is_breaking = any(one.severity is Severity.BREAKING for one in found)
    assert is_breaking == (pair["verdict"] == "breaking"), [str(one) for one in found]
    if pair["says"]:
        assert any(str(one).startswith(pair["verdict"]) and pair["says"] in str(one) for one in found), found
    elif not is_breaking:
        assert found == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["about"])
def test_a_change_and_its_opposite_have_something_to_say_about_the_same(pair: dict[str, Any]) -> None:
    """What narrows one way widens the other way: breaking changes break both ways, unless somebody tolerates one."""
    if pair["verdict"] == "breaking" and "x-" not in json.dumps(pair):
        assert compare(pair["new"], pair["old"])


def test_there_are_enough_pairs_of_each_kind() -> None:
    count = Counter(pair["verdict"] for pair in PAIRS)
    assert (count["breaking"] >= 40, count["safe"] >= 20) == (True, True)
    assert len({pair["about"] for pair in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema["title"])
def test_a_schema_is_compatible_with_itself(schema: dict[str, Any]) -> None:
    assert compare(schema, copy.deepcopy(schema)) == []


@given(json_values, json_values)
@settings(deadline=None, max_examples=100)
def test_any_two_values_are_judged_without_an_error(old: Any, new: Any) -> None:
    for found in compare(old, new):
        assert str(found).startswith(("breaking: event", "safe: event"))
        assert "\n" not in str(found)


@given(json_values)
@settings(deadline=None, max_examples=100)
def test_any_value_is_compatible_with_itself(schema: Any) -> None:
    assert compare(schema, copy.deepcopy(schema)) == []


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=6))
@settings(deadline=None, max_examples=40)
def test_damaged_schemas_of_events_are_judged_without_an_error(seed: int, damages: int) -> None:
    chance = random.Random(seed)  # noqa: S311 — a reproducible choice
    old = copy.deepcopy(chance.choice(SCHEMAS))
    new = copy.deepcopy(old)
    for _ in range(damages):
        damage(new, chance)
    assert isinstance(compare(old, new), list)
    assert isinstance(compare(new, old), list)


def damage(schema: Any, chance: random.Random) -> None:
    """Replace, remove or add something at a random place."""
    place = schema
    while True:
        inside = [part for part in (place.values() if isinstance(place, dict) else place) if part]
        deeper = [part for part in inside if isinstance(part, dict | list)]
        if not deeper or chance.random() < 0.2:
            break
        place = chance.choice(deeper)
    odd = chance.choice([None, True, False, 0, -1.5, "string", "#/$defs/Nowhere", [], {}, {"type": "null"}, ["x"]])
    if isinstance(place, dict):
        name = chance.choice([*place, *KEYWORDS])
        if chance.random() < 0.3:
            place.pop(name, None)
        else:
            place[name] = odd
    else:
        place.append(odd)


def test_long_chains_of_definitions_are_followed() -> None:
    chain: dict[str, Any] = {
        f"D{number}": {"properties": {"next": {"$ref": f"#/$defs/D{number + 1}"}}} for number in range(2000)
    }
    old = {"$ref": "#/$defs/D0", "$defs": {**chain, "D2000": {"type": "string"}}}
    new = {"$ref": "#/$defs/D0", "$defs": {**chain, "D2000": {"type": "integer"}}}
    assert [found.rsplit(": ", 2)[1] for found in breaking_changes(old, new)] == ["type string became integer"]


def test_definitions_that_multiply_are_compared_once() -> None:
    doubling: dict[str, Any] = {
        f"D{number}": {"properties": {side: {"$ref": f"#/$defs/D{number + 1}"} for side in ("left", "right")}}
        for number in range(40)
    }
    old = {"$ref": "#/$defs/D0", "$defs": {**doubling, "D40": {"maximum": 3}}}
    new = {"$ref": "#/$defs/D0", "$defs": {**doubling, "D40": {"maximum": 4}}}
    assert 0 < len(breaking_changes(old, new)) < 5


def test_the_same_change_in_two_places_is_named_twice() -> None:
    old = {"properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
    new = {"properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}}
    assert [found.split(":")[0] for found in breaking_changes(old, new)] == ["event.a", "event.b"]


def test_the_same_nested_change_in_two_places_is_named_twice() -> None:
    lists = [{"type": "array", "items": {"type": kind}} for kind in ("string", "integer")]
    old, new = ({"properties": {"a": one, "b": one}} for one in lists)
    assert [found.split(":")[0] for found in breaking_changes(old, new)] == ["event.a[]", "event.b[]"]


def test_what_is_too_large_to_be_judged_is_not_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contracts.compatibility.comparison._MOST_STEPS", 2)
    schema: dict[str, Any] = {"properties": {"a": {}, "b": {}, "c": {}}}
    assert breaking_changes(schema, schema) == ["event: too large to be judged"]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        for number, schema in enumerate(SCHEMAS[:2]):
            (tmp_path / name / f"{number}.schema.json").write_text(json.dumps(schema))
    return tmp_path / "old", tmp_path / "new"


def test_the_command_compares_folders(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    old, new = folders
    (new / "another.schema.json").write_text("{}")
    assert main([str(old), str(new)]) == 0
    assert capsys.readouterr().out == ""


def test_the_command_names_the_file_and_fails(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    old, new = folders
    (new / "0.schema.json").unlink()
    (new / "1.schema.json").write_text('{"type": "string"}')
    assert main([str(old), str(new)]) == 1
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == "breaking: 0: is gone: its records are no longer read"
    assert second.startswith("breaking: 1: ")


def test_a_version_may_go_once_its_successor_stood_beside_it(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = folders
    for folder, versions in ((old, (1, 2)), (new, (2, 3))):
        for version in versions:
            (folder / f"pdf.stored.v{version}.schema.json").write_text("{}")
    assert main([str(old), str(new)]) == 0
    assert capsys.readouterr().out == "safe: pdf.stored.v1: is retired: its successor was read beside it\n"
    (new / "pdf.stored.v2.schema.json").unlink()
    assert main([str(old), str(new)]) == 1
    assert "breaking: pdf.stored.v2: is gone" in capsys.readouterr().out


def test_the_command_compares_two_files(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    old, _ = folders
    assert main([str(old / "0.schema.json"), str(old / "0.schema.json")]) == 0
    assert main([str(old / "0.schema.json"), str(old / "1.schema.json")]) == 1
    assert "breaking: 0.request: was removed" in capsys.readouterr().out
