"""What interviewers make of a demand: kinds of demands with questions, loaded from `demands.toml`."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from lexicon import tables
from lexicon.roles import ROLES

__all__ = ["Advice", "DemandTemplate", "is_tool", "kind_of", "template_for"]

_NAME = re.compile(r"\w*(?:[a-z][A-Z]|\d|[+#.])[\w+#.]*|[A-Z]{2,}|[A-Z]\w+(?: [A-Z]\w+){1,2}")
"""`PostgreSQL`, `C++`, `MEDDIC`, `Google Analytics`; a single word with a capital may only begin a line."""


class Advice(NamedTuple):
    """What follows from a demand."""

    probes: str | None
    """What interviewers want to find out."""
    question: str
    """A question as they would say it."""
    have_ready: str
    """What a good answer holds."""


@dataclass(frozen=True)
class DemandTemplate:
    """One kind of demand."""

    kind: str
    match: re.Pattern[str]
    texts: tuple["Advice", ...]


def template_for(group: str, about: str) -> DemandTemplate | None:
    """Return the texts for a kind of demand, by the group it stands in and its name."""
    groups = (group, "required") if group == "preferred" else (group,)
    return next((template for name in groups for template in _load()[name] if template.kind == about), None)


@lru_cache(maxsize=4096)
def kind_of(group: str, text: str) -> str:
    """Return the kind of a demand, the first that its words match; empty where none does."""
    found = (template.kind for template in _load()[group] if template.match.search(text))
    return next((kind for kind in found if kind != "tool" or is_tool(text)), "")


def is_tool(text: str) -> bool:
    """Whether a demand names a tool: a skill that the lexicon knows, or something written like a name."""
    return _skills().search(text) is not None or _NAME.fullmatch(text) is not None


@cache
def _load() -> dict[str, tuple[DemandTemplate, ...]]:
    demands = tables.read(Path(__file__).with_name("demands.toml"))
    return {name: tuple(map(_template, entries)) for name, entries in demands.items()}


@cache
def _skills() -> re.Pattern[str]:
    exact = {re.escape(skill) for role in ROLES.all for skill in role.exact_skills}
    others = {re.escape(skill) for role in ROLES.all for skill in role.skills}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(exact))}|(?i:{'|'.join(sorted(others))}))(?!\w)")


def _template(entry: dict[str, Any]) -> DemandTemplate:
    lines = "|".join(line for line in entry["match"].strip().splitlines() if line)
    return DemandTemplate(
        kind=entry["kind"],
        match=re.compile(lines, re.IGNORECASE),
        texts=tuple(Advice(*texts) for texts in entry.get("texts", ())),
    )
