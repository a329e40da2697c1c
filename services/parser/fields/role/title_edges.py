"""What stands around a title and is none of it: the employer, the words that announce it, the page's own words."""
# ruff: noqa: RUF001 — the look-alikes are what titles contain: dashes, arrows

import re
from collections.abc import Collection

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.fields.role.employment import is_employment
from services.parser.fields.role.title import looks_like_title
from services.parser.text.meanings import is_page_word

__all__ = ["without_edges", "without_employer"]

# `Careers > Baker`
_TRAIL = lazy_compile(r"\s+[>›»→]\s+")
# `Cerchiamo Cameriere`, `Vacancy: Baker`; whatever follows must be a title of its own.
_ANNOUNCED = lazy_compile(
    rf"^(?:{alternatives('sentences', 'seeks')}|{alternatives('sentences', 'hires')}|"
    rf"{alternatives('sentences', 'vacant')})\s*[:!–-]?\s+(?:(?:{alternatives('sentences', 'fillers')}) )*"
    r"(?P<title>\S.*)$",
    re.IGNORECASE,
)
# `Baker – full time, Wed–Sun`, `Pflegefachkraft in Vollzeit`
_TERMS = lazy_compile(r"^(?P<title>.{3,}?)(?: [–—|·-] | (?:in|en|à|w|na|als|til) )(?P<terms>.+)$")
# What stands between a title and its employer: `at`, `bei`, `til`, a dash.
_BETWEEN = r"(?:\s+[^\W\d_]{1,4}\.?(?:\s+(?:the|der|dem|die|la|le))?\s+|\s*[,|–—·@:/-]+\s*|\s*[(\[])"


def without_edges(title: str) -> str:
    """Return a title without the trail that leads to it, the words that announce it, and its terms."""
    parts = _TRAIL.split(title)
    if len(parts) > 1 and all(is_page_word(part, loosely=True) for part in parts[:-1]):
        title = parts[-1]
    if (announced := _ANNOUNCED.match(title)) and looks_like_title(announced["title"]):
        title = announced["title"][:1].upper() + announced["title"][1:]
    terms = _TERMS.match(title)
    is_apart = terms and is_employment(terms["terms"].split(",")[0].split(" (")[0]) and looks_like_title(terms["title"])
    return terms["title"] if terms and is_apart else title


def without_employer(title: str, names: Collection[str]) -> str:
    """Return a title without the employer behind it, and what follows there: `Baker at Acme, Kiel`."""
    for name in sorted(names, key=len, reverse=True):
        # `[Acme] Baker`, `Acme: Baker`
        ahead = re.match(rf"[\[【]?{re.escape(name)}(?:[\]】]|\s+[|–—-]|:)\s*(?P<title>\S.*)$", title)
        if ahead and looks_like_title(ahead["title"]):
            return ahead["title"]
        found = re.search(rf"{_BETWEEN}{re.escape(name)}(?!\w)", title)
        head = title[: found.start()].rstrip(" ,–-|(") if found else ""
        if looks_like_title(head) and fold(head) != fold(name):
            return head
    return title
