"""Words are data: no long pattern, and no long list of words, stands in a Python file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

FILES = sorted(
    path
    for root in ("benchmarks", "contracts", "lexicon", "local", "runtime", "services")
    for path in Path(root).rglob("*.py")
)
LONGEST_PATTERN = 300
MOST_WORDS = 60
FEWEST_BARS = 3


def literal_of(node: ast.AST) -> str:
    """Return the text of a string, or the written parts of an f-string."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


def long_patterns(tree: ast.AST) -> Iterator[tuple[int, int]]:
    """Yield line and length of each literal that is long and holds alternatives."""
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = literal_of(node)
        if id(node) not in prose and len(text) > LONGEST_PATTERN and text.count("|") >= FEWEST_BARS:
            yield getattr(node, "lineno", 0), len(text)


def long_lists(tree: ast.AST) -> Iterator[tuple[int, int]]:
    """Yield line and length of each list, tuple, set or mapping of single words."""
    for node in ast.walk(tree):
        elements = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
        words = [element for element in elements if element and re.fullmatch(r"[^\W\d_]+", literal_of(element))]
        if len(words) > MOST_WORDS:
            yield getattr(node, "lineno", 0), len(words)


def test_no_vocabulary_in_code() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
    found = {path: [*long_patterns(tree), *long_lists(tree)] for path, tree in trees.items()}
    assert {path: places for path, places in found.items() if places} == {}


def test_what_is_too_long_is_found() -> None:
    words = "|".join(f"word{number}" for number in range(60))
    assert list(long_patterns(ast.parse(f"A = re.compile(r'{words}')")))
    assert list(long_patterns(ast.parse(f"A = f'{{B}}{words}'")))
    assert not list(long_patterns(ast.parse(f"A = '{words[:290]}'")))
    letters = "abcdefgh"
    names = [f"'{one}{two}'" for one in letters for two in letters]
    assert list(long_lists(ast.parse(f"A = frozenset([{', '.join(names)}])")))
    assert not list(long_lists(ast.parse(f"A = ({', '.join(names[:60])})")))
