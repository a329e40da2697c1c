"""Tables of the parser that belong to no language."""

import ast
from pathlib import Path

import pytest

from lexicon.tables import alternatives
from services.parser.vocabulary import load

PARSER = Path("services/parser")
SUBJECTS = sorted(path.stem for path in (PARSER / "vocabulary").glob("*.toml"))


def literals() -> set[str]:
    """Return the strings in the parser's code."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PARSER.rglob("*.py")]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_table_is_read() -> None:
    used = literals()
    assert [subject for subject in SUBJECTS if subject not in used] == []
    named = [f"{subject}.{name}" for subject in SUBJECTS for name in load(subject) if name not in used]
    assert named == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_alternative_is_empty(subject: str) -> None:
    texts = [text for text in load(subject).values() if isinstance(text, str)]
    tables = [table for table in load(subject).values() if isinstance(table, dict)]
    texts += [text for table in tables for text in table.values() if not isinstance(text, float)]
    assert texts
    assert all(alternatives(text) and "||" not in alternatives(text) for text in texts)
