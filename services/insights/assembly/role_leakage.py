"""Keeps advice for other roles out of a guide: nobody prepares for a case interview with coding drills."""

import re
from functools import cache, lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel

from contracts.insights import Basis, Evidence, Item, Question
from contracts.job import RoleCategory
from lexicon.roles import role as lexicon_role
from services.insights.parts.rebuilding import rebuilt, rebuilt_list

__all__ = ["without_foreign"]

Model = TypeVar("Model", bound=BaseModel)


def without_foreign(part: Model, role: RoleCategory) -> tuple[Model, int]:
    """Return `part` without the items that belong to other kinds of role, and how many those were."""
    if not lexicon_role(role.value).foreign:
        return part, 0
    removed = 0

    def cleared(name: str, value: Any) -> Any:
        nonlocal removed
        if isinstance(value, list):
            return rebuilt_list(value, lambda entry: cleared(name, entry))
        if isinstance(value, Item) and _is_foreign(value, role):
            removed += 1
            return None
        return rebuilt(value, cleared) if isinstance(value, BaseModel) and not isinstance(value, Evidence) else value

    return rebuilt(part, cleared), removed


def _is_foreign(item: Item, role: RoleCategory) -> bool:
    # What the posting itself demands belongs to the role, whatever others it would suit.
    if item.basis is Basis.POSTING:
        return False
    if isinstance(item, Question) and any(_speaks_of_others(text or "", role) for text in (item.guidance, item.topic)):
        return True
    return _speaks_of_others(item.text, role)


@lru_cache(maxsize=8192)
def _speaks_of_others(text: str, role: RoleCategory) -> bool:
    """Whether a text holds what belongs to other roles; remembered, since most of a guide is the same advice."""
    return _foreign_words(role).search(text) is not None


@cache
def _foreign_words(role: RoleCategory) -> re.Pattern[str]:
    return re.compile("|".join(lexicon_role(role.value).foreign), re.IGNORECASE)
