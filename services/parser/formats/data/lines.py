"""Data whose posting is spread over many objects, as pages made of blocks are, read as the lines that it shows."""

from collections.abc import Iterator, Mapping
from typing import Any

from lexicon.lazy_regex import lazy_compile
from services.parser.formats.data.leaves import IGNORED, is_body, label_in, opened
from services.parser.text.lines import LineKind, TextLine, lines_of
from services.parser.text.meanings import key_of

__all__ = ["lines_in"]

_MOST_LINES, _DEEPEST = 600, 20
_LONGEST_NAME = 120
_FIRST, _LOWEST = 1, 6
_SAYS_SOMETHING = lazy_compile(r"[^\W\d_]{2}|\d{2}|[\u3040-\u9fff]")
_LABELS = {
    "company": "Company", "place": "Location", "city": "Location", "employment": "Employment type", "pay": "Salary",
    "workplace": "Work mode", "team": "Department", "experience": "Experience",
}  # fmt: skip


def lines_in(data: Any) -> list[TextLine]:
    """Return the headings, labelled facts and texts of the data, in its order."""
    found: list[TextLine] = []
    for line in _lines(data, 0):
        found.append(line)
        if len(found) >= _MOST_LINES:
            break
    return found


def _lines(value: Any, depth: int) -> Iterator[TextLine]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _lines(opened(item), depth + 1)
    elif isinstance(value, Mapping):
        if pair := label_in(value):
            yield TextLine(f"{pair[0]}: {pair[1]}")
        else:
            yield from _of_object(value, depth)
    elif isinstance(value, str):
        yield from _of_text(value, "item" if " " in value.strip() else "text")


def _of_object(value: Mapping[str, Any], depth: int) -> Iterator[TextLine]:
    for name, inner in value.items():
        key, data = key_of(name), opened(inner)
        if key.entity in IGNORED and key.entity != "form":
            continue
        if isinstance(data, Mapping | list):
            yield from _lines(data, depth + 1)
        elif not isinstance(data, str) or not data.strip() or key.entity in ("id", "url", "status", "language"):
            continue
        elif key.has("name") and 1 < len(data) <= _LONGEST_NAME and not is_body(data):
            yield TextLine(data.strip(), "heading", level=min(_FIRST + depth // 2, _LOWEST))
        elif (label := _LABELS.get(key.entity or "")) and not is_body(data):
            yield TextLine(f"{label}: {data.strip()}")
        else:
            yield from _of_text(data, "text")


def _of_text(text: str, kind: LineKind) -> Iterator[TextLine]:
    """Yield a longer text as its lines, and a short one that says something as it is."""
    if is_body(text) or "\n" in text:
        yield from lines_of(text)
    elif _SAYS_SOMETHING.search(text) and not text.startswith(("http", "/", "#", "{")):
        yield TextLine(text.strip(), kind)
