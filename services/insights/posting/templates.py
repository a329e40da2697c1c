"""What interviewers make of a demand: kinds of demands with questions, loaded from `demands.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["DemandTemplate", "condition_kinds", "duty_kinds", "required_kinds"]


@dataclass(frozen=True)
class DemandTemplate:
    """Texts for one kind of demand; they are taken in turn."""

    kind: str
    match: re.Pattern[str]
    probes: tuple[str, ...]
    question: tuple[str, ...]
    have_ready: tuple[str, ...]


def required_kinds() -> tuple[DemandTemplate, ...]:
    """Return the kinds of skills, experience and papers; the last one fits everything."""
    return _load()["required"]


def duty_kinds() -> tuple[DemandTemplate, ...]:
    """Return the kinds of duties; the last one fits everything."""
    return _load()["duty"]


def condition_kinds() -> tuple[DemandTemplate, ...]:
    """Return the kinds of conditions."""
    return _load()["condition"]


@cache
def _load() -> dict[str, tuple[DemandTemplate, ...]]:
    tables: dict[str, list[dict[str, Any]]] = tomllib.loads(
        (files("services.insights.posting") / "demands.toml").read_text(encoding="utf-8")
    )
    return {name: tuple(map(_template, entries)) for name, entries in tables.items()}


def _template(entry: dict[str, Any]) -> DemandTemplate:
    lines = "|".join(line for line in entry["match"].strip().splitlines() if line)
    return DemandTemplate(
        kind=entry["kind"],
        match=re.compile(lines, re.IGNORECASE),
        probes=tuple(entry.get("probes", ())),
        question=tuple(entry["question"]),
        have_ready=tuple(entry["have_ready"]),
    )
