"""Lists below unknown headings, or below none: tasks, demands or benefits, by their lead-in, their words and place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.text.lines import TextLine
from services.parser.text.meanings import key_of
from services.parser.vocabulary import load

__all__ = ["LooseList", "LooseLists", "Part"]

Part = Literal["responsibilities", "required", "benefits"]

_WORDS = {
    kind: lazy_compile(rf"\b(?:{'|'.join(load('statements')[kind].values())})|{unspaced}")
    for kind, unspaced in (
        ("required", "|".join(load("statements")["required"][language] for language in ("zh", "ja", "ko"))),
        ("benefits", load("statements")["benefits"]["asia"]),
    )
}
_PARTS: dict[str, Part] = {
    "tasks": "responsibilities", "required": "required", "skills": "required", "experience": "required",
    "education": "required", "preferred": "required", "benefits": "benefits",
}  # fmt: skip
_FEWEST_ITEMS = 2
_MOSTLY = 0.5
_LEAD_WORDS = 8
_SENTENCES = lazy_compile(r"(?<=[.!?…])\s*(?=[^\W\d_a-zà-ÿ])")
_LONGEST_ITEM, _SHORTEST_PARAGRAPH = 600, 20


@dataclass
class LooseList:
    """Statements that stand together, and the line above them."""

    lead: str = ""
    lines: list[TextLine] = field(default_factory=list)

    @property
    def is_list(self) -> bool:
        """Whether it has several items."""
        return sum(line.kind == "item" for line in self.lines) >= _FEWEST_ITEMS

    @property
    def part(self) -> Part | None:
        """What the lead-in calls it, or what most of its statements are; None where neither says anything."""
        if named := _named(self.lead):
            return named
        shares = {kind: self._share(kind) for kind in ("benefits", "required")}
        best = max(shares, key=lambda kind: shares[kind])
        if shares[best] < _MOSTLY:
            return None
        return "benefits" if best == "benefits" else "required"

    def _share(self, kind: str) -> float:
        items = [line for line in self.lines if line.kind == "item"] or self.lines
        return sum(bool(_WORDS[kind].search(fold(line.text))) for line in items) / max(1, len(items))


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
        """Return the lists that are the missing parts; an unknown first list of a posting is what one does."""
        wanted = set(missing)
        found: dict[Part, list[TextLine]] = {}
        lists = [loose for loose in self._lists if loose.is_list]
        for loose in lists:
            if (part := loose.part) and part in wanted:
                found.setdefault(part, []).extend(_statements(loose.lines))
        unknown = next((loose for loose in lists if loose.part is None), None)
        if "responsibilities" in wanted and "responsibilities" not in found and unknown:
            found["responsibilities"] = _statements(unknown.lines)
        if "required" in wanted and "required" not in found and (demands := self._demands()):
            found["required"] = demands
        return found

    def _demands(self) -> list[TextLine]:
        """Return the paragraphs that say what somebody brings, where there is no list of it."""
        lines = [line for loose in self._lists if not loose.is_list for line in loose.lines]
        sized = (line for line in lines if _SHORTEST_PARAGRAPH <= len(line.text) <= _LONGEST_ITEM)
        found = [line for line in sized if _WORDS["required"].search(fold(line.text))]
        return found if len(found) >= _FEWEST_ITEMS else []


def _statements(lines: Sequence[TextLine]) -> list[TextLine]:
    return [line for line in lines if line.kind == "item"]
