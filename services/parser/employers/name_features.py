"""What a name says by itself of whether it is an employer's."""

import re
from functools import lru_cache

from lexicon import tables
from lexicon.company.brands import known_employer
from lexicon.company.everyday import is_everyday
from lexicon.company.legal_forms import without_legal_form
from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.fields.agencies import is_agency
from services.parser.fields.company import is_boilerplate_name
from services.parser.fields.place.gazetteer import is_city, is_place
from services.parser.fields.role.employment import is_employment
from services.parser.fields.role.skills import name_skills
from services.parser.fields.role.title import has_gender_mark, looks_like_title
from services.parser.text.cased import cased
from services.parser.text.facts import is_fact, marked_fact_of
from services.parser.text.headings import heading_kind
from services.parser.text.meanings import is_page_word, key_of
from services.parser.vocabulary import load

__all__ = ["features_of_brand", "features_of_spelling", "has_firm_word"]


def _firm_word(word: str) -> str:
    """Return the pattern of a word: its beginning, or all of it; in scripts without spaces, anywhere."""
    edge = r"(?:^|[ -])" if word.isascii() else ""
    return f"{edge}{word.rstrip('$')}{r'(?= |$)' if word.endswith('$') else ''}"


_SMALL_WORD = cased(r" [^\W\d_A-ZÀ-Ž]\w{3,}")
_INSTITUTION = lazy_compile(rf"(?:^|\s)(?:{alternatives('employer', 'institutions')})")
_FIRM = lazy_compile("|".join(_firm_word(word) for word in tables.alternatives(load("firms")["words"]).split("|")))


def has_firm_word(name: str) -> bool:
    """Whether a word shows that a name is a firm's or an institution's: `bakery`, `Klinik`, `ayuntamiento`."""
    return bool(_FIRM.search(fold(name)))


@lru_cache(4096)
def features_of_spelling(name: str) -> tuple[str, ...]:
    """Return what one of the spellings is enough to say."""
    checks = {
        "form": without_legal_form(name) != name,
        "institution": bool(_INSTITUTION.search(fold(name))),
        "firm word": has_firm_word(name),
        "known": known_employer(name) is not None,
        "agency": is_agency(name),
        "gender mark": has_gender_mark(name),
    }
    return tuple(feature for feature, holds in checks.items() if holds)


@lru_cache(4096)
def features_of_brand(brand: str) -> tuple[str, ...]:
    """Return what the name without its legal form says."""
    meant = key_of(brand).entities
    is_of_page = is_page_word(brand, loosely=True) or is_boilerplate_name(brand)
    checks = {
        "place": is_place(brand),
        "place within": not is_place(brand) and any(is_city(word) for word in brand.split() if word[:1].isupper()),
        "trade": looks_like_title(brand),
        "page word": is_of_page,
        "job word": "job" in meant,
        "meant": bool(meant) and not is_of_page,
        "heading": heading_kind(brand) is not None,
        "fact": is_fact(brand) or marked_fact_of(brand) is not None,
        "employment": is_employment(brand),
        "skill": bool(name_skills([brand])),
        "capitals": brand.isupper() and len(brand) > 1,
        "small": brand == brand.lower() and brand != brand.upper(),
        "small words": bool(_SMALL_WORD.search(brand)),
        "sign within": bool(re.search(r"[.!?:;,•·]", brand)),
        "digits": any(map(str.isdigit, brand)),
        "inner capital": bool(re.search(r"[a-z][A-Z]", brand)),
        "joined": bool(re.search(r"[&+]", brand)),
        "single": " " not in brand,
        "everyday": is_everyday(brand),
    }
    return tuple(feature for feature, holds in checks.items() if holds)
