"""The values of nested data, each with what it is about."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.place.remote import names_policy
from services.parser.fields.role.employment import kinds_of_employment
from services.parser.text.meanings import Key, key_of
from services.parser.text.words import is_placeholder

__all__ = ["IGNORED", "Leaf", "is_body", "label_in", "leaves_of", "name_in", "opened"]

IGNORED = frozenset({"form", "contact", "similar", "image"})
"""What stands below such a key says nothing about the posting."""
_PLACE_PARTS = frozenset({"city", "region", "country", "street"})
_WHOLE = frozenset({"place", "city", "region", "country", "team", "function", "level", "language"})
_STATES = frozenset(
    {"published", "open", "active", "draft", "closed", "archived", "live", "online", "internal", "public"}
)
_MOST_LEAVES, _DEEPEST = 4000, 14
_SHORTEST_BODY = 120
_SMALLEST_JSON = 8
_MARKUP = lazy_compile(r"<(?:p|br|li|ul|div|h[1-6]|strong)\b", re.IGNORECASE)
_PAIR_VALUES = frozenset({"value", "values", "val", "text", "content", "data"})
_PAIR_LABELS = frozenset({"type", "label", "name", "key", "field", "title", "id", "caption", "heading"})
_TYPE_NAMES = ("__typename", "@type")
_OWN_TYPES = frozenset({"company", "place", "pay"})
_LARGEST_PAIR, _LONGEST_LABEL, _LONGEST_NAME = 6, 40, 80
_OF_PROFILE = frozenset({"logo", "logos", "website", "homepage"})
"""What companies have, and places and teams have not."""
_CHANNELS = frozenset({"source", "platform", "provider", "portal", "channel", "publisher", "board", "partner", "site"})
"""What publishes postings has a logo as well."""
_NAMES = ("name", "label", "value", "text", "title", "displayname", "descriptor", "en", "code")


@dataclass(frozen=True)
class Leaf:
    """One value of the data."""

    entity: str | None
    """What it is about, by its own key or the keys around it; None where no key says so."""
    key: Key
    name: str
    """The key as written."""
    value: Any
    path: tuple[str, ...]
    """The keys from the scope down to the value's holder."""
    holder: int
    """Identity of the object that holds the value: values of one object belong together."""
    distance: int = 0
    """How many levels the value stands outside of the object that is the posting."""

    @property
    def is_own(self) -> bool:
        """Whether the key itself says what the value is about, not only a key around it."""
        return self.key.entity not in (None, "job")


def leaves_of(
    node: Any,
    *,
    distance: int = 0,
    skip: Sequence[int] = (),
) -> list[Leaf]:
    """Return the values below an object, its nearest first.

    Args:
        node: The object.
        distance: Kept with each value.
        skip: Identities of objects that are left out.
    """
    found: list[Leaf] = []
    pending: list[tuple[Any, str | None, tuple[str, ...]]] = [(node, None, ())]
    while pending and len(found) < _MOST_LEAVES:
        following: list[tuple[Any, str | None, tuple[str, ...]]] = []
        for holder, context, path in pending:
            for leaf, inner in _children(holder, context, path, distance):
                if inner is None:
                    found.append(leaf)
                elif id(inner) not in skip and len(path) < _DEEPEST:
                    following.append((inner, leaf.entity, leaf.path))
        pending = following
    return found


def _children(
    holder: Mapping[str, Any], context: str | None, path: tuple[str, ...], distance: int
) -> Iterator[tuple[Leaf, Any]]:
    """Yield each value with None, and each inner object with itself."""
    named = _named_by_value(holder)
    context = _typed(holder) or context
    if path and _is_profile(path[-1], holder, context):
        context = "company"

    for name, value in holder.items():
        key = key_of(name)
        entity = _entity(key, context, value)
        if named and name == named[0]:
            key, entity = named[1], named[1].entity
        if entity in IGNORED or value in (None, "", [], {}):
            continue
        inner_path = (*path, name)
        for item in value if isinstance(value, list) else (value,):
            data = opened(item)
            leaf = Leaf(entity, key, name, data, inner_path, id(holder), distance)
            if isinstance(data, Mapping) and not _is_whole(data, entity):
                yield leaf, data
            elif isinstance(data, list):
                yield from ((leaf, row) for row in data if isinstance(row, Mapping))
            elif data not in (None, ""):
                yield leaf, None


def _typed(holder: Mapping[str, Any]) -> str | None:
    """Return what an object is by its type's name: `{"__typename": "Employer", "title": …}`."""
    name = next((holder[key] for key in _TYPE_NAMES if isinstance(holder.get(key), str)), None)
    entity = key_of(name).entity if name else None
    return entity if entity in _OWN_TYPES else None


def _is_profile(name: str, holder: Mapping[str, Any], context: str | None) -> bool:
    """Whether an object is made like a company, whatever it is called: it has a name, and a logo or a site."""
    if context not in (None, "job") or set(key_of(name).words) & _CHANNELS:
        return False
    keys = {key: key_of(key) for key, value in holder.items() if isinstance(value, str) and value}
    has_name = any(key.words == ("name",) and len(holder[own]) <= _LONGEST_NAME for own, key in keys.items())
    return has_name and any(_OF_PROFILE & set(key.words) for key in keys.values())


def _named_by_value(holder: Mapping[str, Any]) -> tuple[str, Key] | None:
    """Return the value of a pair whose other value says what it is about: `{"label": "Location", "value": "Kiel"}`."""
    if len(holder) > _LARGEST_PAIR:
        return None
    values = [name for name in holder if _letters(name) in _PAIR_VALUES]
    if len(values) != 1 or holder[values[0]] in (None, "", [], {}):
        return None
    for name, label in holder.items():
        if (
            name != values[0]
            and isinstance(label, str)
            and _letters(name) in _PAIR_LABELS
            and len(label) <= _LONGEST_LABEL
        ):
            key = key_of(label)
            if key.entity not in (None, "job", "id", "url", "form") or (key.entity == "job" and key.has("type")):
                return values[0], key
    return None


def label_in(holder: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return label and text of a pair whose label says what the text is about; None for other objects."""
    named = _named_by_value(holder)
    text = name_in(holder[named[0]]) if named else None
    if named is None or text is None:
        return None
    label = next(value for name, value in holder.items() if name != named[0] and key_of(str(value)) == named[1])
    return str(label), text


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _is_whole(value: Mapping[str, Any], entity: str | None) -> bool:
    """Whether an object is nothing but the name of a city, a country, a team: `{"code": "POL", "name": "Poland"}`."""
    if entity not in _WHOLE or name_in(value) is None:
        return False
    inner = [key_of(name).entity for name in value]
    return not any(part in _PLACE_PARTS or part == "place" for part in inner)


def _entity(key: Key, context: str | None, value: Any) -> str | None:
    """Return what a value is about: what its key says, else what the keys around it say."""
    own = _own_entity(key, value)
    if own is None and context == "about" and key.has("name") and not is_body(value):
        # `{"companyInfo": {"name": "Acme", "text": …}}`
        return "company"
    if own in (None, "job"):
        return context or own
    is_place = own == "place" or own in _PLACE_PARTS
    if is_place and context in ("company", "company_place"):
        return "company_place"
    is_about_pay = own == "team" or (own == "street" and isinstance(value, str))
    return "pay" if context == "pay" and is_about_pay else own


def _own_entity(key: Key, value: Any) -> str | None:
    """Return what the key itself says; the value decides where a word has two meanings."""
    own = key.entity
    if own == "workplace" and (isinstance(value, Mapping) or _is_named_place(value)):
        return "place"
    if own is None and key.has("type") and isinstance(value, Mapping) and kinds_of_employment(name_in(value) or ""):
        return "employment"
    if own == "region" and isinstance(value, str) and fold(value) in _STATES:
        return "status"
    if own == "form" and not isinstance(value, Mapping | list):
        return None
    return "employment" if own == "status" and "employment" in key.entities else own


def _is_named_place(value: Any) -> bool:
    """Whether a value is where the work is done, not how: `{"workPlace": "Lyon"}`."""
    return isinstance(value, str) and is_place(value) and names_policy(value) is None


def name_in(value: Any) -> str | None:
    """Return the text of a plain value, or of an object that holds its name."""
    if isinstance(value, str):
        text = value.strip()
        return text if text and not is_placeholder(text[:60]) else None
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return _named(value)
    return None


def _named(value: Mapping[str, Any]) -> str | None:
    ranked = [name for name in sorted(value, key=_rank) if _rank(name) <= len(_NAMES)]
    plain = (value[name] for name in ranked if not isinstance(value[name], Mapping | list))
    return next((text for item in plain if (text := name_in(item))), None)


def _rank(name: str) -> int:
    if name in _TYPE_NAMES:
        return len(_NAMES) + 1
    letters = _letters(name)
    if letters in _NAMES:
        return _NAMES.index(letters)
    return len(_NAMES) if key_of(name).has("name") else len(_NAMES) + 1


def is_body(value: Any) -> bool:
    """Whether a value is a text of paragraphs, not a name."""
    return isinstance(value, str) and (len(value) >= _SHORTEST_BODY or bool(_MARKUP.search(value)))


def opened(value: Any) -> Any:
    """Return the data in a string of JSON; any other value as it is."""
    if isinstance(value, str) and len(value) > _SMALLEST_JSON and value[0] in "{[" and value[-1] in "}]":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
