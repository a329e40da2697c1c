"""Text whose line breaks were lost, or were put where a column ends: `LocationRemoteEmployment TypeFull time`."""

import re

from lexicon.languages import words
from lexicon.lazy_regex import lazy_compile
from services.parser.fields.role.title import looks_like_title
from services.parser.text.cased import cased
from services.parser.vocabulary import load

__all__ = ["repair_line_breaks", "unwrapped"]

_JOIN = cased(
    r"(?<=[a-zà-ž0-9+%.!?:;)\]”’\"])(?=[A-ZÀ-Ž][a-zà-ž’']|[A-Z] [a-z])|(?<=[A-Z])(?=(?:Apply|Full|Part|Remote|"
    r"Hybrid|Location|Employment|Department|About)\b)"
)
_LEFT = lazy_compile(r"[^\W\d_]+$")
_RIGHT = cased(r"[A-ZÀ-Ž][a-zà-ž]*")
_MIN_JOINS = 4
_LONG_LINE = 250
# `Compensation$160K`.
_STUCK_SIGN = lazy_compile(r"(?<=[a-z])(?=[$€£]\s?\d)")
_ALONE = cased(r"(?<![^\W\d_])[A-ZÀ-Ž][a-zà-ž]{2,}(?![^\W\d_])")
_DOUBLED = cased(r"([A-ZÀ-Ž][a-zà-ž]{2,})\1(?![^\W\d_])")
_SHORT_WORD, _LONGEST_WORD = 2, 60
# `V A C A N C Y`, `R U R A L   B A N K`: drawn apart, words by more than one space.
_SPACED = lazy_compile(r"(?<!\S)[^\W\d_](?: {1,5}[^\W\d_]){4,60}(?!\S)")
_GAP = lazy_compile(r" {2,}")
_COLUMN, _FULL, _FEWEST_FULL = range(60, 131), 14, 4
# What begins a line of its own, wherever the line before ends.
_OWN_LINE = lazy_compile(r"\W|\d+[.)]\s|[ivx]+\.\s|[^\s:]+(?: [^\s:]+){0,3}:(?:\s|$)", re.IGNORECASE)


def _words(entry: str) -> frozenset[str]:
    return frozenset(word for text in words("line_breaks", entry).values() for word in text.split())


_CAMEL = tuple(load("inner_capitals")["words"].split())
_OPENERS = _words("openers")
_LABELS = _words("labels")
# `Engineer (Remote) Location`: a label that stuck to the line before.
_STUCK_LABEL = lazy_compile(r"(?m)(?<=[^\s:,]) (Locations?|Department|Employment Type|Location Type)$")


def repair_line_breaks(text: str) -> str:
    """Put back lost line breaks where a text shows that it lost them; other texts stay as they are."""
    joins = [match.start() for match in _JOIN.finditer(text)]
    if len(joins) < _MIN_JOINS or max(map(len, text.splitlines()), default=0) < _LONG_LINE:
        return text
    repeated = {
        token for token in re.findall(r"(?<!\S)[A-Z]+[a-z]+[A-Z][^\W\d_]*(?!\S)", text) if text.count(token) > 1
    }
    alone = {*_ALONE.findall(text), *_DOUBLED.findall(text)}
    parts = []
    start = 0
    for position in joins:
        if _is_break(text, start, position, repeated) or _are_words(text, start, position, alone):
            parts.append(text[start:position])
            start = position
    return _STUCK_SIGN.sub(" ", _STUCK_LABEL.sub(r"\n\1", "\n".join([*parts, text[start:]])))


def _are_words(text: str, start: int, position: int, alone: set[str]) -> bool:
    """Whether two capitalised words met: `DesignerAcme` in a text that speaks of Acme."""
    left, right = _LEFT.search(text, max(start, position - _LONGEST_WORD), position), _RIGHT.match(text, position)
    if left is None or right is None or right.group() not in alone:
        return False
    return left.group() == right.group() or left.group() in alone or looks_like_title(left.group())


def _is_break(text: str, start: int, position: int, repeated: set[str]) -> bool:
    right = _RIGHT.match(text, position)
    left = _LEFT.search(text, max(start, position - _LONGEST_WORD), position)
    if right is None:
        return False
    if left is None:
        # After punctuation or a figure: `290,000Working`, but not `4K` or `e.g.X`.
        is_single = re.search(r"(?:^|\s)\w$", text[max(0, position - 2) : position])
        return text[position - 1] not in "’'" and len(right.group()) > _SHORT_WORD and not is_single
    word, following = left.group(), right.group()
    whole = word + following
    if whole in repeated or whole.casefold().endswith(_CAMEL) or len(word) < _SHORT_WORD:
        return False
    return word[0].islower() or word in _LABELS or following.casefold() in _OPENERS


def unwrapped(text: str) -> str:
    """Return a text without the line breaks of a column, as printed pages have them, and without spaces in words.

    Lines belong together where the first word of one would not have fitted into the line before.
    """
    text = _SPACED.sub(_closed, text)
    lines = text.split("\n")
    widths = [len(line.rstrip()) for line in lines]
    column = max((width for width in widths if width in _COLUMN), default=0)
    is_wrapped = max(widths) == column and sum(width > column - _FULL for width in widths) >= _FEWEST_FULL
    return _joined(lines, column) if is_wrapped else text


def _closed(match: re.Match[str]) -> str:
    return " ".join(word.replace(" ", "") for word in _GAP.split(match.group()))


def _joined(lines: list[str], column: int) -> str:
    found = [lines[0]]
    width = len(lines[0].rstrip())
    for line in lines[1:]:
        word = line.split(maxsplit=1)[0] if line.strip() else ""
        if word and width + 1 + len(word) > column and not _ends(found[-1]) and not _OWN_LINE.match(line.lstrip()):
            stem = found[-1].rstrip()
            is_cut = stem.endswith("-") and word[0].islower()
            found[-1] = f"{stem[:-1]}{line.lstrip()}" if is_cut else f"{stem} {line.lstrip()}"
        else:
            found.append(line)
        width = len(line.rstrip())
    return "\n".join(found)


def _ends(line: str) -> bool:
    return not line.strip() or line.rstrip()[-1] in ":;"
