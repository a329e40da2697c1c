"""Splits a text into lines with their place in its layout: headings, list entries with their lead, rows, dialogue.

Everything is matched on a *shadow* of the text: same length, but lower case, plain quotes, no markup. A match in the
shadow therefore gives the exact words of the original.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

__all__ = ["Kind", "Line", "Sentence", "lines_of", "sentences_of", "shadow"]

Kind = Literal["title", "heading", "item", "quoted", "row", "turn", "text"]

_MOST_LINES, _MOST_SENTENCES = 800, 400
"""Lines read per text, sentences per line; a text with more is no account, and would keep everybody waiting."""
_SHORT_LINE = 110
_LONGEST_LEAD = 160
_LONGEST_LABEL = 45
_LONGEST_ABBREVIATION = 8

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2013\u2014\u2010\u2011\u2212", "-"),
        # What no reader sees, and markup.
        **dict.fromkeys("\u00a0\u202f\t\r\u200b\u200c\u200d\ufeff\u2060*`_\\\u2022", " "),
        "\u2192": ">",
        "\u21d2": ">",
        "\u2026": ".",
    }
)
_ENTITY = re.compile(r"&(?:amp;)?(amp|gt|lt|quot|nbsp|#x200b|#39|#x27);", re.IGNORECASE)
_ENTITY_TEXT = {"amp": "&", "gt": ">", "lt": "<", "quot": '"', "nbsp": " ", "#x200b": " ", "#39": "'", "#x27": "'"}
_LINK_TARGET = re.compile(r"(?<=\])\((?:[^()\s]|\([^()\s]*\))*\)|https?://\S+")
_BULLET = re.compile(
    r"^\s*(?:[-+\u2022\u2013\u25cf\u25aa\u2023\u2043]|\*(?!\*)|\\-+|\(?\d{1,2}\s?[.)\]:](?!\d)|\(?[a-h]\)|[a-h]\.\s"
    r"|q\d{1,2}\s?[.):-])[\s\u2060]*",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^\s*(\d{1,2})\s+(?=[^\W\d])")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s*\S.*|\*\*[^*]{2,90}\*\*\s*:?\s*|__[^_]{2,90}__\s*:?\s*)$")
_QUOTED = re.compile(r"^\s*(?:&gt;|&amp;gt;|>)\s*")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^[\s|:=_*#-]*$")
_TURN = re.compile(
    r"^\s*(?P<who>[A-Za-z\u00c0-\u017f][\w.'\u00c0-\u017f]{0,14}(?:\s\d{1,2})?)\s?:\s+(?=\S)",
)
_CANDIDATE = frozenset({"me", "i", "a", "r", "ich", "yo", "moi", "candidate", "antwort", "answer"})
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?P<close>[\"')\]]*)\s+(?=[\"'(\[\u00bf\u00a1]*\w)|(?<=[?!])(?=[a-z])|\s+(?=\(?[1-9][.)]\s)|;\s"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|mr|mrs|ms|dr|sr|jr|st|inc|ltd|yrs?|hrs?|a\.k\.a|u\.s|w\.r\.t|z\.b|d\.h|bzw|ca|p\.ej"
    r"|p\.ex|nr)|\b[a-z]|\.\.)\.$"
)
_LABEL = re.compile(r"^(?P<label>[^:>?!.|]{2,45}?)\s*(?:(?:-|=)+>|:|\s-{1,2}\s)\s*(?=\S)")


def shadow(raw: str) -> str:
    """Return the text in lower case, without markup and entities, at the same length."""
    text = raw
    if "&" in raw:
        text = _ENTITY.sub(lambda match: _ENTITY_TEXT[match[1].lower()].ljust(len(match[0])), raw)
    if "://" in text or "](" in text:
        text = _LINK_TARGET.sub(lambda match: " " * len(match[0]), text)
    text = text.translate(_SAME_LENGTH)
    lowered = text.lower()
    # A few letters grow when lowered; then keep the case rather than lose the places.
    return lowered if len(lowered) == len(raw) else text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place in the text."""

    raw: str
    """Exact words."""
    low: str
    """Their shadow."""
    start: int
    """Offset in the text."""

    @property
    def end(self) -> int:
        """Return the offset behind its last character."""
        return self.start + len(self.raw)


@dataclass(slots=True)
class Line:
    """A line without its bullet."""

    kind: Kind
    raw: str
    """Exact words."""
    low: str
    """Their shadow."""
    start: int
    """Offset in the text."""
    heading: str = ""
    """Shadow of the nearest heading above."""
    lead: str = ""
    """Shadow of the line that introduces this list entry, e.g. `they asked:`."""
    speaker: str = ""
    """Who says a turn of a dialogue: `me` or somebody else; empty outside of dialogues."""

    @property
    def end(self) -> int:
        """Return the offset behind its last character."""
        return self.start + len(self.raw)

    @property
    def label(self) -> str:
        """Return what stands before a colon, dash or arrow at the beginning of the line, if it is short."""
        match = _LABEL.match(self.low)
        return match["label"].strip() if match and len(match["label"]) <= _LONGEST_LABEL else ""


def lines_of(text: str, *, title: bool = False, low: str | None = None) -> list[Line]:
    """Return the lines of a text that hold words, each with the heading and the lead above it.

    Args:
        text: The text.
        title: It is the title of a post.
        low: Its shadow, if known.
    """
    low = shadow(text) if low is None else low
    counted = _is_counted(text)
    lines: list[Line] = []
    offset = 0
    for raw in text.split("\n")[:_MOST_LINES]:
        line = _line(raw, low[offset : offset + len(raw)], offset, title=title, counted=counted)
        offset += len(raw) + 1
        if line is not None:
            lines.append(line)
    _mark_bare_lists(lines)
    _mark_dialogue(lines)
    _place(lines)
    return lines


def _is_counted(text: str) -> bool:
    """Whether a list is numbered without dots: `1 this`, `2 that`."""
    numbers = [int(match[1]) for line in text.split("\n") if (match := _COUNTED.match(line))]
    return len(numbers) > 1 and numbers[:2] == [1, 2]


def _line(raw: str, low: str, offset: int, *, title: bool, counted: bool) -> Line | None:
    if not low.strip() or _RULE.match(low):
        return None
    kind: Kind = "title" if title else "text"
    start = 0
    if title:
        pass
    elif quoted := _QUOTED.match(raw):
        kind, start = "quoted", quoted.end()
    elif _ROW.match(raw):
        kind = "row"
    elif _HEADING.match(raw):
        kind = "heading"
    elif (bullet := _BULLET.match(raw)) or (counted and (bullet := _COUNTED.match(raw))):
        kind, start = "item", bullet.end()
    text = low[start:]
    start += len(text) - len(text.lstrip())
    end = len(low.rstrip())
    return Line(kind=kind, raw=raw[start:end], low=low[start:end], start=offset + start) if start < end else None


def _mark_bare_lists(lines: Sequence[Line]) -> None:
    """Mark short lines that follow each other without a full stop as entries of a list; the one above leads it."""
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.kind == "text" and _is_fragment(line.low):
            run.append(line)
            continue
        if len(run) > 2:  # noqa: PLR2004 — a lead and two entries
            for entry in run[1:]:
                entry.kind = "item"
        run = []


def _is_fragment(low: str) -> bool:
    plain = low.rstrip()
    return len(plain) <= _SHORT_LINE and not plain.endswith((".", "!", '."', ",")) and ". " not in plain


def _mark_dialogue(lines: Sequence[Line]) -> None:
    """Mark `Him: …`, `Me: …`; a single such line is no dialogue unless it is marked as a question."""
    turns = [(line, match) for line in lines if line.kind == "text" and (match := _TURN.match(line.raw))]
    if len(turns) < 2 or len({match["who"].lower() for _, match in turns}) > 4:  # noqa: PLR2004
        return
    if not any(match["who"].lower() in _CANDIDATE or match["who"].lower() in {"q", "p", "f"} for _, match in turns):
        return
    for line, match in turns:
        line.kind = "turn"
        line.speaker = "me" if match["who"].lower() in _CANDIDATE else match["who"].lower()
        line.start += match.end()
        line.raw, line.low = line.raw[match.end() :], line.low[match.end() :]


def _place(lines: Sequence[Line]) -> None:
    """Give every line its heading, and list entries their lead."""
    heading, lead = "", ""
    for line in lines:
        line.heading = heading
        if line.kind == "heading":
            heading, lead = line.low.strip(" #:"), ""
            line.heading = ""
        elif line.kind == "title" or (line.kind == "text" and not lead.endswith("\n")):
            last = line.low.rsplit(". ", 1)[-1].strip()
            lead = last if len(last) <= _LONGEST_LEAD else ""
        elif line.kind in {"item", "quoted", "row"}:
            line.lead = lead


def sentences_of(line: Line) -> tuple[Sentence, ...]:
    """Split a line at the ends of its sentences."""
    return tuple(islice(_sentences(line.raw, line.low, line.start), _MOST_SENTENCES))


def _sentences(raw: str, low: str, offset: int) -> Iterator[Sentence]:
    begin = 0
    for end in _SENTENCE_END.finditer(low):
        if _ABBREVIATION.search(low, max(begin, end.start() - _LONGEST_ABBREVIATION), end.start()):
            continue
        yield from _sentence(raw, low, begin, max(end.start(), end.end("close")), offset)
        begin = end.end()
    yield from _sentence(raw, low, begin, len(low), offset)


def _sentence(raw: str, low: str, begin: int, end: int, offset: int) -> Iterator[Sentence]:
    text = low[begin:end]
    begin += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    if begin < end:
        yield Sentence(raw=raw[begin:end], low=low[begin:end], start=offset + begin)
