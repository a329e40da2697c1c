"""The tree can be found one's way in: folders are small, names mean one thing, a module's tests are where it says."""

import ast
from collections import Counter, defaultdict
from pathlib import Path

FILES = sorted(path for root in ("contracts", "lexicon", "runtime", "services") for path in Path(root).rglob("*.py"))
MOST_MODULES = 14
PLUGINS = {"platforms", "sources"}
"""Folders that grow by a module for each platform or source."""
TESTS = Path("tests/unit")


def test_folders_are_small() -> None:
    modules = Counter(path.parent for path in FILES if not path.stem.startswith("__"))
    crowded = {str(folder): count for folder, count in modules.items() if count > MOST_MODULES}
    assert {folder: count for folder, count in crowded.items() if Path(folder).name not in PLUGINS} == {}


def test_no_two_classes_share_a_name() -> None:
    places = defaultdict(list)
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(f"{path}:{node.lineno}")
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_unit_tests_stand_where_their_module_does() -> None:
    """Tests of the whole tree stand on top, beside this one."""
    files = [path.relative_to(TESTS) for path in sorted(TESTS.rglob("test_*.py")) if path.parent != TESTS]
    assert [str(path) for path in files if not is_mirror(path)] == []


def test_a_test_file_may_add_what_it_is_about() -> None:
    assert is_mirror(Path("lexicon/test_text.py"))
    assert is_mirror(Path("lexicon/test_text_of_pages.py"))
    assert is_mirror(Path("lexicon/roles/test_roles.py"))
    assert is_mirror(Path("billing/test_wallet.py"))
    assert not is_mirror(Path("lexicon/test_texts.py"))
    assert not is_mirror(Path("lexicon/roles/test_text.py"))
    assert not is_mirror(Path("wallet/test_wallet.py"))


def is_mirror(test: Path) -> bool:
    """Whether a test file is called as a module of its folder, or as its package, with or without more words."""
    name = test.stem.removeprefix("test_")
    folder = next((root / test.parent for root in (Path(), Path("services")) if (root / test.parent).is_dir()), None)
    if folder is None:
        return False
    modules = [folder.name, *(path.stem.strip("_") for path in folder.iterdir() if path.suffix in {".py", ""})]
    return any(name == module or name.startswith(f"{module}_") for module in modules)
