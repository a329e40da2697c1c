"""Which part of a posting is which: requirements, wishes, tasks, benefits, hiring process."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import shorten
from services.parser.fields.loose_lists import LooseList, LooseLists, Part
from services.parser.fields.pay.salary import is_pay
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.place.location import is_workplace
from services.parser.fields.place.remote import normalise_remote
from services.parser.text.facts import Fact, labelled, marked_fact_of
from services.parser.text.headings import SectionKind, heading_kind, marked_heading_kind
from services.parser.text.lines import TextLine
from services.parser.text.run_on import unrolled
from services.parser.text.uncased import uncased

__all__ = ["Sections", "split_sections"]

_LEAST_LEVEL = 7
_MAIN_PARTS: tuple[Part, ...] = ("responsibilities", "required", "benefits", "process")
_TEXT_HEADING_LIMIT, _UNCASED_HEADING_LIMIT = 60, 14
# One sign is a word there.
_UNCASED = lazy_compile(r"[\u3040-\u9fff\uac00-\ud7af]")
_HEADING_WORDS, _LABEL_WORDS = 8, 5
_ITEM_LIMIT, _WISH_LIMIT = 600, 200
_ITEMS = 60
_NOISE = lazy_compile(
    r"^(?:show (?:more|less)|apply(?: now)?|read more|learn more|save|share|back|see more)\W*$", re.IGNORECASE
)
_WISH = uncased(alternatives("sentences", "wish"))
# `Key skills: Java, Kafka` is no heading.
_WITH_VALUE = lazy_compile(r"[:：]\s*\S")
_LABELLED = lazy_compile(r"^([^:：.!?]{3,60})[:：]\s+(\S.{20,})$")


# Working time alone on a line.
_HOURS = uncased(rf"\W*(?:{alternatives('pay', 'hours')})\W*$")
_TERMS: frozenset[Fact | None] = frozenset({"employment", "remote", "posted", "deadline", "identifier"})
_ABOUT_CANDIDATE: frozenset[SectionKind] = frozenset({"required", "preferred", "responsibilities"})
_MAY_BE_LABELLED = lazy_compile(r"[:：]|^[^\w\s]")
_DIGIT = lazy_compile(r"\d")
_LONGEST_TERM = 120


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


def split_sections(lines: Iterable[TextLine], *, with_loose_lists: bool = False) -> Sections:
    """Collect the statements below each known heading.

    Args:
        lines: The posting.
        with_loose_lists: Take lists without a known heading for the parts that are missing; of a text that is known to
            be a posting.
    """
    parts = _Parts()
    for line in unrolled(lines):
        parts.add(line)
    return parts.sections(with_loose_lists=with_loose_lists)


class _Parts:
    """Collects the lines of each section, and those that no known heading claims."""

    def __init__(self) -> None:
        self._kind: SectionKind | None = None
        self._level = 0
        self._lines: dict[SectionKind, list[TextLine]] = {}
        self._loose = LooseLists()
        self._divided: list[tuple[SectionKind, LooseList]] = []
        self._division: LooseList | None = None

    def add(self, line: TextLine) -> None:
        """Add the next line of the posting."""
        opened = _opens(line)
        if opened is not None:
            self._kind, self._level, self._division = opened, line.level, None
            self._loose.heading("")
        elif line.kind == "heading" and 0 < line.level <= min(self._level, _LEAST_LEVEL):
            # An unknown heading of the same rank ends the section.
            self._kind, self._division = None, None
            self._loose.heading(line.text)
        elif labelled := _labelled(line):
            self._lines.setdefault(labelled[0], []).append(labelled[1])
        elif not _NOISE.match(line.text):
            self._add_statement(line)

    def _add_statement(self, line: TextLine) -> None:
        if self._kind is None:
            if line.kind == "heading":
                self._loose.heading(line.text)
            elif not _is_term(line.text):
                self._loose.line(line)
        elif self._kind not in _ABOUT_CANDIDATE or not _is_term(line.text):
            if line.kind == "heading":
                # A lower one divides the section, unless what stands below it says something else.
                self._division = LooseList(lead=line.text)
                self._divided.append((self._kind, self._division))
            elif self._division:
                self._division.lines.append(line)
            else:
                self._lines.setdefault(self._kind, []).append(line)

    def sections(self, *, with_loose_lists: bool) -> Sections:
        """Return the statements of each part."""
        for kind, division in self._divided:
            other = division.part if with_loose_lists and division.is_list else None
            self._lines.setdefault(other or kind, []).extend(division.lines)
        if with_loose_lists:
            missing: list[Part] = [part for part in _MAIN_PARTS if not self._lines.get(part)]
            found: Mapping[Any, list[TextLine]] = self._loose.parts(missing)
            self._lines.update(found)
        sections = Sections()
        for name in ("required", "preferred", "responsibilities", "benefits", "process"):
            getattr(sections, name).extend(_statements(self._lines.get(name, [])))
        _move_wishes(sections)
        return sections


def _is_term(text: str) -> bool:
    """Whether a line states terms of employment, in any section: `Gehalt: 75.000 – 92.000 €`, `40 hours a week`."""
    if len(text) > _LONGEST_TERM:
        return False
    # Most lines have neither a colon nor a picture before them, nor a figure.
    fact, value = labelled(text) if _MAY_BE_LABELLED.search(text) else (None, None)
    if value and fact == "location":
        # `Office: Word and Excel` is a demand.
        return is_place(value) or is_workplace(value) or normalise_remote(value) is not None
    if value and fact == "salary":
        return bool(_DIGIT.search(value))
    return fact in _TERMS or bool(_HOURS.match(text.lower())) or (bool(_DIGIT.search(text)) and is_pay(text))


def _opens(line: TextLine) -> SectionKind | None:
    """Return the section that the line opens; None for unknown headings and other lines."""
    if line.kind == "item":
        return None
    if line.kind == "heading":
        return marked_heading_kind(line.text)
    # Plain text is a heading only when it is short, unfinished and known.
    limit = _UNCASED_HEADING_LIMIT if _UNCASED.search(line.text) else _TEXT_HEADING_LIMIT
    if _WITH_VALUE.search(line.text):
        return None
    if len(line.text) <= limit and line.text[-1] not in ".!;,)。、" and len(line.text.split()) <= _HEADING_WORDS:
        return heading_kind(line.text)
    return None


def _labelled(line: TextLine) -> tuple[SectionKind, TextLine] | None:
    """Split `Requirements: a degree in …` written on one line."""
    match = _LABELLED.match(line.text) if line.kind != "item" else None
    if match is None or len(match.group(1).split()) > _LABEL_WORDS:
        return None
    kind = heading_kind(match.group(1)) or _of_skills(match.group(1))
    return (kind, TextLine(match.group(2))) if kind and kind != "other" else None


def _of_skills(label: str) -> SectionKind | None:
    """Return the section of a label such as `Key skills` or `Tech stack`."""
    return "required" if marked_heading_kind(label) == "required" and marked_fact_of(label) is None else None


def _statements(lines: list[TextLine]) -> list[str]:
    items = [line for line in lines if line.kind == "item"]
    # Where a section has bullets, its paragraphs are introductions.
    chosen = items if len(items) > 1 else [line for line in lines if line.kind != "heading"]
    texts = dict.fromkeys(shorten(line.text, _ITEM_LIMIT) for line in chosen if len(line.text) > 1)
    return list(texts)[:_ITEMS]


def _move_wishes(sections: Sections) -> None:
    wishes = [text for text in sections.required if len(text) < _WISH_LIMIT and _WISH.search(text.lower())]
    sections.required = [text for text in sections.required if text not in wishes]
    sections.preferred = list(dict.fromkeys([*sections.preferred, *wishes]))[:_ITEMS]
