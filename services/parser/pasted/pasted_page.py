"""Whole pages pasted as text: where the posting begins among menus, banners and trails of links."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.document.boilerplate import is_boilerplate
from services.parser.fields.company import mentions
from services.parser.fields.pay.salary import is_pay
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.place.location import is_workplace
from services.parser.fields.place.remote import remote_in_title
from services.parser.fields.role.employment import is_employment
from services.parser.fields.role.title import has_gender_mark, is_statement, looks_like_title
from services.parser.pasted.head_block import head_block
from services.parser.text.facts import is_fact
from services.parser.text.headings import heading_kind
from services.parser.text.lines import TextLine
from services.parser.text.uncased import uncased

__all__ = ["PastedPage", "is_line_of_facts", "kinds_of_facts", "opens_part", "without_surroundings"]

_BUTTONS = uncased(rf"(?:{alternatives('pages', 'buttons')})\b")
_AGES = uncased(alternatives("pages", "ages"))
_PARTS = lazy_compile(r"\s(?:[·•|–—/-]|//)\s|\s/$")
_BETWEEN_FACTS = lazy_compile(r"\s(?:[·•|]|//)\s")
# A label with its value.
_PAIR = lazy_compile(r"^[^\W\d_][^:\n]{2,30}:\s\S")
_DIGIT = lazy_compile(r"\d")
# A pasted page has this much above its posting at most; one that begins with the posting has it in the first lines.
_HEAD, _FIRST = 250, 14
_LONGEST, _MOST_WORDS, _LONGEST_FACT = 140, 16, 90
_PROSE = 160
_MAIN_PARTS = ("responsibilities", "required", "preferred")
# The facts of a posting stand right below its heading.
_BELOW = 7
_ENOUGH = 2
_MORE_WORDS = 3
_STATEMENT = 4
# A mark such as (m/w/d) stands in titles only.
_MARKED, _REPEATED, _IN_MENU = 2, 1, 2


@dataclass(frozen=True, kw_only=True)
class PastedPage:
    """A text without the page around the posting."""

    lines: Sequence[TextLine]
    """From the posting's heading on."""
    title: str | None = None
    """The heading, where the page had to be cut to it."""
    above: Sequence[str] = ()
    """What stood above it and is spoken of below, the commonest first; the company may be among it."""
    company: str | None = None
    """The name beside the heading, in a head of facts."""


def without_surroundings(lines: Sequence[TextLine]) -> PastedPage:
    """Begin with the line that reads like a job and has a posting's facts and buttons below it.

    Texts whose first title is as good as any other stay as they are.
    """
    texts = [line.text for line in lines[:_HEAD]]
    end = _beginning_of_body(lines)
    candidates = [at for at in range(end) if _can_be_heading(texts[at])]
    block = head_block(lines[:end], _kinds)
    if block and not any(_names_plainly(texts[at]) for at in candidates if at != block.start):
        below = [line.text for line in lines[block.start :]]
        return PastedPage(
            lines=lines[block.start :],
            title=block.title,
            above=_used(texts[: block.start], below),
            company=block.company,
        )
    if not candidates:
        return PastedPage(lines=lines)
    scores = {at: _score(texts, at, end) for at in candidates}
    # Of equals, the one nearer to the text.
    best = max(candidates, key=lambda at: (scores[at], at))
    first = candidates[0]
    is_first = best == first and best < _FIRST
    if is_first or scores[best] < _ENOUGH or (first < _FIRST and scores[best] <= scores[first]):
        return PastedPage(lines=lines)
    below = [line.text for line in lines[best:]]
    return PastedPage(lines=lines[best:], title=texts[best], above=_used(texts[:best], below))


def _names_plainly(text: str) -> bool:
    return has_gender_mark(text)


def _used(above: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Return the lines above that sentences below hold, the commonest first."""
    counts = Counter({name: _mentions_in_prose(name, texts) for name in above})
    return [name for name, count in counts.most_common() if count]


def _mentions_in_prose(name: str, texts: Sequence[str]) -> int:
    shortest = len(name.split()) + _MORE_WORDS
    return sum(mentions(name, text) for text in texts if name in text and len(text.split()) >= shortest)


def _beginning_of_body(lines: Sequence[TextLine]) -> int:
    """Return where the text itself begins: at the heading of its tasks or demands, or else with a paragraph."""
    head = [line.text for line in lines[:_HEAD]]
    headings = (at for at, text in enumerate(head) if opens_part(text, head[at + 1 : at + 3]))
    paragraphs = (at for at, text in enumerate(head) if len(text) >= _PROSE and "cookie" not in text.lower())
    return next(headings, next(paragraphs, len(head)))


def opens_part(text: str, following: Sequence[str]) -> bool:
    """Whether a line is the heading of tasks or demands and statements follow; a menu's entries are shorter."""
    return heading_kind(text) in _MAIN_PARTS and any(len(line.split()) >= _STATEMENT for line in following)


def is_line_of_facts(text: str) -> bool:
    """Whether a line holds several facts: `Acme · Engineering · Full-time`."""
    first, *others = _BETWEEN_FACTS.split(text)
    if not others or (looks_like_title(first) and " " in first):
        return False
    return any(is_employment(part) or is_workplace(part) or remote_in_title(part) is not None for part in others)


def _can_be_heading(text: str) -> bool:
    if text == text.lower() != text.upper():
        # A tag.
        return False
    if _PAIR.match(text) or text.count(" | ") > 1:
        return False
    is_short = len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    is_short = is_short and text[-1] not in ".!?:;" and not is_boilerplate(text)
    return is_short and looks_like_title(text) and not is_statement(text) and not is_line_of_facts(text)


def _score(texts: Sequence[str], at: int, end: int) -> int:
    text = texts[at]
    # Up to the next title: what stands below that is said of it.
    lines = [line for line in texts[at + 1 : min(at + 1 + _BELOW, end)] if text not in line]
    below = list(takewhile(lambda line: not _can_be_heading(line), lines))
    kinds = {kind for line in below for kind in _kinds(line)}
    is_repeated = any(text in other for index, other in enumerate(texts[:end]) if index != at)
    # Another entry follows in a menu.
    in_menu = at + 1 < end and not below
    return len(kinds) + _MARKED * has_gender_mark(text) + _REPEATED * is_repeated - _IN_MENU * in_menu


def _kinds(text: str) -> Iterator[str]:
    """Yield the kinds of a posting's facts that a line holds."""
    lowered = text.lower()
    if _BUTTONS.match(lowered):
        yield "button"
    elif _AGES.fullmatch(lowered):
        yield "age"
    elif is_fact(text):
        yield "label"
    elif len(text) <= _LONGEST_FACT and not is_boilerplate(text):
        for part in _PARTS.split(text):
            yield from _facts(part)


def kinds_of_facts(text: str) -> set[str]:
    """Return which of a posting's facts a short line holds without labels: `Full-time, 40 hours · Leeds · £30,000`."""
    parts = _PARTS.split(text)
    return {kind for part in parts for kind in _facts(part)} | {
        "employment" for part in parts if is_employment(part.split(",")[0]) and not looks_like_title(part)
    }


def _facts(part: str) -> Iterator[str]:
    if not part or looks_like_title(part):
        return
    if is_place(part):
        yield "place"
    if is_workplace(part) or remote_in_title(part):
        yield "workplace"
    if is_employment(part):
        yield "employment"
    if _DIGIT.search(part) and is_pay(part):
        yield "pay"
