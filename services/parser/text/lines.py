"""Markup and plain text as lines that know whether they are headings or list items."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import re
from dataclasses import replace
from functools import cache

from lexicon.lazy_regex import lazy_compile
from lexicon.text import squeeze, strip_hidden, unescape
from services.parser.text.headings import heading_kind
from services.parser.text.label_cells import LabelCells
from services.parser.text.text_line import LineKind, TextLine

__all__ = ["LineKind", "TextLine", "join_lines", "lines_of"]

# What nobody reads; where its end is missing, it reaches to the end of the document, as in browsers.
_UNREAD = lazy_compile(
    r"<!--|<(script|style|noscript|template|svg|select|iframe|textarea)\b[^<>]{0,2000}>", re.IGNORECASE
)
_DECLARATIONS = lazy_compile(r"<!\[CDATA\[|\]\]>|<!doctype[^>]{0,500}>", re.IGNORECASE)
_LOOKS_LIKE_MARKUP = lazy_compile(
    r"</?(?:p|div|br|ul|ol|li|h[1-6]|span|strong|b|em|i|u|a|table|html|section|article|font)\b[^<>]*>", re.IGNORECASE
)
_ESCAPED_MARKUP = lazy_compile(
    r"&(?:amp;)*lt;/?(?:p|div|br|ul|ol|li|h[1-6]|span|strong|b|em|section|table)\b", re.IGNORECASE
)
_BLOCK_NAMES = """
p div br ul ol li h1 h2 h3 h4 h5 h6 table tr td th dl dt dd section article header footer main aside nav form fieldset
blockquote pre hr figure figcaption address details summary label button option body html head title legend
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
# `Sales <span class="dot"></span> Oslo`: an empty element between words is drawn as a separator.
_EMPTY_BETWEEN = lazy_compile(r"(?<=[^\s>])\s*<(span|i|em)\b[^<>]*>\s*</\1>\s*(?=[^\s<])")
# `<span>Oslo</span><span>Full-time</span>`: elements that touch are drawn apart.
_TOUCHING = lazy_compile(
    r"(?<=[a-zà-ÿ0-9)%])</(?:span|a|i|em|small|label)>(?=<(?:span|a|i|em|small|label)\b[^<>]*>[A-ZÀ-Þ£$€¥\d])"
)
_TAG = lazy_compile(r"<(/?[a-zA-Z][^\s/<>]*)([^<>]*)>")
_HREF = lazy_compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
# What seldom stands within a word.
_APART = frozenset({"a", "small", "button"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "legend", "summary"})
_BOLD = frozenset({"b", "strong"})
# Arabic and Persian digits.
_DIGITS = {start + digit: str(digit) for start in (0x660, 0x6F0) for digit in range(10)}
_STYLED = frozenset({"span", "font"})
_LARGE = lazy_compile(
    r"font-weight:\s*(?:bold|[6-9]00)|font-size:\s*(?:1[89]|[2-4]\d)(?:\.\d)?p[xt]|\bsize\s*=\s*[\"']?\+?[4-7]\b",
    re.IGNORECASE,
)
_PARAGRAPHS = frozenset({"p", "br", "div"})
_BULLET = lazy_compile(
    r"^(?:[•●◦▪▫■□‣⁃∙·*✓✔✅➤►▶➔→※◆◇★☆]|\?(?=\s)|[-–—](?=\s|[A-Z])|\(?\d{1,2}[、．]|\(?\d{1,2}[.)](?=\s(?:\D|\d{1,2}\+?\s?[^\W\d_]))|"
    r"\d{1,2}[.)](?=[\u3040-\u9fff\uac00-\ud7af])|o(?=\s[A-Z]))\s*"
)
# `Title:   Cook        Hours: 38`: two facts in columns.
_COLUMNS = lazy_compile(r"(?<=[^\s:])[ \t]{3,}(?=[^\W\d_](?:(?!  )[^:\n]){1,30}:\s)")
_BETWEEN_FACTS = lazy_compile(r"\s+[|·•]\s+")
_LABELLED = lazy_compile(r"[^\W\d_][^:|]{1,30}:\s\S")
_TABLE_ROW = lazy_compile(r"\|\s*(?P<label>[^|]{1,60}?)\s*\|\s*(?P<value>[^|]{1,400}?)\s*\|")
_RULE = lazy_compile(r"[|\s:-]+")
_MARKED_HEADING = lazy_compile(r"(?P<marks>#{1,6})\s+(?P<text>\S.{0,120}?)\s*#*$")
_BOLD_LINE = lazy_compile(r"(?:\*\*|__)(?P<text>[^*_]{2,90})(?:\*\*|__)\s*[:：]?")
_EMPHASIS = lazy_compile(r"(?P<mark>\*\*|__)(?P<text>[^*_]{1,300}?)(?P=mark)")
_LINK = lazy_compile(r"!?\[(?P<text>[^\[\]]{0,200})\]\([^()\s]{1,500}\)")
# A picture in a text that is marked up otherwise, as Markdown is.
_LONE_TAG = lazy_compile(r"<img\b[^<>]{0,1000}>", re.IGNORECASE)
_NO_TEXT = " \n\r\t:：\u00a0"
_BOLD_LEVEL, _PLAIN_LEVEL = 7, 8
_HEADING_LIMIT, _SHORT_HEADING = 90, 60
_ITEM_LIMIT = 350
# Signs before headings as well as before items: `■仕事内容`.
_SQUARES = "■□◆◇●▼★☆"
_MOST_ESCAPED = 4
_LIST_LENGTH = 2
_SHORTEST_CAPITALS = 3
# Scripts without capitals: a line with one Latin abbreviation in it is not in capitals.
_UNCASED = lazy_compile(r"[\u0590-\u06ff\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]")


def lines_of(content: str) -> list[TextLine]:
    """Return the non-empty lines of HTML (also escaped HTML) or plain text."""
    for _ in range(_MOST_ESCAPED):
        if _LOOKS_LIKE_MARKUP.search(content) or not _ESCAPED_MARKUP.search(content):
            break
        content = unescape(content, attribute=True)
    if _LOOKS_LIKE_MARKUP.search(content):
        return _from_markup(_TOUCHING.sub(" · ", _EMPTY_BETWEEN.sub(" · ", _without_unread(content))))
    if "\\n" in content and content.count("\\n") > content.count("\n"):
        # Some sites print the escape sequence instead of the line break.
        content = content.replace("\\r", "").replace("\\n", "\n")
    return _from_text(_twice_unescaped(_LONE_TAG.sub("", content) if "<" in content else content))


def join_lines(lines: list[TextLine]) -> str:
    """Return plain text: headings after a blank line, items with a bullet."""
    parts: list[str] = []
    for line in lines:
        lead = "\n" if line.kind == "heading" and parts else ""
        parts.append(f"{lead}• {line.text}" if line.kind == "item" else f"{lead}{line.text}")
    return "\n".join(parts)


def _without_unread(markup: str) -> str:
    """Cut unread elements and comments in one pass, whatever is missing or nested."""
    parts: list[str] = []
    position = 0
    while match := _UNREAD.search(markup, position):
        parts.append(markup[position : match.start()])
        closing = _closing(match.group(1)).search(markup, match.end())
        position = closing.end() if closing else len(markup)
    parts.append(markup[position:])
    return _DECLARATIONS.sub(" ", " ".join(parts))


@cache
def _closing(name: str | None) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>", re.IGNORECASE) if name else re.compile(r"-->")


def _twice_unescaped(text: str) -> str:
    return unescape(text, attribute=True, rounds=2) if "&" in text else text


class _Builder:
    """Collects text between block tags into lines."""

    def __init__(self) -> None:
        self.lines: list[TextLine] = []
        self._parts: list[str] = []
        self._in_item = False
        self._in_heading = 0
        self._bold = 0
        self._has_plain = False
        self._link: str | None = None
        self._links: list[str] = []
        self._has_unlinked = False
        self._tables: list[LabelCells] = []
        self._styles: list[bool] = []
        self._has_closed = False

    def tag(self, name: str, attributes: str, *, closing: bool) -> None:
        if not closing and self._parts and self._stands_apart(name):
            self._parts.append(" ")
        self._has_closed = closing
        if name in _BOLD:
            self._bold = max(0, self._bold + (-1 if closing else 1))
            return
        if name in _STYLED:
            self._style(attributes, closing=closing)
            return
        if name == "a":
            self._link = None if closing else _href(attributes)
            self._links += [self._link] if self._link else []
            return
        if name not in _BLOCKS:
            return
        if name in _PARAGRAPHS and self._in_item and not any(map(str.strip, self._parts)):
            return
        self.flush()
        if name in ("table", "tr", "td"):
            self._cell(name, closing=closing)
        if name in _HEADINGS:
            self._in_heading = 0 if closing else (int(name[1]) if name[1:].isdigit() else _BOLD_LEVEL)
        if name == "li":
            self._in_item = not closing

    def _stands_apart(self, name: str) -> bool:
        """Whether styles keep an element apart from the one before it, or from the text that a link follows."""
        return self._has_closed or (name in _APART and self._parts[-1][-1:].isalnum())

    def _style(self, attributes: str, *, closing: bool) -> None:
        """Count text in bold or larger type as bold, as mails and old pages set their headings."""
        if not closing:
            self._styles.append(bool(attributes) and _LARGE.search(attributes) is not None)
            self._bold += self._styles[-1]
        elif self._styles:
            self._bold = max(0, self._bold - self._styles.pop())

    def _cell(self, name: str, *, closing: bool) -> None:
        if name == "table" and not closing:
            self._tables.append(LabelCells())
        elif self._tables and name == "table":
            for at in self._tables.pop().labels:
                self.lines[at] = TextLine(self.lines[at].text, "heading", level=_BOLD_LEVEL)
        elif self._tables and name == "td" and not closing:
            self._tables[-1].cell(len(self.lines))
        elif self._tables and name == "tr":
            self._tables[-1].row_end(self.lines)

    def text(self, text: str) -> None:
        if not text or text.isspace():
            # Space matters between words only.
            if text and self._parts:
                self._parts.append(" ")
                self._has_closed = False
            return
        self._has_closed = False
        if "&" in text:
            text = _twice_unescaped(text)
        self._parts.append(text)
        if not self._bold and not self._has_plain and text.strip(_NO_TEXT):
            self._has_plain = True
        if self._link is None and not self._has_unlinked and any(map(str.isalpha, text)):
            self._has_unlinked = True

    def flush(self) -> None:
        if self._parts:
            self._end_line()
        if self._links:
            self._links = [self._link] if self._link else []

    def _end_line(self) -> None:
        if text := _normalise("".join(self._parts)):
            line = self._line(text)
            is_linked = self._links and not self._has_unlinked
            self.lines.append(replace(line, links=tuple(self._links)) if is_linked else line)
            # A second paragraph of the same list item is not a new item.
            self._in_item = False
        self._parts.clear()
        self._has_plain = self._has_unlinked = False

    def _line(self, text: str) -> TextLine:
        if self._in_item:
            return TextLine(_unbulleted(text) or text, "item")
        if self._in_heading or (not self._has_plain and len(text) <= _HEADING_LIMIT):
            return TextLine(text, "heading", level=self._in_heading or _BOLD_LEVEL)
        return _typed(text)


def _from_markup(markup: str) -> list[TextLine]:
    builder = _Builder()
    first, *rest = _TAG.split(markup)
    builder.text(first)
    for tag, attributes, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        name = tag.lower()
        builder.tag(name.removeprefix("/"), attributes, closing=name[0] == "/")
        builder.text(text)
    builder.flush()
    return [part for line in builder.lines for part in _fact_lines(line)]


def _fact_lines(line: TextLine) -> list[TextLine]:
    """Return a line of markup, or several where it holds several labelled facts."""
    facts = _facts(line.text) if line.kind == "text" else [line.text]
    return [TextLine(fact, "text") for fact in facts] if len(facts) > 1 else [line]


def _href(attributes: str) -> str | None:
    match = _HREF.search(attributes)
    return unescape(match.group(match.lastindex or 0), attribute=True) if match else None


def _from_text(text: str) -> list[TextLine]:
    lines: list[TextLine] = []
    previous: list[TextLine] = []
    for paragraph in re.split(r"\n[ \t\r]*\n", text):
        parts = (part for raw in paragraph.splitlines() for part in _COLUMNS.split(raw))
        current = [
            _marked(fact) or _typed(_unmarked(fact)) for part in parts for fact in _facts(_normalise(part)) if fact
        ]
        current = _headed(current)
        lines += _as_list(current) if len(previous) == 1 and len(previous[0].text) <= _HEADING_LIMIT else current
        previous = current or previous
    return lines


def _facts(text: str) -> list[str]:
    """Return the labelled facts of a line that holds several, and of a table's row: `Dept: Sales | City: Oslo`."""
    if "|" not in text and "·" not in text and "•" not in text:
        return [text]
    if row := _TABLE_ROW.fullmatch(text):
        return [] if _RULE.fullmatch(text) else [f"{row['label']}: {row['value']}"]
    parts = _BETWEEN_FACTS.split(text)
    return parts if sum(map(bool, map(_LABELLED.match, parts))) > 1 else [text]


def _marked(text: str) -> TextLine | None:
    """Read a heading in Markdown: `## Tasks`, `**Tasks**`; numbers and hashtags are none."""
    if match := _MARKED_HEADING.match(text):
        return TextLine(_unmarked(match["text"]), "heading", level=len(match["marks"]))
    match = _BOLD_LINE.fullmatch(text)
    return TextLine(match["text"].strip(), "heading", level=_BOLD_LEVEL) if match else None


def _unmarked(text: str) -> str:
    """Return a line without Markdown's signs for bold text and links."""
    if "**" in text or "__" in text:
        text = _EMPHASIS.sub(lambda match: match["text"], text)
    return _LINK.sub(lambda match: match["text"], text) if "](" in text else text


def _headed(lines: list[TextLine]) -> list[TextLine]:
    """Mark a short line after a blank one, directly above list items, as their heading."""
    if len(lines) < _LIST_LENGTH or lines[0].kind != "text" or lines[1].kind != "item":
        return lines
    first = lines[0].text
    is_short = len(first) <= _SHORT_HEADING and first[-1] not in ".!?;,"
    return [TextLine(first, "heading", level=_PLAIN_LEVEL), *lines[1:]] if is_short else lines


def _as_list(lines: list[TextLine]) -> list[TextLine]:
    """Read short lines that stand together below a heading as a list whose bullets were lost."""
    is_list = len(lines) >= _LIST_LENGTH and all(
        line.kind == "text" and len(line.text) <= _ITEM_LIMIT for line in lines
    )
    return [TextLine(line.text, "item") for line in lines] if is_list else lines


def _typed(text: str) -> TextLine:
    bare = _unbulleted(text)
    if bare and bare != text:
        if text[0] in _SQUARES and len(bare) <= _SHORT_HEADING and heading_kind(bare):
            return TextLine(bare, "heading", level=_PLAIN_LEVEL)
        if bare.endswith((":", "：")) and len(bare) <= _SHORT_HEADING and heading_kind(bare):
            # A tick or a dash before the name of a part, whose items have other signs: `✅ Requirements:`.
            return TextLine(bare, "heading", level=_PLAIN_LEVEL)
        return TextLine(bare, "item")
    if len(text) <= _HEADING_LIMIT and (
        text.endswith((":", "：")) or (len(text) > _SHORTEST_CAPITALS and text.isupper() and not _UNCASED.search(text))
    ):
        return TextLine(text, "heading", level=_PLAIN_LEVEL)
    return TextLine(text)


def _unbulleted(text: str) -> str:
    while bullet := _BULLET.match(text):
        text = text[bullet.end() :]
    return text


def _normalise(text: str) -> str:
    return squeeze(strip_hidden(text)).translate(_DIGITS)
