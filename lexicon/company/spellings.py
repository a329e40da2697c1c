"""How people write an employer that is in no table."""

from collections.abc import Iterable, Iterator

from lexicon.company.abbreviations import initials
from lexicon.company.employers import find_employer
from lexicon.company.everyday import is_everyday
from lexicon.company.legal_forms import is_legal_form
from lexicon.company.letters import letters
from lexicon.company.words_of_names import (
    ends_like_a_body,
    is_given_name,
    is_head,
    is_institution,
    is_personal,
    kind_of,
    small_words,
    without_last,
)

__all__ = [
    "SHORTEST_FIRST_WORD",
    "is_telling",
    "nicknames",
    "short_names",
    "unlinked",
    "without_article",
    "without_trade",
]

_SHORTEST_CORE = 4
SHORTEST_FIRST_WORD = 5
_FEWEST_INITIALS = 3
_SPOKEN = frozenset(["of", "for"])
"""Behind a word for a kind of body, these begin no name."""


def short_names(brand: str) -> list[str]:
    """Return the brand and what people shorten it to: without descriptive words, the first word, initials."""
    found = [brand, *unlinked(brand)]
    core = without_article(brand)
    cores = []
    while (shorter := without_last(core, "corporate", "descriptive", "family")) != core:
        if is_institution(shorter.split()[-1]):
            break
        core = shorter
        cores.append(core)
    words = core.split()
    headless = " ".join(_without_heads(brand.split()))
    found += [*cores, " ".join(_behind(words)), " ".join(_without_heads(words)), headless, _surname(words), words[0]]
    found += initials(brand)
    return [
        name for name in dict.fromkeys(found) if name == brand or _is_distinctive(name, brand, is_core=name in cores)
    ]


def nicknames(name: str) -> Iterator[str]:
    """Yield what people who speak of a company call it for short; others may be called so too.

    `KW` of `Keller Williams`, `MoFo` of `Morrison & Foerster`, `Weil` of `Weil, Gotshal & Manges`.
    """
    words = [word for word in name.replace(",", " ").replace("-", " ").split() if word[0].isalpha()]
    words = [word for word in words if word.casefold() not in small_words("links")]
    if len(words) == _FEWEST_INITIALS - 1:
        yield from (words[0][:count] + words[1][:count] for count in (1, 2))
    if len(words) >= _FEWEST_INITIALS and "&" in name and ("," in name or is_personal(words[0])):
        yield words[0]
    core = name
    while (shorter := without_last(core, "corporate", "descriptive", "family")) != core:
        core = shorter
    if is_personal(core):
        yield core


def without_trade(spellings: Iterable[str]) -> Iterator[str]:
    """Yield names of several words without a last one that says what the company does: `Quill Health` of `… Care`."""
    for spelling in spellings:
        shorter = without_last(spelling, "descriptive", "corporate", "family")
        is_name = " " in shorter and any(map(is_telling, shorter.split()))
        if is_name and shorter != spelling and not any(map(is_institution, spelling.split())):
            yield shorter


def is_telling(word: str) -> bool:
    """Whether a word says who is meant, not only what kind of body it is."""
    return len(letters(word)) >= SHORTEST_FIRST_WORD and not _is_general(word)


def _is_general(word: str) -> bool:
    """Whether a word says no more than what kind of body it is."""
    is_kind = is_head(word) or kind_of(word) is not None or is_institution(word) or is_legal_form(letters(word))
    return is_kind or is_everyday(word) or ends_like_a_body(word) or without_last(f"X {word}", "descriptive") == "X"


def unlinked(brand: str) -> list[str]:
    """Return `Harrow Vance` for `Harrow & Vance`."""
    without = " ".join(word for word in brand.split() if word not in {"&", "+", "and"})
    return [without] if without != brand else []


def without_article(name: str) -> str:
    """Return `Post` for `The Post`."""
    return name[4:] if name[:4].casefold() == "the " else name


def _behind(words: list[str]) -> list[str]:
    """Return the words behind particles and words for the kind of company; all when nothing would be left."""
    kept = [word for word in words if word.casefold() not in small_words("particles")]
    return _without_heads(kept) or words


def _without_heads(words: list[str]) -> list[str]:
    """Return the words behind those for the kind of company: `El Roble` of `Ferretería El Roble`.

    `City of Tarnbeck` stays whole: `of Tarnbeck` is no name.
    """
    while len(words) > 1 and (is_head(words[0]) or kind_of(words[0])) and words[1] not in _SPOKEN:
        words = words[1:]
    return words


def _surname(words: list[str]) -> str:
    """Return the surname of a company named after one person; empty for others."""
    *given, surname = words
    return surname if given and all(map(is_given_name, given)) else ""


def _is_distinctive(name: str, brand: str, *, is_core: bool) -> bool:
    """Whether a part of a name can stand for the whole: no everyday word, nobody else's name, long enough."""
    if not name or find_employer(name) is not None:
        return False
    if name in initials(brand):
        return True
    if len(letters(name)) < (_SHORTEST_CORE if is_core or " " in name else SHORTEST_FIRST_WORD):
        return name.isupper() and len(name) >= _FEWEST_INITIALS and not brand.isupper()
    return " " in name or not _is_general(name)
