"""A guide without what its owner told of themselves: the résumé's passages, their own notes, their day."""

from typing import Any

from contracts.insights import Insights, is_own_notes

__all__ = ["without_personal_parts"]

_GONE: Any = object()


def without_personal_parts(insights: Insights) -> Insights:
    """Return the guide for others: what rests on the owner's notes alone is left out, as are stories of the résumé."""
    data = insights.model_dump(mode="json")
    data["story_map"] = []
    data["preparation_plan"]["days_left"] = None
    data["sources"] = [source for source in data["sources"] if not is_own_notes(source["id"])]
    return Insights.model_validate(_public(data))


def _public(part: Any) -> Any:
    if isinstance(part, list):
        return [kept for one in part if (kept := _public(one)) is not _GONE]
    if not isinstance(part, dict):
        return part
    proofs = part.get("evidence")
    if proofs:
        left = [proof for proof in proofs if not is_own_notes(proof["source_id"])]
        if not left:
            return _GONE
        part = {**part, "evidence": left}
    inner = {name: _public(value) for name, value in part.items()}
    return {name: None if value is _GONE else value for name, value in inner.items()}
