"""Words of names that say little: what a company does, where in it, which kind it is; from `brands.toml`."""

import re
from collections.abc import Iterator
from functools import cache

from lexicon.company.data import tables, words
from lexicon.company.everyday import is_everyday
from lexicon.company.letters import letters

__all__ = [
    "behind_group",
    "compound_end",
    "ends_like_a_body",
    "in_full",
    "is_given_name",
    "is_head",
    "kind_of",
    "says_as_what",
    "says_where",
    "small_words",
    "unspaced_cores",
    "with_single_words",
    "without_last",
]

_AND = frozenset(["&", "+", "and", "und", "et", "y", "e", "og", "och", "i", "en", "ve"])
_LINKS = _AND | {"of", "-"}
_LINKING = 2
"""A compound has more letters in front of its last part."""
_SITE = re.compile(r"[A-Z]{2,4}[0-9]{1,2}")
"""What a company calls one of its sites: `HQ2`."""


def without_last(name: str, *tails: str) -> str:
    """Cut the last word when it stands in one of the lists; never cut a name's only word."""
    words = name.split()
    if len(words) > 1 and any(letters(words[-1]) in _tails(tail) for tail in tails):
        words.pop()
        while len(words) > 1 and words[-1].casefold() in _LINKS:
            words.pop()
        return " ".join(words).rstrip(" ,")
    return name


def is_head(word: str) -> bool:
    """Whether a word in front of a name says what kind of company it is: `Grupo`."""
    return letters(word) in _list("heads", "words")


def behind_group(name: str) -> str:
    """Return `Auchan` for `Groupe Auchan`; empty when no word for a group stands in front."""
    first, _, rest = name.partition(" ")
    return rest.strip() if letters(first) in _list("fronts", "words") else ""


def compound_end(word: str) -> str:
    """Return the last part of a German compound: `gesellschaft` of `Verkehrsgesellschaft`; empty for other words."""
    plain = word.casefold()
    return next((end for end in _compound_ends() if plain.endswith(end) and len(plain) > len(end) + _LINKING), "")


def ends_like_a_body(word: str) -> bool:
    """Whether a word is one for a kind of body, or a German compound of one: `Kantonalbank`."""
    return word.casefold().endswith(_compound_ends())


def is_institution(word: str) -> bool:
    """Whether what stands behind a word is an institution of its own: `University Hospital` is no `University`."""
    return letters(word) in _list("institutions", "words")


def is_personal(name: str) -> bool:
    """Whether a name is a given name or a surname and no other everyday word: `Elliott`, but not `Rose`."""
    plain = letters(name)
    is_word = plain in words("words") or plain in _places()
    return not is_word and (plain in _given_names() or is_everyday(name))


def is_given_name(word: str) -> bool:
    """Whether a word in front of a surname is a given name or an initial: `Robert`, `J.`, `F.`."""
    is_initial = len(word.rstrip(".")) == 1 and word[0].isupper()
    return is_initial or letters(word) in _given_names()


def says_as_what(word: str) -> bool:
    """Whether a word is a job or a department: `stocker`."""
    return any(letters(word) in _tails(tail) for tail in ("department", "hiring"))


def says_where(word: str) -> bool:
    """Whether a word behind an employer's name says where or as what: `Berlin`, `JFK8`, `nursing` in small letters."""
    if _SITE.fullmatch(word) or letters(word) in _places() or says_as_what(word):
        return True
    return word.islower() and is_everyday(word) and letters(word) not in _tails("descriptive")


def kind_of(word: str) -> str | None:
    """Return the kind of company that a word names, the same in all languages."""
    return _kinds().get(letters(word))


def in_full(name: str) -> str:
    """Return the name with abbreviations and other spellings of words in full: `saint mary hospital`."""
    first, *others = name.replace("-", " ").split() or [""]
    linked = [first, *("and" if word.casefold() in _AND else word for word in others)]
    return " ".join(_in_full().get(letters(word), word) for word in linked)


def with_single_words(name: str) -> str:
    """Return the name with one word for each phrase of a kind: `city hackney` for `London Borough of Hackney`."""
    plain = name.casefold()
    for phrase, word in _phrases():
        plain = plain.replace(phrase, word)
    return plain


def unspaced_cores(name: str) -> Iterator[str]:
    """Yield the letters of a name without the place in front and the trade behind: `字节跳动` of `北京字节跳动科技`.

    Only of scripts that write no blanks between words.
    """
    plain = letters(name)
    while shorter := _without_unspaced(plain):
        yield (plain := shorter)


def _without_unspaced(plain: str) -> str:
    """Cut one word; empty without one, or when one character would be left."""
    for cut, table in ((str.removesuffix, "behind"), (str.removeprefix, "in_front")):
        for word in _unspaced(table):
            if len(shorter := cut(plain, word)) < len(plain):
                return shorter if len(shorter) > 1 else ""
    return ""


@cache
def _compound_ends() -> tuple[str, ...]:
    """Return the longest first."""
    return tuple(sorted(tables("brands")["compounds"]["ends"].split(), key=len, reverse=True))


@cache
def _unspaced(table: str) -> tuple[str, ...]:
    """Return the longest first."""
    return tuple(sorted(map(letters, tables("brands")["unspaced"][table].split()), key=len, reverse=True))


@cache
def small_words(name: str) -> frozenset[str]:
    """Return the particles in front of names, or the links between their words."""
    return frozenset(tables("brands")["small_words"][name].split())


def _tails(name: str) -> frozenset[str]:
    return _list("tails", name)


@cache
def _list(table: str, name: str) -> frozenset[str]:
    return frozenset(letters(word) for word in tables("brands")[table][name].split())


@cache
def _places() -> frozenset[str]:
    return frozenset(map(letters, words("places") | words("towns")))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(map(letters, words("given_names")))


@cache
def _kinds() -> dict[str, str]:
    lines = [line.split() for line in tables("brands")["translations"]["words"].strip().splitlines()]
    return {letters(word): kind for kind, *others in lines for word in (kind, *others)}


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    lines = [line.split(" | ") for line in tables("brands")["phrases"]["words"].strip().splitlines()]
    return tuple((phrase, word) for word, *phrases in lines for phrase in phrases)


@cache
def _in_full() -> dict[str, str]:
    groups = tables("brands")["abbreviations"]["words"].replace("\n", "|").split("|")
    return {letters(short): full for full, *shorts in map(str.split, filter(None, groups)) for short in shorts}
