"""Text that lost its line breaks: its headings and statements become lines again."""
# ruff: noqa: RUF001 — full-width signs are what postings contain

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.text.cased import cased
from services.parser.text.headings import SectionKind, heading_kind, spelled_out
from services.parser.text.lines import TextLine

__all__ = ["unrolled"]

_RUN_ON, _FEWEST = 250, 2
_STATEMENTS = cased(r"(?<=[.;!?])\s+(?=[A-ZÀ-Ž0-9•])|\s*[•·▪●]\s*|\s[-–*]\s(?=[A-ZÀ-Ž])")
# `Requirements: …`
_WITH_COLON = cased(r"(?<!\S)([A-ZÀ-Ž][\w’'/&-]*(?: [\w’'/&-]+){0,4}):\s")
# A capital where a sentence begins, and one where the one before may have lost its full stop.
_CAPITAL = cased(r"(?:^|(?<=[.!?…;)•]\s)|(?<=[a-zà-ž0-9%+]\s))[A-ZÀ-Ž]")
_STOPS = ".!?…;)•"
_KNOWN = lazy_compile(alternatives("run_on", "headings"))
_JOINED = cased(r"(?P<before>.{20,}[a-zà-ž)])(?P<heading>[A-ZÀ-Ž][^:.]{3,60}:)$")
# `【仕事内容】…`, `[자격요건]`: headings in front of their first statement.
_BRACKETS = "【＜〈《［["
_BRACKETED = lazy_compile(r"[【＜〈《［\[](?P<heading>[^】＞〉》］\]]{2,24})[】＞〉》］\]]\s*(?P<rest>.*)$")
_LONGEST, _MOST_WORDS = 70, 6
# So many kinds of headings are not there by chance, even between words.
_PLENTY = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    name: str
    start: int
    end: int
    """Where its section begins."""


def unrolled(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """Yield the lines, those of run-on text as the headings and statements that they hold."""
    for line in _separated(lines):
        headings = _headings(line.text) if len(line.text) >= _RUN_ON else []
        if len(headings) < _FEWEST:
            yield line
            continue
        if introduction := line.text[: headings[0].start].strip():
            yield TextLine(introduction)
        ends = [heading.start for heading in headings[1:]] + [len(line.text)]
        for heading, end in zip(headings, ends, strict=True):
            yield TextLine(heading.name, "heading")
            statements = [text for text in _STATEMENTS.split(line.text[heading.end : end].strip()) if text]
            # A single sentence is a paragraph.
            yield from (TextLine(text, "item" if len(statements) > 1 else "text") for text in statements)


def _separated(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """Yield the lines, headings on lines of their own that lost the break before them: `… and toolsWhat we expect:`."""
    for line in lines:
        bracketed = _BRACKETED.match(line.text) if line.text[0] in _BRACKETS else None
        joined = _JOINED.match(line.text) if line.text.endswith(":") else None
        if bracketed and heading_kind(bracketed["heading"]):
            yield TextLine(bracketed["heading"], "heading")
            if bracketed["rest"]:
                yield TextLine(bracketed["rest"], line.kind)
            continue
        if joined:
            yield TextLine(joined["before"], line.kind)
            yield TextLine(joined["heading"], "heading")
        else:
            yield line


def _headings(text: str) -> list[_Heading]:
    """Return the headings of a run-on text: those with a colon, or else those that words and capitals show."""
    marked = list(_marked(text))
    return marked if len(marked) >= _FEWEST else _bare(text)


def _marked(text: str) -> Iterator[_Heading]:
    for match in _WITH_COLON.finditer(text):
        words = match.group(1).split()
        names = (" ".join(words[first:]) for first in range(len(words)))
        if name := next((name for name in names if name[:1].isupper() and heading_kind(name)), None):
            yield _Heading(name=name, start=match.end(1) - len(name), end=match.end())


def _bare(text: str) -> list[_Heading]:
    """Return known headings between sentences or, where there are plenty, between words; else none."""
    found = list(_known(text))
    between_sentences = [heading for heading in found if text[: heading.start].rstrip()[-1:] in _STOPS]
    if len(_kinds(found)) >= _PLENTY and _has_parts(found):
        return found
    return between_sentences if _has_parts(between_sentences) else []


def _has_parts(headings: list[_Heading]) -> bool:
    """Whether the headings are those of a posting: several kinds, tasks or demands among them."""
    kinds = _kinds(headings)
    return len(kinds) >= _FEWEST and bool(kinds & {"required", "responsibilities"})


def _kinds(headings: list[_Heading]) -> set[SectionKind | None]:
    return {heading_kind(heading.name) for heading in headings}


def _known(text: str) -> Iterator[_Heading]:
    end = 0
    for match in _CAPITAL.finditer(text):
        if match.start() >= end and (name := _name_at(text, match.start())):
            end = match.start() + len(name)
            yield _Heading(name=name, start=match.start(), end=end)


def _name_at(text: str, start: int) -> str | None:
    """Return the longest known heading that begins here and is followed by the beginning of a statement."""
    beginning = text[start : start + _LONGEST]
    if not _KNOWN.match(spelled_out(beginning)):
        return None
    words = beginning.split(" ")[: _MOST_WORDS + 1]
    for size in range(len(words) - 1, 0, -1):
        following = words[size].lstrip("-–•*“\"'(")
        if following[:1].isupper() or following[:1].isdigit() or words[size] in ("-", "–", "•", "*"):
            name = " ".join(words[:size])
            if _KNOWN.fullmatch(spelled_out(name)) and heading_kind(name):
                return name
    return None
