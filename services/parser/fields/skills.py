"""Well-known skills by name, so that searches and questions can refer to `Kubernetes` instead of a sentence."""

import re
from collections.abc import Iterable

from services.parser.vocabulary import load, split_entries

__all__ = ["name_skills"]


def _pattern(names: Iterable[str], flags: int) -> re.Pattern[str]:
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w.#+-])(?:{'|'.join(map(re.escape, ordered))})(?![\w#+]|-\w|\.\w)", flags)


_EXACT_PATTERN = _pattern(split_entries(load("skills")["exact"], ";"), 0)
_ANY_CASE = split_entries(load("skills")["any_case"], ";")
_ANY_CASE_PATTERN = _pattern(_ANY_CASE, re.IGNORECASE)
_SPELLING = {name.casefold(): name for name in _ANY_CASE}
_GO_THE_VERB = re.compile(r"\bGo(?:[- ]to[- ]market| to\b| above| beyond| the\b| live)")


def name_skills(statements: Iterable[str], *, limit: int = 25) -> list[str]:
    """Return the well-known skills that the statements name, in their order."""
    found: dict[str, None] = {}
    for statement in statements:
        text = _GO_THE_VERB.sub(" ", statement)
        hits = [(match.start(), match.group()) for match in _EXACT_PATTERN.finditer(text)]
        hits += [(match.start(), _SPELLING[match.group().casefold()]) for match in _ANY_CASE_PATTERN.finditer(text)]
        for _, name in sorted(hits):
            found.setdefault(name)
    return list(found)[:limit]
