"""The employer that the data around a posting names."""

from collections.abc import Iterator, Mapping
from typing import Any

from services.parser.fields.company import is_boilerplate_name
from services.parser.formats.data.leaves import name_in
from services.parser.formats.loose_values import walk
from services.parser.text.meanings import key_of
from services.parser.text.words import compact

__all__ = ["company_near"]

_LONGEST_NAME = 60
_FEW_WORDS = 3


def company_near(data: Any, record: Mapping[str, Any]) -> str | None:
    """Return the one company that the data around a posting names: `{"name": "Acme", "jobs": [posting]}`."""
    inside = {id(node) for node in walk(record)}
    names: dict[str, str] = {}
    for node in walk(data):
        if id(node) in inside:
            continue
        for name in _names_in(node):
            if len(name) <= _LONGEST_NAME and not is_boilerplate_name(name):
                names.setdefault(compact(name), name)
    return next(iter(names.values())) if len(names) == 1 else None


def _names_in(node: Mapping[str, Any]) -> Iterator[str]:
    if any(isinstance(value, list) and value and _holds_jobs(key) for key, value in node.items()):
        name = node.get("name")
        if isinstance(name, str) and name.strip():
            yield name.strip()
    for name, value in node.items():
        key = key_of(name)
        is_company = (
            key.entity == "company" and set(key.attributes) <= {"name", "generic"} and len(key.words) <= _FEW_WORDS
        )
        text = name_in(value) if is_company and not isinstance(value, int | float) else None
        if text and not text.startswith("http"):
            yield text


def _holds_jobs(name: str) -> bool:
    key = key_of(name)
    return key.entity == "job" and not key.attributes
