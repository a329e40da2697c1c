"""Training separates lines that differ in their words; of captures it takes what stands right below known headings."""

from pathlib import Path

import pytest

from benchmarks import train_lines
from services.parser.text.line_kinds import KINDS, LineKind, features


def line(kind: LineKind, text: str) -> train_lines.Line:
    """Return a line of an invented origin."""
    return train_lines.Line(kind, tuple(sorted(features(text))), "mill")


def test_what_was_learnt_is_told_right() -> None:
    lines = [line("task", "Repair looms"), line("required", "Knowledge of dyes"), line("benefit", "Free cloth")] * 2
    weights = train_lines.fit(lines)
    assert train_lines.hits(weights, lines) == [True] * 6
    assert train_lines.hits(weights, [line("task", "Repair presses"), line("task", "Free knowledge")]) == [True, False]


def test_items_below_known_headings_are_taken() -> None:
    text = (
        "About the mill\n- We weave\n\nYour tasks\n- Repair looms\n\nThe loft\n- Has windows\n\n"
        "Benefits\n- Free cloth\n- Tea"
    )
    assert list(train_lines.below_headings(text)) == [
        ("task", "Repair looms"),
        ("benefit", "Free cloth"),
        ("benefit", "Tea"),
    ]


def test_every_language_has_every_kind() -> None:
    found: dict[str, set[str]] = {}
    for known in train_lines.invented(train_lines.OWN):
        found.setdefault(known.origin, set()).add(known.kind)
    assert len(found) >= 20
    assert {language: set(KINDS) - kinds for language, kinds in found.items() if set(KINDS) - kinds} == {}


def test_weights_are_written_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_lines, "WEIGHTS", tmp_path / "weights.json")
    train_lines.write(train_lines.fit([line("task", "Repair looms"), line("other", "Apply now")] * 3))
    assert '"repai"' in (tmp_path / "weights.json").read_text("utf-8")
