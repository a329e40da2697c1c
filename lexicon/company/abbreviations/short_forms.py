"""The initials people write for a name: `GHS` for `Green Hill School`, `MVG` for `Münchner Verkehrsgesellschaft`."""

from collections.abc import Iterable, Iterator, Sequence

from lexicon.company.words_of_names import compound_end, small_words, unspaced_cores
from lexicon.lazy_regex import lazy_compile

__all__ = ["abbreviated", "initials", "stands_for"]

_FEWEST = 3
_SPOKEN = frozenset(["of", "for"])
"""Small words whose letter some initials have."""
_PAIR = lazy_compile(r"(\w)\S*\s*([&+])\s*(\w)\S*$")


def initials(name: str) -> list[str]:
    """Return the initials of three and more words; words that are initials already stay: `NHS Kent East`."""
    if pair := _PAIR.fullmatch(name):
        return ["".join(pair.groups()).upper()]
    words = _words(name)
    if len(words) < _FEWEST:
        return _of_compounds(words)
    kept = "".join(word if word.isupper() and not name.isupper() else word[0] for word in words).upper()
    return list(dict.fromkeys(["".join(word[0] for word in words).upper(), kept]))


def stands_for(written: str, name: str) -> bool:
    """Whether capitals are a name's initials, whoever else is called so: `HCL` of `Hospices Civils de Lyon`."""
    return written.isupper() and len(written) >= _FEWEST and written in initials(name)


def abbreviated(names: Iterable[str]) -> Iterator[str]:
    """Yield short forms by which nobody would find a company in a text, but which mean it beside its name.

    `HK` of `H&K`, `GOC` of `Government of Canada`, `HHS` of `Department of Health and Human Services`, `Ostvale USD` of
    `Ostvale Unified School District`.
    """
    for name in names:
        if (pair := _PAIR.fullmatch(name)) is not None:
            yield pair[1] + pair[3]
        yield from unspaced_cores(name)
        words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
        if len(words) < _FEWEST:
            continue
        yield "".join(word[0] for word in words if word in _SPOKEN or word.casefold() not in small_words("links"))
        if words[1] not in _SPOKEN:
            yield from _behind_first_word(name)
        elif len(words) > _FEWEST:
            yield from initials(" ".join(words[2:]))


def _words(name: str) -> list[str]:
    words = [word for word in name.replace("-", " ").split() if word.casefold() not in small_words("links")]
    return [word for word in words if word[0].isalpha()]


def _behind_first_word(name: str) -> Iterator[str]:
    """Yield the first word with the initials of the others."""
    first, *others = _words(name) or [""]
    if len(others) > 1 and not first.isupper():
        yield f"{first} {''.join(word[0] for word in others)}"


def _of_compounds(words: Sequence[str]) -> list[str]:
    """Return initials with a letter for each part of German compounds; none without one."""
    parts = [part for word in words for part in (word, compound_end(word)) if part]
    return ["".join(part[0] for part in parts).upper()] if len(parts) > max(len(words), _FEWEST - 1) else []
