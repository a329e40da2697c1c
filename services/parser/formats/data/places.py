"""Places of work in data: as text, in parts, as objects and lists of them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lexicon.lazy_regex import lazy_compile
from services.parser.fields.place.location import is_workplace, join_place, spell_country
from services.parser.fields.place.remote import names_policy
from services.parser.formats.data.leaves import Leaf, is_body, leaves_of, name_in
from services.parser.text.meanings import key_of
from services.parser.text.words import without_markup

__all__ = ["places_in", "places_of"]

_LONGEST_PLACE = 200
_PARTS = ("city", "region", "country")
_CODE = lazy_compile(r"[A-Z]{2,3}|\d+|[\d.,\s-]+")
_HOST = lazy_compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,6}")


def places_in(leaves: Sequence[Leaf]) -> list[str]:
    """Return the places that the data names, nearest first; the employer's own address only where there is no other."""
    for entities in (("place", *_PARTS), ("company_place",)):
        groups: dict[int, list[Leaf]] = {}
        for leaf in leaves:
            if leaf.entity in entities and _is_part(leaf):
                groups.setdefault(leaf.holder, []).append(leaf)
        # A country alone says less than a place that stands deeper in the data.
        ordered = sorted(groups.values(), key=lambda group: all(_part(leaf) == "country" for leaf in group))
        found = [place for group in ordered for place in _places(group)]
        if found:
            return _distinct(found)
    return []


def places_of(data: Mapping[str, Any]) -> list[str]:
    """Return the places in an object that is known to be a location."""
    return places_in(leaves_of({"location": data}))


def _is_part(leaf: Leaf) -> bool:
    text = name_in(leaf.value)
    if not text or isinstance(leaf.value, bool) or is_body(text) or text.startswith(("http", "{", "/", "#")):
        return False
    if (
        leaf.key.has("type")
        or leaf.key.has("flag")
        or {"id", "url", "street", "pay"} & set(leaf.key.entities)
        or leaf.key.entity == "workplace" != leaf.entity
    ):
        return False
    if names_policy(text) and not is_workplace(text):
        # `Hybride`.
        return False
    if _HOST.fullmatch(text) or any(key_of(name).entity == "street" for name in leaf.path[:-1]):
        # The site that publishes it; the underground station nearby.
        return False
    return len(text) <= _LONGEST_PLACE and not re.fullmatch(r"[\d.,\s-]+", text)


def _places(group: Sequence[Leaf]) -> list[str]:
    """Return the places of one object: its parts joined, or each of its texts."""
    parts: dict[str, str] = {}
    texts: list[str] = []
    for leaf in group:
        text = without_markup(name_in(leaf.value) or "")
        part = _part(leaf)
        if part and part not in parts:
            parts[part] = text
        elif part == "country" and len(text) > len(parts["country"]):
            parts["country"] = text
        elif part is None and not leaf.key.has("more") and text not in texts:
            texts.append(text)
    extra = [without_markup(name_in(leaf.value) or "") for leaf in group if leaf.key.has("more")]
    whole = next((text for text in texts if "," in text and parts.get("city", text) in text), None)
    joined = join_place(parts.get("city"), parts.get("region"), spell_country(parts.get("country")))
    if whole:
        return [join_place(*whole.split(","), spell_country(parts.get("country"))) or whole, *extra]
    if parts.get("city") or (joined and not texts):
        return [joined, *extra] if joined else extra
    named = [text for text in texts if not _CODE.fullmatch(text) or is_workplace(text)]
    country = spell_country(parts.get("country"))
    if len(named) == 1 and (parts.get("region") or country):
        return [join_place(named[0], parts.get("region"), country) or named[0], *extra]
    return [*named, *extra]


def _part(leaf: Leaf) -> str | None:
    own = leaf.key.entity
    if own in _PARTS:
        return own
    return leaf.entity if leaf.entity in _PARTS else None


def _distinct(places: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(place for place in places if place))
