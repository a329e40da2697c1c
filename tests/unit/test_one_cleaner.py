"""Text is cleaned in one place."""

import ast
from pathlib import Path

TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for root in ("contracts", "lexicon", "runtime", "services", "local")
    for path in Path(root).rglob("*.py")
    if path != Path("lexicon/text.py")
}
CLEANERS = {"clean", "clean_lines", "shorten", "squeeze", "strip_hidden", "strip_tags", "truncate", "unescape"}


def test_no_other_module_cleans_text() -> None:
    """What a service does besides is built on lexicon.text, under a name that says what it does."""
    defined = {(str(path), name) for path, tree in TREES.items() for name in functions(tree) & CLEANERS}
    assert defined == set()


def test_no_other_module_decodes_references() -> None:
    """`lexicon.text.unescape` leaves the parameters of addresses alone, `html.unescape` does not."""
    assert [str(path) for path, tree in TREES.items() if "html.unescape" in uses(tree)] == []


def functions(tree: ast.AST) -> set[str]:
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def uses(tree: ast.AST) -> set[str]:
    """Return what is imported from modules, and the attributes of names, as `module.name`."""
    nodes = list(ast.walk(tree))
    imported = {
        f"{node.module}.{name.name}" for node in nodes if isinstance(node, ast.ImportFrom) for name in node.names
    }
    return imported | {ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute)}
