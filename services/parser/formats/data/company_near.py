"""The employer that the data around a posting names."""

from collections.abc import Collection, Iterator, Mapping
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
    if referred := _referred(data, record):
        return referred
    inside = {id(node) for node in walk(record)}
    names: dict[str, str] = {}
    for node in walk(data):
        if id(node) in inside:
            continue
        for name in _names_in(node):
            if len(name) <= _LONGEST_NAME and not is_boilerplate_name(name):
                names.setdefault(compact(name), name)
    return next(iter(names.values())) if len(names) == 1 else None


def _referred(data: Any, record: Mapping[str, Any]) -> str | None:
    """Return the name that the data keeps by the id in the record: `{"employerId": 7}`, `{"employers": {"7": …}}`."""
    ids = {str(value) for name, value in record.items() if _is_company_id(name) and isinstance(value, str | int)}
    found = {name for node in walk(data) if ids for name in _kept_by(ids, node)}
    return found.pop() if len(found) == 1 else None


def _is_company_id(name: str) -> bool:
    return set(key_of(name).entities) == {"company", "id"}


def _is_company(name: str) -> bool:
    return "company" in key_of(name).entities


def _kept_by(ids: Collection[str], node: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of the companies of an object that have one of the ids."""
    for name, value in node.items():
        if not _is_company(name):
            continue
        entries = value.items() if isinstance(value, Mapping) else ()
        rows = [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []
        kept = [entry for key, entry in entries if key in ids]
        kept += [row for row in rows if str(row.get("id")) in ids]
        yield from (text for entry in kept if (text := name_in(entry)) and text not in ids)


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
