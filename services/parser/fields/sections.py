"""Which part of a posting is which: requirements, wishes, tasks, benefits, hiring process."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, get_args

from services.parser.fields.lines import Line
from services.parser.fields.words import fold, truncate
from services.parser.vocabulary import pattern

__all__ = ["Sections", "heading_kind", "split_sections"]

# In the order in which headings are tried.
SectionKind = Literal["process", "preferred", "benefits", "responsibilities", "required", "other"]

_KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
_HEADINGS = tuple((kind, pattern("sections", kind)) for kind in _KINDS)
_HEADING_LIMIT = 90
_TEXT_HEADING_LIMIT = 60
_HEADING_WORDS, _LABEL_WORDS = 8, 5
_ITEM_LIMIT, _WISH_LIMIT = 600, 200
_ITEMS = 60
_NOISE = re.compile(
    r"^(?:show (?:more|less)|apply(?: now)?|read more|learn more|save|share|back|see more)\W*$", re.IGNORECASE
)
_WISH = re.compile(
    r"\b(?:is|are|as|would be|be) (?:a |an )?(?:strong |big |huge |definite |real )?(?:plus|advantage|bonus|"
    r"asset)\b|nice[- ]to[- ]have|\bpreferred\b|"
    r"\bdesir(?:ed|able)\b|von vorteil|wünschenswert|serait un plus|est un plus|výhodou|mile widzian|歓迎|будет "
    r"плюсом|is een pré",
    re.IGNORECASE,
)
# Text that lost its line breaks: headings in it end with a colon, statements with a full stop or a bullet.
_RUN_ON, _FEWEST_HEADINGS = 250, 2
_INLINE_HEADING = re.compile(r"(?<!\S)([A-ZÀ-Ž][\w’'/&-]*(?: [\w’'/&-]+){0,4}):\s")
_STATEMENTS = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÀ-Ž0-9•])|\s*[•·▪●]\s*|\s[-–*]\s(?=[A-ZÀ-Ž])")
_LABELLED = re.compile(r"^([^:：.!?]{3,60})[:：]\s+(\S.{20,})$")


@dataclass
class Sections:
    """The posting's parts, each a list of statements."""

    required: list[str] = field(default_factory=list)
    preferred: list[str] = field(default_factory=list)
    responsibilities: list[str] = field(default_factory=list)
    benefits: list[str] = field(default_factory=list)
    process: list[str] = field(default_factory=list)

    @property
    def recognised(self) -> int:
        """How many different parts were found."""
        return sum(
            1 for part in (self.required, self.preferred, self.responsibilities, self.benefits, self.process) if part
        )


@lru_cache(4096)
def heading_kind(text: str) -> SectionKind | None:
    """Return which section a heading opens; None when the line is no known heading."""
    if len(text) > _HEADING_LIMIT:
        return None
    folded = _spelled_out(text)
    return next((kind for kind, heading in _HEADINGS if heading.search(folded)), None)


def _spelled_out(text: str) -> str:
    folded = fold(text)
    for short, full in (("you ll", "you will"), ("you re", "you are"), ("we re", "we are"), ("what s", "what is")):
        folded = folded.replace(short, full)
    return folded


def split_sections(lines: Iterable[Line]) -> Sections:
    """Collect the statements below each known heading."""
    sections = Sections()
    kind: SectionKind | None = None
    buckets: dict[SectionKind, list[Line]] = {}
    for line in _unrolled(lines):
        opened = _opens(line)
        if opened is not None:
            kind = opened
            continue
        if labelled := _labelled(line):
            inner, rest = labelled
            buckets.setdefault(inner, []).append(rest)
            continue
        if kind and not _NOISE.match(line.text):
            buckets.setdefault(kind, []).append(line)
    for name in ("required", "preferred", "responsibilities", "benefits", "process"):
        getattr(sections, name).extend(_statements(buckets.get(name, [])))
    _move_wishes(sections)
    return sections


def _unrolled(lines: Iterable[Line]) -> Iterator[Line]:
    """Give run-on text the headings and statements back that it had as lines."""
    for line in lines:
        headings = _headings_in(line.text) if len(line.text) >= _RUN_ON else []
        if len(headings) < _FEWEST_HEADINGS:
            yield line
            continue
        if introduction := line.text[: headings[0][0]].strip():
            yield Line(introduction)
        ends = [start for start, _, _ in headings[1:]] + [len(line.text)]
        for (_, name, start), end in zip(headings, ends, strict=True):
            yield Line(name, "heading")
            statements = [text for text in _STATEMENTS.split(line.text[start:end].strip()) if text]
            # A single sentence is a paragraph.
            yield from (Line(text, "item" if len(statements) > 1 else "text") for text in statements)


def _headings_in(text: str) -> list[tuple[int, str, int]]:
    """Return the headings of a run-on text: those with a colon, or else those that its words and capitals show."""
    marked = list(_inline_headings(text))
    return marked if len(marked) >= _FEWEST_HEADINGS else _bare_headings(text)


def _bare_headings(text: str) -> list[tuple[int, str, int]]:
    """Return known headings that stand between sentences; none where they are too few to be the text's parts."""
    found: list[tuple[int, str, int]] = []
    for match in _BARE_HEADING.finditer(text):
        name = match.group().strip()
        if _KNOWN_HEADING.fullmatch(_spelled_out(name)) and heading_kind(name):
            found.append((match.start(), name, match.end()))
    kinds = {heading_kind(name) for _, name, _ in found}
    has_parts = bool(kinds & {"required", "responsibilities"}) and len(kinds) >= _FEWEST_HEADINGS
    return found if has_parts else []


def _inline_headings(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield known headings inside a text: where they begin, their words, where their section begins."""
    for match in _INLINE_HEADING.finditer(text):
        words = match.group(1).split()
        names = (" ".join(words[first:]) for first in range(len(words)))
        if name := next((name for name in names if name[:1].isupper() and heading_kind(name)), None):
            yield match.end(1) - len(name), name, match.end()


def _opens(line: Line) -> SectionKind | None:
    """Return the section that the line opens; an unknown heading keeps the current one going."""
    if line.kind == "item":
        return None
    if line.kind == "heading":
        return heading_kind(line.text)
    # Plain text is a heading only when it is short, unfinished and known.
    if (
        len(line.text) <= _TEXT_HEADING_LIMIT
        and line.text[-1] not in ".!;,)"
        and len(line.text.split()) <= _HEADING_WORDS
    ):
        return heading_kind(line.text)
    return None


def _labelled(line: Line) -> tuple[SectionKind, Line] | None:
    """Split `Requirements: a degree in …` written on one line."""
    match = _LABELLED.match(line.text) if line.kind != "item" else None
    if match is None or len(match.group(1).split()) > _LABEL_WORDS:
        return None
    kind = heading_kind(match.group(1))
    return (kind, Line(match.group(2))) if kind and kind != "other" else None


def _statements(lines: list[Line]) -> list[str]:
    items = [line for line in lines if line.kind == "item"]
    # Where a section has bullets, its paragraphs are introductions.
    chosen = items if len(items) > 1 else [line for line in lines if line.kind != "heading"]
    texts = dict.fromkeys(truncate(line.text, _ITEM_LIMIT) for line in chosen if len(line.text) > 1)
    return list(texts)[:_ITEMS]


def _move_wishes(sections: Sections) -> None:
    wishes = [text for text in sections.required if _WISH.search(text) and len(text) < _WISH_LIMIT]
    sections.required = [text for text in sections.required if text not in wishes]
    sections.preferred = list(dict.fromkeys([*sections.preferred, *wishes]))[:_ITEMS]
