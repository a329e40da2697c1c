"""The description of a posting in data: one text, several parts, or titled sections."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lexicon.lazy_regex import lazy_compile
from services.parser.fields.place.gazetteer import is_place
from services.parser.formats.data.leaves import Leaf, is_body, name_in
from services.parser.formats.loose_values import section
from services.parser.text.words import compact

__all__ = ["description_in"]

_HEADINGS = {
    "tasks": "Responsibilities",
    "required": "Requirements",
    "preferred": "Preferred qualifications",
    "skills": "Requirements",
    "benefits": "Benefits",
    "process": "Hiring process",
}
_LONGEST_HEADING, _SHORTEST_PART, _SHORTEST_TEXT = 90, 3, 20
_FEWEST_SPACES = 4
_CAMEL = lazy_compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TAGS = lazy_compile(r"<[^<>]{1,2000}>")
_OWN = (None, "job", "about", "level", "education", "experience", "language", "company_place")


def description_in(leaves: Sequence[Leaf], title: str | None) -> str | None:
    """Return the posting's text with its parts under headings; what is repeated elsewhere is left out."""
    titled = _titled_sections(leaves)
    taken = {holder for holder, _, _ in titled}
    bodies = [leaf.value for leaf in leaves if _is_main(leaf, title) and leaf.holder not in taken]
    parts: list[str] = []
    main = _without_repeats(bodies)
    parts += main
    parts += [section(heading, value) for _, heading, value in titled]
    for entity, heading in _HEADINGS.items():
        texts = [leaf.value for leaf in leaves if _is_section(leaf, entity) and leaf.holder not in taken]
        fresh = [text for text in _without_repeats(texts) if not _is_in(text, parts)]
        if fresh:
            parts.append(section(heading, fresh if len(fresh) > 1 else fresh[0]))
    for heading, statements in _unnamed_lists([leaf for leaf in leaves if leaf.holder not in taken]):
        if not all(_is_in(text, parts) for text in statements):
            parts.append(section(heading, statements))
    about = [leaf.value for leaf in leaves if _is_about_company(leaf)]
    parts += [section("About the company", text) for text in _without_repeats(about) if not _is_in(text, parts)]
    return "\n".join(parts).strip() or None


def _is_about_company(leaf: Leaf) -> bool:
    if leaf.entity != "company" or not isinstance(leaf.value, str) or leaf.value.count(" ") < _FEWEST_SPACES:
        return False
    return is_body(leaf.value) or leaf.key.has("body")


def _is_main(leaf: Leaf, title: str | None) -> bool:
    if leaf.distance and not leaf.key.entity:
        return False
    if leaf.entity not in _OWN or not isinstance(leaf.value, str):
        return False
    if leaf.key.has("body") and len(leaf.value) >= _SHORTEST_TEXT:
        return compact(leaf.value[:300]) != compact(title or "")
    return is_body(leaf.value) and not leaf.value.startswith(("http", "data:")) and " " in leaf.value.strip()


def _is_section(leaf: Leaf, entity: str) -> bool:
    if leaf.entity != entity or not isinstance(leaf.value, str) or (leaf.distance and not leaf.is_own):
        return False
    if entity in ("skills", "benefits") and not is_body(leaf.value):
        # Tags and labels are no statements.
        return False
    return len(leaf.value.strip()) > _SHORTEST_PART and not leaf.value.startswith("http")


def _titled_sections(leaves: Sequence[Leaf]) -> list[tuple[int, str, Any]]:
    """Return (holder, heading, text or statements) of each titled text: `{"title": "Tasks", "content": …}`."""
    groups: dict[int, list[Leaf]] = {}
    for leaf in leaves:
        if isinstance(leaf.value, str) and len(leaf.path) > 1 and not leaf.distance:
            groups.setdefault(leaf.holder, []).append(leaf)
    found: list[tuple[int, str, Any]] = []
    for holder, group in groups.items():
        listed = _longest_list(group)
        texts = [leaf for leaf in group if leaf in listed or _is_titled_text(leaf)]
        names = [leaf for leaf in group if leaf not in texts and leaf.key.has("name") and _is_heading(leaf)]
        is_one = len(texts) == 1 or (texts and texts == listed)
        if is_one and len(names) == 1 and texts[0].entity not in ("company", "similar"):
            values = [leaf.value for leaf in texts]
            found.append((holder, name_in(names[0].value) or "", values if len(values) > 1 else values[0]))
    return found


def _is_titled_text(leaf: Leaf) -> bool:
    return is_body(leaf.value) or (leaf.key.has("body") and len(leaf.value) > _LONGEST_HEADING)


def _longest_list(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Return the statements that stand in one list of texts; empty where there is none, or more than one."""
    lists: dict[tuple[str, ...], list[Leaf]] = {}
    for leaf in leaves:
        if isinstance(leaf.value, str):
            lists.setdefault(leaf.path, []).append(leaf)
    long_enough = [group for group in lists.values() if len(group) > 1 and all(map(_is_statement, group))]
    return long_enough[0] if len(long_enough) == 1 else []


def _is_statement(leaf: Leaf) -> bool:
    return " " in leaf.value.strip() and not leaf.value.startswith(("http", "/"))


def _unnamed_lists(leaves: Sequence[Leaf]) -> Iterator[tuple[str, list[str]]]:
    """Yield (heading, statements) of lists of texts under keys that say nothing known: `"whatYouDo": […]`."""
    lists: dict[tuple[int, tuple[str, ...]], list[Leaf]] = {}
    for leaf in leaves:
        if (
            leaf.entity in (None, "job")
            and isinstance(leaf.value, str)
            and not leaf.distance
            and not is_body(leaf.value)
        ):
            lists.setdefault((leaf.holder, leaf.path), []).append(leaf)
    for group in lists.values():
        if len(group) > 1 and all(map(_is_statement, group)) and not any(is_place(leaf.value) for leaf in group):
            words = " ".join(_CAMEL.sub(" ", group[0].name).replace("_", " ").split())
            yield words[:1].upper() + words[1:], [leaf.value for leaf in group]


def _is_heading(leaf: Leaf) -> bool:
    return len(leaf.value) <= _LONGEST_HEADING and bool(re.search(r"[^\W\d_]{3}|[\u3040-\u9fff]{2}", leaf.value))


def _without_repeats(texts: Sequence[str]) -> list[str]:
    """Return distinct texts; of one with markup and one without, or a teaser and the whole, the fuller."""
    kept: list[str] = []
    letters: list[str] = []
    for text in sorted(dict.fromkeys(texts), key=lambda text: (-len(_plain(text)), "<" not in text)):
        plain = _plain(text)
        if plain and not any(plain in other for other in letters):
            kept.append(text)
            letters.append(plain)
    return [text for text in dict.fromkeys(texts) if text in kept]


def _is_in(text: str, parts: Sequence[str]) -> bool:
    plain = _plain(text)
    return any(plain in _plain(part) for part in parts)


def _plain(text: str) -> str:
    return compact(_TAGS.sub(" ", text)).removesuffix("…")
