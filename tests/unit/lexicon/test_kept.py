"""Derived data that is kept beside bytecode."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lexicon.kept import kept

MADE: dict[str, object] = {"words": ["a", ("b", 1)], "few": frozenset({"c"})}


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "words.toml"
    path.write_text("a", encoding="utf-8")
    return path


@pytest.fixture
def make() -> Callable[[], object]:
    times: list[int] = []

    def make() -> object:
        times.append(1)
        return {**MADE, "times": len(times)}

    return make


def test_what_was_derived_is_read_again(source: Path, make: Callable[[], object]) -> None:
    assert kept(source, [source], make) == kept(source, [source], make) == {**MADE, "times": 1}
    assert [path.suffix for path in source.parent.glob("__pycache__/*")] == [".marshal"]


def test_it_is_derived_anew_when_a_source_changes(source: Path, make: Callable[[], object]) -> None:
    kept(source, [source], make)
    os.utime(source, (1, 1))

    assert kept(source, [source], make) == {**MADE, "times": 2}
    assert kept(source, [source, source.parent], make) == {**MADE, "times": 3}


@pytest.mark.parametrize("broken", [b"", b"nonsense", b"\xe9\x01\x00\x00\x00"])
def test_a_broken_file_is_derived_anew(source: Path, make: Callable[[], object], broken: bytes) -> None:
    kept(source, [source], make)
    (file,) = source.parent.glob("__pycache__/*")
    file.write_bytes(broken)

    assert kept(source, [source], make) == {**MADE, "times": 2}


def test_nothing_is_written_where_bytecode_is_not(
    source: Path, make: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    kept(source, [source], make)

    assert kept(source, [source], make) == {**MADE, "times": 2}
    assert not (source.parent / "__pycache__").exists()


def test_a_folder_that_cannot_be_written_does_no_harm(source: Path, make: Callable[[], object]) -> None:
    (source.parent / "__pycache__").write_text("a file", encoding="utf-8")

    assert kept(source, [source], make) == {**MADE, "times": 1}
