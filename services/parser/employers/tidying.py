"""Names without what pages and sentences write beside them."""

from collections.abc import Sequence

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.employers.articles import without_description
from services.parser.employers.names import is_sentence
from services.parser.fields.company import clean_company
from services.parser.text.meanings import is_page_word

__all__ = ["tidy_name", "without_place"]

_PARTS = lazy_compile(r"\s+[|–—·•]\s+")
# `Acme ★ 4,1 (38 reviews)`, `University of Acme (UA)`
_RATING = lazy_compile(r"\s*(?:[★☆⭐].*|\d[.,]\d\b.*|\((?:[^()]*\d[^()]*|[A-Z]{2,8})\))$")
# `Offres d'emploi Acme`, `Kariera w Acme`, `Acme Blog`
_AHEAD = lazy_compile(rf"^(?i:{alternatives('careers_pages', 'ahead')})\s+(?=[^\Wa-zà-ÿ_])")
_TRAIL = lazy_compile(rf"(?<=\w)\s*[-–|:,]?\s*(?<!\w)(?i:{alternatives('careers_pages', 'trail')})$")
_MANY_WORDS = 7
_LOGO = lazy_compile(r"\s*(?:[Ll]ogo(?:typ[eo]?)?|로고|ロゴ|标志|логотип|λογότυπο|شعار)$")


def tidy_name(name: str, places: Sequence[str]) -> str | None:
    """Return a name without what pages write beside it: ratings, `logo`, their own words, the place of work."""
    parts = [part for part in _PARTS.split(_RATING.sub("", name)) if part and not is_page_word(part)]
    part = _TRAIL.sub("", _AHEAD.sub("", _LOGO.sub("", parts[0] if parts else name)))
    bare = without_description(part)
    # In many languages only the first word of an institution's name is written large.
    is_name = len(bare.split()) < _MANY_WORDS or not is_sentence(bare)
    return clean_company(without_place(bare, places)) if is_name else None


def without_place(name: str, places: Sequence[str]) -> str:
    """Return the name without the place of work behind it: `Acme, Kiel`."""
    head, _, tail = name.rpartition(", ")
    return head if head and fold(tail) in {fold(place.split(",")[0]) for place in places} else name
