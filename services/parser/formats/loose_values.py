"""ParsedPosting loosely typed data: JSON of many shapes, without trusting any."""

import json
import math
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from services.parser.fields.pay.money import parse_number
from services.parser.text.words import is_placeholder, without_markup

__all__ = ["dig", "first", "markup_of", "number_of", "section", "strings_of", "text_of", "walk", "without_bulk"]

_NAME_KEYS = (
    "name",
    "label",
    "title",
    "value",
    "text",
    "displayName",
    "display_name",
    "nom",
    "libelle",
    "descriptor",
    "en",
    "cs",
    "de",
    "fr",
    "en_US",
)
_DEPTH = 30
_NODES = 50_000
_SMALLEST_JSON = 8
_BULK = 40
_INFORMATIVE_TEXT, _SHORTEST_NAME = 120, 5


def text_of(value: Any) -> str | None:
    """Return the text of a string, number, or an object that holds its name; None for nothing and fillers."""
    if isinstance(value, str):
        line = without_markup(value)
        return None if is_placeholder(line) else line
    if isinstance(value, Mapping):
        return next((text for key in _NAME_KEYS if (text := text_of(value.get(key)))), None)
    if isinstance(value, list):
        return next((text for item in value if (text := text_of(item))), None)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else None


def strings_of(value: Any) -> list[str]:
    """Return the texts of a string, a list of strings or objects, or an object with a name."""
    if isinstance(value, list):
        return [text for item in value for text in strings_of(item)]
    text = text_of(value)
    return [text] if text else []


def markup_of(value: Any) -> str | None:
    """Return a longer text with its markup kept; lists become paragraphs."""
    if isinstance(value, str):
        return value if value.strip() and not is_placeholder(value[:40]) else None
    if isinstance(value, list):
        parts = [markup_of(item) for item in value]
        return "\n".join(f"<p>{part}</p>" for part in parts if part) or None
    if isinstance(value, Mapping):
        return next(
            (
                text
                for key in ("html", "content", "text", "value", "body", *_NAME_KEYS)
                if (text := markup_of(value.get(key)))
            ),
            None,
        )
    return None


def number_of(value: Any) -> float | None:
    """Return a positive number from a number or a numeric string."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = parse_number(value) if isinstance(value, str) else float(value)
    except (ValueError, OverflowError):  # JSON bounds neither the digits of a number nor its exponent
        return None
    return number if number > 0 and math.isfinite(number) else None


def first(record: Mapping[str, Any], *keys: str) -> Any:
    """Return the first key's value that is not empty."""
    return next((record[key] for key in keys if record.get(key) not in (None, "", [], {})), None)


def dig(value: Any, *path: str | int) -> Any:
    """Follow keys and indexes as far as they exist; None where one does not."""
    for step in path:
        if isinstance(value, Mapping) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def section(heading: str, content: Any) -> str:
    """Return a part of the description under its own heading; empty when there is no content."""
    body = markup_of(content)
    return f"<h3>{heading}</h3>\n{body}\n" if body else ""


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in the data, outer ones first; JSON inside strings is opened as well."""
    pending: deque[tuple[Any, int]] = deque([(value, 0)])
    seen = 0
    while pending and seen < _NODES:
        node, depth = pending.popleft()
        seen += 1
        if isinstance(node, str):
            node = _opened(node)
        if isinstance(node, dict):
            yield node
        if depth < _DEPTH and isinstance(node, dict | list):
            children = node.values() if isinstance(node, dict) else node
            pending.extend((child, depth + 1) for child in children if isinstance(child, dict | list | str))


def without_bulk(value: Any, url: str | None) -> Any:
    """Return the data without its long arrays that tell nothing: events, menus, translations, other jobs' titles.

    An array stays where something in it is as long as a description or stands in the address.
    """
    if isinstance(value, dict):
        return {
            key: without_bulk(inner, url) if isinstance(inner, dict | list) else inner for key, inner in value.items()
        }
    if isinstance(value, list):
        if len(value) > _BULK and not _is_informative(value, url or ""):
            return []
        return [without_bulk(inner, url) if isinstance(inner, dict | list) else inner for inner in value]
    return value


def _is_informative(value: Any, url: str) -> bool:
    pending = [value]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            pending.extend(node.values())
        elif isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, str | int):
            text = str(node)
            if len(text) >= _INFORMATIVE_TEXT or (len(text) >= _SHORTEST_NAME and text in url):
                return True
    return False


def _opened(text: str) -> Any:
    if len(text) > _SMALLEST_JSON and text[0] in "{[" and text[-1] in "}]":
        try:
            return json.loads(text)
        except ValueError:
            return None
    return None
