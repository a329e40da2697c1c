"""Text is cleaned in one place."""

import ast
from pathlib import Path

import pytest

FILES = sorted(
    path
    for root in ("contracts", "lexicon", "runtime", "services", "local")
    for path in Path(root).rglob("*.py")
    if path != Path("lexicon/text.py")
)
CLEANERS = {"clean", "clean_lines", "shorten", "squeeze", "strip_hidden", "strip_tags", "truncate", "unescape"}


@pytest.mark.parametrize("path", FILES, ids=str)
def test_no_other_module_cleans_text(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert not defined & CLEANERS, "build on lexicon.text, under a name that says what else is done"
    decoded = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "unescape"]
    imported = {
        f"{node.module}.{name.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    assert not decoded, "lexicon.text.unescape leaves the parameters of addresses alone"
    assert "html.unescape" not in imported, "lexicon.text.unescape leaves the parameters of addresses alone"
