"""The part that a company's name plays in its sentence: where one interviews, an example, a skill.

Only single words around the name are looked at, each asked once which kinds of words it is of, so that the time is
proportional to the number of places.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from lexicon.lazy_regex import lazy_compile
from lexicon.patterns import PATTERNS, pattern

__all__ = ["naming"]

_TOKEN = lazy_compile(r"-?[^\W_]+(?:[.'’&+-]+[^\W_]+)*|\n(?!\s*[a-z])|[^\w\s]")
"""A line that goes on in lower case was only broken to fit a page."""
_REACH = 220
"""Characters read on each side of a name."""
_ENDS = frozenset(".!?;\n")
_BULLETS = frozenset("*_#>•-–—~`\"'“”()[]")
_HEADING_ENDS = frozenset(":-–—(\n")
_ACTS = ("interview", "offer", "applying", "rejection", "work", "internship", "entering", "pay")
"""What one does with an employer."""
_LONGEST_ITEM = 3
_LINKED = 7
"""So many words may stand between what one does and the preposition before the name."""
_THEN = 4
_NEAR = 4
_TITLE = 4
_MOST_TOLD = 4
_ACRONYM = 2, 7


def naming(text: str, start: int, end: int) -> frozenset[str]:
    """Return what speaks for one or the other part at a place of a text."""
    before = tuple(reversed(_TOKEN.findall(text[max(0, start - _REACH) : start])))
    after = tuple(_TOKEN.findall(text[end : end + _REACH]))
    return frozenset([*_before(before, after), *_after(_sentence(after)), _told(after), *_line(before, after)])


def _before(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    items = _items(before)
    head = before[items:]
    if items or _goes_on(after):
        yield "listed"
    yield from (f"{'list ' if items else ''}behind {act}" for act in _acts(head))
    near = _sentence(head)[:_NEAR]
    yield from (f"near {kind}" for kind in ("example", "skill", "negated") if _any(kind, near))
    if _is_said_to_be(head):
        yield "said to be it"
    yield _subject(_sentence(before))


def _items(before: Sequence[str]) -> int:
    """Return how many words before the name belong to a list that it stands in."""
    at = 0
    while at < len(before) and "joining" in _kinds(before[at]):
        first = at
        while first < len(before) and (before[first] in _BULLETS or "joining" in _kinds(before[first])):
            first += 1
        words = _item(before[first : first + _LONGEST_ITEM])
        if not words:
            break
        at = first + words
    return at


def _item(words: Sequence[str]) -> int:
    """Return of how many words the item is: names begin with a capital, other items are of one word."""
    names = len(list(takewhile(lambda word: word[0].isupper() and "no_item" not in _kinds(word), words)))
    return names or int(bool(words) and words[0].isalnum() and not _kinds(words[0]) & {"no_item", "link", "first"})


def _goes_on(after: Sequence[str]) -> bool:
    if len(after) < 2 or "joining" not in _kinds(after[0]) or after[0] == "\n":  # noqa: PLR2004 — a sign and a name
        return False
    return after[1][0].isupper() or after[1] in {"etc", "."} or "joining" in _kinds(after[1])


def _acts(head: Sequence[str]) -> set[str]:
    """Return what one does with the employer: directly before the name, or before its preposition."""
    words = head[_length(head, lambda word: bool(_kinds(word) & {"filler", "example"}) or word == ":") :]
    if not words:
        return set()
    if "link" not in _kinds(words[0]):
        return {f"direct {act}" for act in _acts_of(words[0])}
    within = _sentence(words[1:])[:_LINKED]
    return {act for word in within for act in _acts_of(word)} | {f"link {words[0].lower()}"}


def _is_said_to_be(head: Sequence[str]) -> bool:
    """Whether the name is given to the employer spoken of: "the company is …", "this interview was with …"."""
    at = _length(head, lambda word: bool(_kinds(word) & {"link", "filler"}))
    return "being" in (_kinds(head[at]) if at < len(head) else ()) and _any("employer", head[at : at + 3])


def _after(after: Sequence[str]) -> Iterator[str]:
    words = after[1:] if after[:1] in {("'",), ("’",)} else after
    if any(word in {"s", "'s"} for word in words[:1]):
        words = words[1:]
    yield from {f"then {act}" for word in words[:_THEN] for act in _acts_of(word)}
    yield from {f"then {kind}" for word in words[:2] for kind in ("product", "alike") if kind in _kinds(word)}
    name = _length(words[:_TITLE], lambda word: word[0].isupper() or word == "/" or "skilled_job" in _kinds(word))
    if _any("skilled_job", words[: name + 1]):
        yield "then skilled job"
    if _any("job", words[:3]):
        yield "then job"
    if words and _is_code(words[0]):
        yield "then code"


def _is_code(word: str) -> bool:
    shortest, longest = _ACRONYM
    return word.isupper() and shortest <= len(word) <= longest and not pattern("naming", "code").match(word)


def _told(after: Sequence[str]) -> str:
    return f"told {min(_MOST_TOLD, sum('told' in _kinds(word) for word in after))}"


def _line(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    lead = _length(before, lambda word: word in _BULLETS)
    if lead == len(before) or before[lead] == "\n":
        yield "starts a line"
        rest = after[_length(after, lambda word: word in {"*", "_"}) :]
        if not rest or rest[0] in _HEADING_ENDS:
            yield "heading"


def _subject(sentence: Sequence[str]) -> str:
    """Return who is spoken of last before the name."""
    for word in sentence:
        for person in ("third", "first"):
            if person in _kinds(word):
                return f"{person} person"
    return "nobody"


def _sentence(words: Sequence[str]) -> Sequence[str]:
    return words[: _length(words, lambda word: word not in _ENDS)]


def _length(words: Sequence[str], belongs: Callable[[str], bool]) -> int:
    """Return how many words at the beginning belong."""
    return next((count for count, word in enumerate(words) if not belongs(word)), len(words))


def _any(kind: str, words: Sequence[str]) -> bool:
    return any(kind in _kinds(word) for word in words)


def _acts_of(word: str) -> Sequence[str]:
    kinds = _kinds(word)
    return [act for act in _ACTS if act in kinds] if kinds else ()


@lru_cache(8192)
def _kinds(word: str) -> frozenset[str]:
    """Return the kinds of words that a word is of."""
    plain = word.lower()
    return frozenset(kind for kind in _asked() if pattern("naming", kind).match(plain))


@lru_cache(1)
def _asked() -> tuple[str, ...]:
    """Return the kinds that single words are asked for, `code` apart, which is about capitals."""
    entries = PATTERNS.entries("naming")
    return tuple(kind for kind, entry in entries.items() if entry["around"].startswith("^") and kind != "code")
