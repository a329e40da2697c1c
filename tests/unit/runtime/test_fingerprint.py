"""Caches forget what other rules made."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.fingerprint import fingerprint


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "some_rules" / "words"
    folder.mkdir(parents=True)
    for path in (folder.parent, folder):
        (path / "__init__.py").write_text("", encoding="utf-8")
    (folder / "names.toml").write_text("a = 1", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder.parent
    sys.modules.pop("some_rules", None)


def taken() -> str:
    fingerprint.cache_clear()
    return fingerprint("some_rules")


@pytest.mark.parametrize(
    ("file", "content"), [("words/names.toml", "a = 2"), ("words/more.json", "{}"), ("rules.py", "x = 1")]
)
def test_it_changes_with_code_and_tables(package: Path, file: str, content: str) -> None:
    before = taken()
    (package / file).write_text(content, encoding="utf-8")
    assert taken() != before


def test_it_changes_when_a_table_gets_another_name(package: Path) -> None:
    before = taken()
    (package / "words" / "names.toml").rename(package / "words" / "other.toml")
    assert taken() != before


def test_what_is_neither_code_nor_table_does_not_count(package: Path) -> None:
    before = taken()
    (package / "notes.txt").write_text("hello", encoding="utf-8")
    assert taken() == before
