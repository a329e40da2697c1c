"""Well-known skills by name, so that searches and questions can refer to `Kubernetes` instead of a sentence."""

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from lexicon.lazy_regex import lazy_compile
from lexicon.roles import ROLES

__all__ = ["name_skills"]


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that looks at a name only where its first letter stands."""
    ordered = sorted(names, key=lambda name: (name[0], -len(name)))
    groups = (
        f"{re.escape(letter)}(?:{'|'.join(re.escape(name[1:]) for name in group)})"
        for letter, group in groupby(ordered, key=itemgetter(0))
    )
    return lazy_compile(rf"(?<![\w.#+-])(?:{'|'.join(groups)})(?![\w#+]|-\w|\.\w)")


_EXACT_PATTERN = _pattern(name for role in ROLES.all for name in role.exact_skills)
_SPELLING = {name.lower(): name for role in ROLES.all for name in role.skills}
_ANY_CASE_PATTERN = _pattern(_SPELLING)
_GO_THE_VERB = lazy_compile(r"\bGo(?:[- ]to[- ]market| to\b| above| beyond| the\b| live)")


def name_skills(statements: Iterable[str], *, limit: int = 25) -> list[str]:
    """Return the well-known skills that the statements name, in their order."""
    found: dict[str, None] = {}
    for statement in statements:
        text = _GO_THE_VERB.sub(" ", statement)
        hits = [(match.start(), match.group()) for match in _EXACT_PATTERN.finditer(text)]
        hits += [(match.start(), _SPELLING[match.group()]) for match in _ANY_CASE_PATTERN.finditer(text.lower())]
        for _, name in sorted(hits):
            found.setdefault(name)
    return list(found)[:limit]
