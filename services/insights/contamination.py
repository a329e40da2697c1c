"""Keeps advice for other roles out of a guide: nobody prepares for a case interview with coding drills."""

import re
from typing import Any, TypeVar

from pydantic import BaseModel

from contracts.insights import Item, Question
from services.insights.rolepack import RolePack

__all__ = ["without_foreign"]

Model = TypeVar("Model", bound=BaseModel)


def without_foreign(part: Model, role: RolePack) -> tuple[Model, int]:
    """Return `part` without the items that belong to other kinds of role, and how many those were."""
    if not role.foreign:
        return part, 0
    words = re.compile("|".join(role.foreign), re.IGNORECASE)
    removed = 0

    def walk(entry: BaseModel) -> Any:
        nonlocal removed
        update: dict[str, object] = {}
        for name in type(entry).model_fields:
            value = getattr(entry, name)
            if isinstance(value, list):
                kept = [child for child in value if not (isinstance(child, Item) and _foreign(child, words))]
                removed += len(value) - len(kept)
                update[name] = [walk(child) if isinstance(child, BaseModel) else child for child in kept]
            elif isinstance(value, Item) and _foreign(value, words):
                removed += 1
                update[name] = None
            elif isinstance(value, BaseModel):
                update[name] = walk(value)
        return entry.model_copy(update=update)

    cleared: Model = walk(part)
    return cleared, removed


def _foreign(item: Item, words: re.Pattern[str]) -> bool:
    texts = [item.text, item.guidance or "", item.topic or ""] if isinstance(item, Question) else [item.text]
    return any(words.search(text) for text in texts)
