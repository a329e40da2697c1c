"""Towns that no table lists: what stands where addresses and sentences name a town."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from lexicon.company.legal_forms import without_legal_form
from lexicon.languages import alternatives
from lexicon.text import fold
from services.parser.employers.name_features import has_firm_word
from services.parser.fields.place.gazetteer import is_town, is_us_state
from services.parser.fields.role.title import looks_like_title
from services.parser.text.cased import cased
from services.parser.text.headings import heading_kind
from services.parser.text.meanings import is_page_word

__all__ = ["unlisted_town"]

_WORD = r"[A-ZÀ-Ž][\w’'-]+"
_TOWN = rf"(?P<town>{_WORD}(?:(?: (?:an der|am|im|of|de|la|le|del|do|da|sur|ob|upon|nad|pod|of the))? {_WORD}){{0,3}})"
# What may stand between a street and its town: `Mill Lane 4, 1203 Basel`, `Calle Mayor 5, bajo, 00000 Lerma`.
_CODE = r"(?:[A-Z]{1,2}-)?(?:\d{3,6}|\d{2,3} \d{2,3}|[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}) ?"
_END = r"(?=[\s,.;:·|)!]|$)"
_ADDRESSES = (
    cased(rf"{_WORD}(?: [\w.’'-]+){{0,3}} (?:n[ro]\.? ?)?\d{{1,4}}[a-z]?(?:/\d+)?,\s+(?:{_CODE})?{_TOWN}{_END}"),
    cased(rf"(?<![\w,.])\d{{1,4}} {_WORD}(?: {_WORD}\.?){{0,3}},\s+(?:{_CODE})?{_TOWN}{_END}"),
    cased(rf"(?<![\w,.])(?:[A-Z]{{1,2}}-)?(?:\d{{5}}|\d{{3}} \d{{2}}|0000 [A-Z]{{2}}) {_TOWN}{_END}"),
)
_WITH_STATE = cased(rf"(?<![\w’'-]){_TOWN},? (?P<state>[A-Z]{{2}})(?![\w’'])")
_IN = cased(rf"(?<![\w’'-])(?:{alternatives('location', 'prepositions')}) {_TOWN}{_END}")
_LIMIT = 12_000
_OF_ADDRESS, _OF_STATE, _OF_SENTENCE, _REPEATED = 2.0, 2.0, 0.75, 0.5
_ENOUGH = 2.0


def unlisted_town(texts: Sequence[str], *, names: Collection[str] = ()) -> str | None:
    """Return the town that an address, a state behind it, or several sentences show to be one; None where none is sure.

    Args:
        texts: The posting, and the page's foot.
        names: What is known to be something else: the title, the employer.
    """
    text = "\n".join(texts)[:_LIMIT]
    scores: dict[str, float] = defaultdict(float)
    for town, score in _found(text):
        if _can_be_town(town, names):
            scores[town] += score
    if not scores:
        return None
    best = max(scores, key=lambda town: scores[town] + _REPEATED * (text.count(town) > 1))
    return best if scores[best] + _REPEATED * (text.count(best) > 1) >= _ENOUGH else None


def _found(text: str) -> Iterator[tuple[str, float]]:
    addressed = {match["town"] for pattern in _ADDRESSES for match in pattern.finditer(text)}
    yield from ((town, _OF_ADDRESS) for town in addressed)
    stated = {match["town"] for match in _WITH_STATE.finditer(text) if is_us_state(match["state"])}
    yield from ((town, _OF_STATE) for town in stated)
    yield from ((match["town"], _OF_SENTENCE) for match in _IN.finditer(text))


def _can_be_town(text: str, names: Collection[str]) -> bool:
    if is_town(text):
        return True
    if without_legal_form(text) != text or has_firm_word(text) or is_page_word(text, loosely=True):
        return False
    key = fold(text)
    return not (heading_kind(text) or looks_like_title(text) or any(key in fold(name) for name in names))
