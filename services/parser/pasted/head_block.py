"""The head of a posting among the lines of a copied page: title and company without labels, between facts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lexicon.company import brand_of
from lexicon.lazy_regex import lazy_compile
from services.parser.document.boilerplate import is_boilerplate
from services.parser.fields.company import clean_company, mentions
from services.parser.fields.role.title import has_gender_mark, is_statement, looks_like_title
from services.parser.pasted.formed_names import formed_names
from services.parser.text.facts import is_fact
from services.parser.text.headings import heading_kind
from services.parser.text.lines import TextLine

__all__ = ["HeadBlock", "head_block"]

_HEAD, _WINDOW = 60, 8
_ENOUGH = 3
_LONGEST, _MOST_WORDS = 110, 14
# Marks of an account that was checked, and ratings: `✔ Verified`, `3.6`, `★★★★`, `(120)`.
_MARKS = lazy_compile(r"\s*[✔✓☑✅★☆⭐].*$")
_NO_NAME = lazy_compile(r"[\W\d_]*|\d[\d.,]*(?:/5| \w+)?|.*\b\d{1,2}:\d{2}\b.*")
_PAIR = lazy_compile(r"^[^:]{2,40}:\s\S")
FactsOf = Callable[[str], Iterable[str]]


@dataclass(frozen=True, kw_only=True)
class HeadBlock:
    """Where the posting begins, and the two names of its head."""

    start: int
    title: str
    company: str | None


def head_block(lines: Sequence[TextLine], facts_of: FactsOf) -> HeadBlock | None:
    """Return the first short line that most kinds of facts stand below, and the name beside it; None without facts.

    Args:
        lines: The copied page.
        facts_of: Tells the kinds of facts that a line holds.
    """
    texts = [line.text for line in lines[:_HEAD]]
    kinds = [set(facts_of(text)) - {"label", "button"} for text in texts]
    names = [_can_be_name(text) and not kinds[at] for at, text in enumerate(texts)]
    whole = [line.text for line in lines]
    counts = {at: len(_kinds_below(kinds, names, at)) for at, is_name in enumerate(names) if is_name}
    most = max(counts.values(), default=0)
    if most < _ENOUGH:
        return None
    heads = [at for at, count in counts.items() if count == most]
    # Of equals, the last that reads like a title: above it are menus.
    best = next((at for at in reversed(heads) if _weight(_bare(texts[at]), whole) > 0), heads[0])
    return _block(texts, names, best, whole)


def _kinds_below(kinds: Sequence[set[str]], names: Sequence[bool], at: int) -> set[str]:
    """Return the kinds below a name, as far as no third name begins another head."""
    found: set[str] = set()
    others = 0
    for index in range(at + 1, min(at + 1 + _WINDOW, len(kinds))):
        others += names[index]
        if others > 1:
            break
        found |= kinds[index]
    return found


def _block(texts: Sequence[str], names: Sequence[bool], at: int, whole: Sequence[str]) -> HeadBlock:
    below = next((index for index in range(at + 1, min(at + 1 + _WINDOW, len(texts))) if names[index]), None)
    one = _bare(texts[at])
    other = _bare(texts[below]) if below is not None else None
    if other is None:
        return HeadBlock(start=at, title=one, company=None)
    is_swapped = _weight(other, whole) > _weight(one, whole)
    title, company = (other, one) if is_swapped else (one, other)
    return HeadBlock(start=at, title=title, company=clean_company(company))


def _weight(text: str, whole: Sequence[str]) -> int:
    """Return how far a text is the title rather than the company."""
    is_formed = brand_of(text) != text or next(formed_names([text]), None) == text
    is_used = sum(mentions(brand_of(text), line) for line in whole if line != text) > 0
    return 2 * looks_like_title(text) + 3 * has_gender_mark(text) - 3 * is_formed - is_used


def _bare(text: str) -> str:
    return _MARKS.sub("", text).strip() or text


def _can_be_name(text: str) -> bool:
    is_short = 1 < len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS and text[-1] not in "!?:;"
    if not is_short or _NO_NAME.fullmatch(text) or _PAIR.match(text) or text == text.lower() != text.upper():
        return False
    is_other = is_boilerplate(text) or is_fact(text) or is_statement(text) or heading_kind(text)
    return not is_other or brand_of(text) != text
