"""The description of a posting in data: one text, several parts, or titled sections."""

import re
from collections.abc import Sequence

from lexicon.lazy_regex import lazy_compile
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


def _titled_sections(leaves: Sequence[Leaf]) -> list[tuple[int, str, str]]:
    """Return (holder, heading, text) of each object that is a titled text: `{"title": "Tasks", "content": …}`."""
    groups: dict[int, list[Leaf]] = {}
    for leaf in leaves:
        if isinstance(leaf.value, str) and len(leaf.path) > 1 and not leaf.distance:
            groups.setdefault(leaf.holder, []).append(leaf)
    found = []
    for holder, group in groups.items():
        texts = [
            leaf
            for leaf in group
            if is_body(leaf.value) or (leaf.key.has("body") and len(leaf.value) > _LONGEST_HEADING)
        ]
        names = [leaf for leaf in group if leaf not in texts and leaf.key.has("name") and _is_heading(leaf)]
        if len(texts) == 1 and len(names) == 1 and texts[0].entity not in ("company", "similar"):
            found.append((holder, name_in(names[0].value) or "", texts[0].value))
    return found


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
