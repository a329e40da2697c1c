"""Facts behind labels that nobody knows: the value shows what it is, `Horario: Tiempo completo`, `Zona: Aveiro`."""
# ruff: noqa: RUF001 — full-width colons are what postings contain

from collections.abc import Iterator, Sequence

from lexicon.lazy_regex import lazy_compile
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.place.remote import normalise_remote
from services.parser.fields.role.employment import is_employment
from services.parser.fields.role.title import looks_like_title
from services.parser.text.facts import Fact, marked_fact_of
from services.parser.text.headings import heading_kind
from services.parser.text.lines import TextLine

__all__ = ["with_typed_facts"]

_INLINE = lazy_compile(r"^\W{0,3}(?P<label>[^:：\n]{2,40}?)\s*[:：]\s*(?P<value>\S[^\n]{1,60})$")
_LONGEST_LABEL, _LONGEST_VALUE, _MOST_WORDS, _MOST_LINES = 40, 60, 4, 120


def with_typed_facts(facts: dict[Fact, list[str]], lines: Sequence[TextLine]) -> dict[Fact, list[str]]:
    """Return the facts with those that only their values show; what a known label says about a place stays alone."""
    found = {name: list(values) for name, values in facts.items()}
    for label, value in _pairs(lines[:_MOST_LINES]):
        if marked_fact_of(label) or len(label.split()) > _MOST_WORDS or len(value) > _LONGEST_VALUE:
            continue
        fact = _fact_of_value(value)
        if fact == "employment" or (fact and fact not in facts):
            found.setdefault(fact, []).append(value)
    return found


def _pairs(lines: Sequence[TextLine]) -> Iterator[tuple[str, str]]:
    for at, line in enumerate(lines):
        if line.links:
            continue
        if inline := _INLINE.match(line.text):
            yield inline["label"], inline["value"]
        elif _is_label(line) and at + 1 < len(lines) and lines[at + 1].kind == "text":
            yield line.text.rstrip(" :："), lines[at + 1].text


def _is_label(line: TextLine) -> bool:
    is_marked = line.kind == "heading" or line.text.endswith((":", "："))
    return is_marked and len(line.text) <= _LONGEST_LABEL and heading_kind(line.text) is None


def _fact_of_value(value: str) -> Fact | None:
    if is_employment(value):
        return "employment"
    if len(value.split()) < _MOST_WORDS and normalise_remote(value):
        return "remote"
    return "location" if is_place(value) and not looks_like_title(value) else None
