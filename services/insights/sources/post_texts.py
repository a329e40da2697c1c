"""A post's texts split into lines and sentences, each with its offset in the original text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Literal

from contracts.posts import Post
from services.insights.text.normalized import normalize

__all__ = ["COMMENTS_READ", "PostLine", "PostText", "Sentence", "post_texts"]

LineKind = Literal["title", "heading", "item", "text", "quoted"]

_LONGEST_ABBREVIATION = 8
_MOST_LINES, _MOST_SENTENCES = 800, 400
"""Lines read per block, sentences per line; a text with more is no account, and would keep everybody waiting."""
COMMENTS_READ = 5
"""Best comments read per post; further down, threads leave the topic."""

_BULLET = re.compile(
    (
        r"^\s*(?:[-\u2022\u2013\u25cf\u25aa\u2023\u2043]|\*(?!\*)|\\-+|\u2060|\d{1,2}\s?[.)\]:](?!\d)|\(?[a-h]\)"
        r"|[a-h]\.\s)[\s\u2060]*"
    ),
    re.IGNORECASE,
)
_HEADING = re.compile(r"^\s*(?:#{1,6}\s*\S.*|\*\*[^*]{2,90}\*\*\s*:?\s*|__[^_]{2,90}__\s*:?\s*)$")
_QUOTED = re.compile(r"^\s*(?:&gt;|&amp;gt;|>)")
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?P<close>[\"')\]]*)\s+(?=[\"'(\[]*[a-z0-9])|(?<=[?!])(?=[a-z])|\s+(?=\(?[1-9][.)]\s)|;\s"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|mr|mrs|ms|dr|st|no|inc|ltd|yrs?|min|mins|hr|hrs|a\.k\.a|u\.s|w\.r\.t)"
    r"|\b[a-z]|\.\.)\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place in the block."""

    raw: str
    """Exact words of the block."""
    normalized: str
    """The same, normalized."""
    start: int
    """Offset in the block."""


@dataclass
class PostLine:
    """A line of a block, without its bullet."""

    kind: LineKind
    raw: str
    """Exact words of the block."""
    normalized: str
    """The same, normalized."""
    start: int
    """Offset in the block."""
    heading: str = ""
    """Shadow of the nearest heading above."""
    lead: str = ""
    """Shadow of the line that introduces this list item, e.g. `they asked:`."""
    ours: bool = True
    """It speaks of the company of the guide."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Split the line when first asked; most lines of most posts never are."""
        return tuple(islice(_sentences(self.raw, self.normalized, self.start), _MOST_SENTENCES))


@dataclass(slots=True)
class PostText:
    """One text of a post: its title, its body or a comment."""

    where: str
    """`title`, `body` or `comment:<n>`."""
    raw: str
    normalized: str
    lines: list[PostLine] = field(default_factory=list)
    vendor: bool = False
    """Written to sell a tool; what it predicts is not a report."""
    named_at: tuple[int, ...] = ()
    """Offsets where it speaks of the company as an employer."""

    def is_about(self, part: "PostLine | Sentence") -> bool:
        """Whether a line or sentence of it speaks of the company as an employer."""
        return any(part.start <= start < part.start + len(part.raw) for start in self.named_at)

    def sentences(self) -> Iterator[tuple[PostLine, Sentence]]:
        """Yield every sentence with its line."""
        for line in self.lines:
            for sentence in line.sentences:
                yield line, sentence


def post_texts(post: Post) -> list[PostText]:
    """Read the texts of a post: title, body, then its best comments in the order of the votes."""
    comments = sorted(post.comments, key=lambda comment: -comment.score)[:COMMENTS_READ]
    texts = [("title", post.title), ("body", post.body)]
    texts += [(f"comment:{position}", comment.body) for position, comment in enumerate(comments)]
    return [_read(where, text) for where, text in texts if text.strip() and text not in ("[deleted]", "[removed]")]


def _read(where: str, raw: str) -> PostText:
    block = PostText(where=where, raw=raw, normalized=normalize(raw))
    heading, lead, offset = "", _Lead(), 0
    for text in raw.split("\n")[:_MOST_LINES]:
        line = _line(where, text, block.normalized[offset : offset + len(text)], offset)
        offset += len(text) + 1
        if line is None:
            continue
        marker = text.lstrip()[:1]
        indent = len(text) - len(text.lstrip())
        if line.kind == "heading":
            heading, lead = line.normalized.strip(" #:"), _Lead()
        elif line.kind == "item":
            if not lead.introduces(marker, indent):
                lead = _Lead()
            line.lead = lead.text
            if line.normalized.rstrip().endswith(":"):
                lead = _Lead(text=line.normalized.strip(), marker=marker, indent=indent)
        else:
            opens = line.normalized.rstrip().endswith((":", "-", "?")) or _introduces(line.normalized)
            lead = _Lead(text=line.normalized.strip()) if opens else _Lead()
        line.heading = heading
        block.lines.append(line)
    return block


@dataclass(frozen=True, slots=True)
class _Lead:
    """The line that introduces the items below it."""

    text: str = ""
    marker: str = ""
    indent: int = -1

    def introduces(self, marker: str, indent: int) -> bool:
        """Whether an item belongs to it: deeper than an introducing item, or marked in another way."""
        if not self.marker or indent > self.indent:
            return True
        return indent == self.indent and marker.isdigit() != self.marker.isdigit()


def _introduces(normalized: str) -> bool:
    return normalized.rstrip(" .:").endswith(
        ("following", "as follows", "stood out", "these", "below", "were asked", "i remember")
    )


def _line(where: str, raw: str, normalized: str, offset: int) -> PostLine | None:
    if not normalized.strip():
        return None
    kind: LineKind = "title" if where == "title" else "text"
    start = 0
    if kind == "text" and _QUOTED.match(raw):
        kind, start = "quoted", raw.index(">") + 1 if ">" in raw[:3] else raw.index(";") + 1
    elif kind == "text" and _HEADING.match(raw):
        kind = "heading"
    elif kind == "text" and (bullet := _BULLET.match(raw)):
        kind, start = "item", bullet.end()
    text = normalized[start:]
    start += len(text) - len(text.lstrip())
    end = len(normalized.rstrip())
    return (
        PostLine(kind=kind, raw=raw[start:end], normalized=normalized[start:end], start=offset + start)
        if start < end
        else None
    )


def _sentences(raw: str, normalized: str, offset: int) -> Iterator[Sentence]:
    """Split a line at sentence ends; the offsets count from the start of the block."""
    begin = 0
    for end in _SENTENCE_END.finditer(normalized):
        if _ABBREVIATION.search(normalized, max(begin, end.start() - _LONGEST_ABBREVIATION), end.start()):
            continue
        yield from _sentence(raw, normalized, begin, max(end.start(), end.end("close")), offset)
        begin = end.end()
    yield from _sentence(raw, normalized, begin, len(normalized), offset)


def _sentence(raw: str, normalized: str, begin: int, end: int, offset: int) -> Iterator[Sentence]:
    text = normalized[begin:end]
    begin += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    if begin < end:
        yield Sentence(raw=raw[begin:end], normalized=normalized[begin:end], start=offset + begin)
