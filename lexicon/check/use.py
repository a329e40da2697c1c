"""Which tables no code reads."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from lexicon.check.checked import Checked

__all__ = ["of_use"]

_READERS = frozenset({"alternatives", "words", "entry_names", "pattern", "clues"})


def of_use(lexicon: Checked) -> Iterator[str]:
    """Yield the tables, entries and patterns that no Python file of the code folders names."""
    used = {call for folder in lexicon.code for path in folder.rglob("*.py") for call in _calls(path)}
    if not used:
        return
    tables_used = {table for table, _ in used}
    for table, about in lexicon.declared.items():
        if table not in tables_used and table != "roles":
            yield f"languages: no code reads [{table}]"
        elif (table, None) not in used:
            for entry in about.get("entries", ()):
                if (table, entry) not in used:
                    yield f"languages: no code reads {entry} of [{table}]"
    for subject in lexicon.patterns.subjects():
        entries = lexicon.patterns.entries(subject)
        referred = {
            name.lower() for entry in entries.values() for name in re.findall(r"@([A-Z][A-Z_0-9]+)", str(entry))
        }
        for name in entries:
            if not {(subject, name), (subject, None)} & used and name not in referred:
                yield f"patterns: no code reads [{name}] of {subject}.toml"


def _calls(path: Path) -> Iterator[tuple[str, str | None]]:
    """Yield table and entry of each call that reads words; the entry is None where it is no literal."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
            continue
        table, entry = node.args[0].value, node.args[1] if len(node.args) > 1 else None
        function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if function in _READERS and isinstance(table, str):
            yield table, str(entry.value) if isinstance(entry, ast.Constant) else None
