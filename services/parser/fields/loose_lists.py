"""Statements below unknown headings, or below none: tasks, demands or benefits, by their lead-in and what they say."""
# ruff: noqa: RUF001 — full-width signs are what postings contain

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lexicon.lazy_regex import lazy_compile
from services.parser.text.line_kinds import LineKind, kind_of, kind_of_all
from services.parser.text.lines import TextLine
from services.parser.text.meanings import key_of

__all__ = ["LooseList", "LooseLists", "Part"]

Part = Literal["responsibilities", "required", "benefits", "process"]

_PARTS: dict[str, Part] = {
    "tasks": "responsibilities", "required": "required", "skills": "required", "experience": "required",
    "education": "required", "preferred": "required", "benefits": "benefits",
}  # fmt: skip
_OF_KIND: dict[LineKind, Part] = {
    "task": "responsibilities", "required": "required", "preferred": "required", "benefit": "benefits",
    "process": "process",
}  # fmt: skip
_FEWEST_ITEMS = 2
_MOSTLY, _PLAINLY, _SURELY = 0.6, 0.55, 0.9
_LEAD_WORDS = 8
_SENTENCES = lazy_compile(r"(?<=[^\W\d_]{3}[.!?…;])\s+(?=[^\W\d_a-zà-ÿ])|(?<=[。；])|(?<=[^\W\d_]{3};)\s+")
_LONGEST_ITEM, _SHORTEST_SENTENCE = 600, 20


@dataclass
class LooseList:
    """Statements that stand together, and the line above them."""

    lead: str = ""
    lines: list[TextLine] = field(default_factory=list)

    @property
    def is_list(self) -> bool:
        """Whether it has several items."""
        return len(self.items) >= _FEWEST_ITEMS

    @property
    def items(self) -> list[TextLine]:
        """Its statements, without the lines between them."""
        return [line for line in self.lines if line.kind == "item"]

    @property
    def kind(self) -> tuple[LineKind, float]:
        """What lead-in and statements say together, and how likely it is."""
        return kind_of_all([*([self.lead] if self.lead else []), *(line.text for line in self.items or self.lines)])

    @property
    def may_be_tasks(self) -> bool:
        """Whether nothing says what it is, and little that it is no part of a job."""
        kind, share = self.kind
        return self.part is None and (kind in _OF_KIND or share < _SURELY)

    @property
    def part(self) -> Part | None:
        """What the lead-in calls it, or what its statements are; None where neither says anything."""
        if named := _named(self.lead):
            return named
        kind, share = self.kind
        return _OF_KIND.get(kind) if share >= _MOSTLY else None


def _named(lead: str) -> Part | None:
    """Return the part that the end of a line before a list announces: `… Your tasks include:`."""
    last = _SENTENCES.split(lead.rstrip(" :\uff1a"))[-1] if lead else ""
    if not last or len(last.split()) > _LEAD_WORDS:
        return None
    found = [_PARTS[entity] for entity in key_of(last).entities if entity in _PARTS]
    return found[0] if found else None


class LooseLists:
    """Collects the lists that no known heading claims."""

    def __init__(self) -> None:
        self._lists: list[LooseList] = [LooseList()]

    def heading(self, text: str) -> None:
        """Begin a list below an unknown heading, or end one at a known heading."""
        self._lists.append(LooseList(lead=text))

    def line(self, line: TextLine) -> None:
        """Add a line; a paragraph after items begins anew, as their lead-in if they are followed by more."""
        current = self._lists[-1]
        if line.kind == "item" or not current.is_list:
            if line.kind == "item" and current.lines and current.lines[-1].kind != "item":
                self._lists.append(LooseList(lead=current.lines[-1].text, lines=[line]))
            else:
                current.lines.append(line)
        else:
            self._lists.append(LooseList(lines=[line]))

    def parts(self, missing: Iterable[Part]) -> dict[Part, list[TextLine]]:
        """Return the statements that are the missing parts; an unknown first list of a posting is what one does."""
        wanted = set(missing)
        if not wanted:
            return {}
        found: dict[Part, list[TextLine]] = {}
        lists = [loose for loose in self._lists if loose.is_list]
        for loose in lists:
            if (part := loose.part) and part in wanted:
                found.setdefault(part, []).extend(loose.items)
        unknown = next((loose for loose in lists if loose.may_be_tasks), None)
        if "responsibilities" in wanted and "responsibilities" not in found and unknown:
            found["responsibilities"] = unknown.items
        if "required" in wanted - found.keys():
            # What is left over beside known parts is what somebody brings, unless it plainly says something else.
            left = [loose for loose in lists if loose.part is None and loose.items != found.get("responsibilities")]
            if likely := [loose for loose in left if loose.kind[0] in ("required", "preferred")]:
                found["required"] = likely[0].items
        return found | self._sentences(wanted - found.keys())

    def _sentences(self, wanted: Iterable[Part]) -> dict[Part, list[TextLine]]:
        """Return the sentences of paragraphs that say what somebody does or brings, where there is no list of it."""
        found: dict[Part, list[TextLine]] = {part: [] for part in ("responsibilities", "required") if part in wanted}
        if not found:
            return {}
        for text in _prose([loose for loose in self._lists if not loose.is_list]):
            kind, share = kind_of(text)
            part = _OF_KIND.get(kind)
            if part in found and share >= _PLAINLY:
                found[part].append(TextLine(text))
        return {part: lines for part, lines in found.items() if lines}


def _prose(lists: Sequence[LooseList]) -> Iterator[str]:
    for loose in lists:
        for line in loose.lines:
            pieces = (piece.strip() for piece in _SENTENCES.split(line.text))
            yield from (piece for piece in pieces if _SHORTEST_SENTENCE <= len(piece) <= _LONGEST_ITEM)
