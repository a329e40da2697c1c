"""The company's name as a candidate would say it: without legal form, page boilerplate and internal entity codes."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from lexicon import languages
from lexicon.company import brand_of
from lexicon.company.legal_forms import is_name
from lexicon.lazy_regex import lazy_compile
from lexicon.tables import alternatives
from lexicon.text import fold, shorten
from services.parser.text.meanings import is_page_word
from services.parser.text.words import compact, is_placeholder, without_markup
from services.parser.vocabulary import load

__all__ = [
    "brand_from_slug",
    "brand_of_entity",
    "clean_company",
    "humanise_slug",
    "is_boilerplate_name",
    "mentions",
    "shown_name",
]

_LIMIT = 200
_WORDS = load("companies")
_QUOTES = lazy_compile(r"^[«„\"'“](.+)[»“\"'”]$")
_PICTURES = lazy_compile("^(?:[\U0001f000-\U0001faff\u2600-\u27bf]\ufe0f?\u200d?\\s*)+(?=\\S)")
# `Acme Pianos since 1911`: a small word and a year, as no name ends.
_SINCE = lazy_compile(r"(?<=\w)[\s,–-]+(?!of )[^\W\d_A-Z]{2,7}\.? (?:1[5-9]|20)\d\d$")
_BOILERPLATE_HEAD = lazy_compile(
    rf"^(?:{languages.alternatives('careers_pages', 'before')})"
    rf"\s+(?:{languages.alternatives('careers_pages', 'at')})\s+",
    re.IGNORECASE,
)
_AT_COMPANY = lazy_compile(
    r"^(?P<head>[^@|]{3,40}?) (?:at|with|@|bei|chez|en|em|na|w|u|hos|bij|presso) (?P<name>.{2,80})$", re.IGNORECASE
)
_BOILERPLATE_TAIL = lazy_compile(
    rf"(?:'s|’s)?\s*[-–|:,]?\s*(?:{languages.alternatives('careers_pages', 'behind')})\s*$", re.IGNORECASE
)
_PLAIN_FORMS = frozenset(_WORDS["plain_legal_forms"].split())
_SITES = frozenset(f"{alternatives(_WORDS['sites'])}|{languages.alternatives('careers_pages', 'names')}".split("|"))
_WORD = lazy_compile(r"[^\W_][\w&.'’+-]*")
_SLUG_TAILS = frozenset(_WORDS["slug_tails"].split())
_EMPTY_TAILS = _SLUG_TAILS - set(_WORDS["naming_tails"].split())
_LONGEST_NAME = 5
_SHORTEST_NAME = 2
_SHORTEST_CUT = 3
_LONGEST_INITIALS = 4
_ARABIC = lazy_compile(r"[\u0600-\u06ff]")
_POSSESSIVE = lazy_compile(r"(?:'s|’s)$")
_VOWELS = frozenset("aeiouy")


def clean_company(text: str | None) -> str | None:
    """Return the name without page boilerplate (`Careers at …`, `… | Jobs`); None when nothing is left."""
    name = without_markup(text or "")
    if (match := _AT_COMPANY.match(name)) and is_page_word(match["head"], loosely=True):
        name = match["name"]
    name = _BOILERPLATE_HEAD.sub("", name)
    while (shorter := _BOILERPLATE_TAIL.sub("", name).strip(" ,|-–·:")) != name and shorter:
        name = shorter
    name = _SINCE.sub("", _PICTURES.sub("", name.strip(" ,|-–·:")))
    if match := _QUOTES.match(name):
        name = match.group(1)
    return None if is_placeholder(name) or not re.search(r"[^\W_]", name) else shorten(name, _LIMIT)


def shown_name(name: str) -> str:
    """Return the name without a legal form that is nothing else; `& Company` and `Foundation` are parts of names."""
    brand = brand_of(name)
    if not name.startswith(brand):
        # `شركة` is said with the name.
        return name if _ARABIC.match(name) else brand
    return brand if compact(name[len(brand) :]) in _PLAIN_FORMS | {""} else name


def is_boilerplate_name(name: str) -> bool:
    """Whether the name belongs to a job board or to the page, not to an employer."""
    return fold(name) in _SITES


def brand_of_entity(name: str, text: str, *, mentioned: int = 2) -> str | None:
    """Return the brand in an internal entity's name (`US01 Acme Retail Inc.`) when the text uses it; None otherwise.

    Args:
        name: The entity's name.
        text: The posting.
        mentioned: How often the text must use the brand.
    """
    words = re.split(r"\s+(?:[-–:]\s+)?", brand_of(name))
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            brand = " ".join(words[first:last]).strip(" ,-–")
            if is_name(brand) and brand[:1].isupper() and mentions(brand, text) >= mentioned:
                return brand
    return None


def brand_from_slug(slug: str, texts: Iterable[str]) -> tuple[str, float]:
    """Return the name behind a URL's slug, written as the texts write it, and how sure that is.

    `idealistconsulting` becomes `Idealist Consulting` where the posting says so, else a capitalised slug.
    """
    wanted = compact(re.sub(r"\d+$", "", slug)) or compact(slug)
    if not wanted:
        return humanise_slug(slug), 0.5
    spelled: Counter[str] = Counter()
    shortened: Counter[str] = Counter()
    for text in texts:
        for name, key in _names(text, wanted):
            if key == wanted:
                spelled[name] += 1
            elif wanted[len(key) :] in _SLUG_TAILS:
                shortened[name] += 1
    if spelled:
        return _best(spelled), 0.85
    if shortened and (best := _best(shortened)) and shortened[best] > 1:
        return best, 0.75
    return humanise_slug(slug), 0.5


def mentions(name: str, text: str) -> int:
    """Count how often the text names the company."""
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) if name else 0


def humanise_slug(slug: str) -> str:
    """Return `Acme Robotics` for `acme-robotics`, `HKJC` for `hkjc`, and camel case as it is."""
    words = [word for word in re.split(r"[-_+.\s]+|%20", slug) if word]
    while len(words) > 1 and words[-1].casefold() in _EMPTY_TAILS:
        words.pop()
    stem = re.sub(r"(?:careers?|jobs|hq|\d+)$", "", words[0], flags=re.IGNORECASE) if len(words) == 1 else ""
    if len(stem) > _SHORTEST_NAME:
        words = [stem]
    return " ".join(_capitalise(word) for word in words)


def _capitalise(word: str) -> str:
    if word != word.lower():
        return word
    # `ibm` and `hkjc` are initials; `lynx` is a word.
    tail = word[1:] if len(word) <= _LONGEST_INITIALS else word
    is_initials = not _VOWELS & set(tail) or len(word) <= _SHORTEST_NAME
    return word.upper() if is_initials else word[:1].upper() + word[1:]


def _best(names: Counter[str]) -> str:
    """Return the commonest spelling, among equals one with capitals."""
    return max(names, key=lambda name: (names[name], name != name.lower(), not name.isupper()))


@lru_cache(2048)
def _letter(letter: str) -> str:
    return fold(letter)


def _names(text: str, wanted: str) -> Iterable[tuple[str, str]]:
    """Yield the capitalised word sequences whose letters are a beginning of `wanted`, with those letters."""
    first = wanted[0]
    for match in _WORD.finditer(text):
        word = match.group()
        if _letter(word[0]) != first or word == word.lower():
            continue
        joined = ""
        end = match.start()
        for _ in range(_LONGEST_NAME):
            following = _WORD.match(text, end if not joined else end + 1)
            if following is None:
                break
            before = len(joined)
            joined += compact(_POSSESSIVE.sub("", following.group()))
            end = following.end()
            if before and joined.startswith(wanted) and len(wanted) - before >= _SHORTEST_CUT < len(joined) - before:
                # The label cuts the last word short: `fernbio` for `Fern Biosciences`.
                yield text[match.start() : end].rstrip(".'’,-"), wanted
                break
            if not wanted.startswith(joined):
                break
            name = _POSSESSIVE.sub("", text[match.start() : end].rstrip(".'’,-"))
            if len(joined) > 1:
                yield name, joined
