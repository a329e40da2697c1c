"""What a key, an element or a label means, by the words in it: `hiringOrganizationName`, `Lieu de travail`."""

import itertools
from dataclasses import dataclass
from functools import cache, lru_cache

from lexicon import tables
from lexicon.languages import words
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.vocabulary import load

__all__ = ["Key", "is_page_word", "is_understood", "key_of"]

_CAMEL = lazy_compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SEPARATORS = lazy_compile(r"[\W_]+")
_UNSPACED = lazy_compile(r"[\u3040-\u9fff\uac00-\ud7af]")
_ALONE = ("alone", "words")
_SHORTEST_PART = 3
_LONGEST_KEY = 60
_MEANT_BY: dict[str, tuple[tuple[str, str], ...]] = {
    "title": (("entities", "job"), ("attributes", "name")),
    "company": (("entities", "company"),),
    "location": (("entities", "place"),),
    "employment": (("entities", "employment"),),
    "salary": (("entities", "pay"),),
    "team": (("entities", "team"),),
    "remote": (("entities", "workplace"),),
    "level": (("entities", "level"),),
    "posted": (("entities", "posted"),),
    "deadline": (("entities", "until"),),
    "years": (("entities", "experience"),),
    "identifier": (("entities", "id"),),
}
_PAGE_WORDS = frozenset({"job", "form", "url", "similar"})
_LOOSE_WORDS = frozenset({"contact", "image", "status", "employment"})


@dataclass(frozen=True)
class Key:
    """The meanings of one name, in the order of its words."""

    entities: tuple[str, ...] = ()
    """What the value is about, e.g. `company`, `pay`."""
    attributes: tuple[str, ...] = ()
    """What kind of value it is, e.g. `name`, `low`."""
    words: tuple[str, ...] = ()
    """The folded words themselves."""

    @property
    def entity(self) -> str | None:
        """The main subject: of `jobLocation` the location; `job` only where there is no other."""
        special = [entity for entity in self.entities if entity != "job"]
        return special[-1] if special else ("job" if self.entities else None)

    def has(self, attribute: str) -> bool:
        """Whether a word names this kind of value."""
        return attribute in self.attributes


@lru_cache(8192)
def key_of(name: str) -> Key:
    """Return what a name means; empty meanings for unknown words."""
    parts = _words(name[:_LONGEST_KEY])
    known = [_meanings(word) for word in parts]
    meanings = [meaning for word in known if len(parts) == 1 or _ALONE not in word for meaning in word]
    entities = tuple(dict.fromkeys(meaning for group, meaning in meanings if group == "entities"))
    attributes = tuple(dict.fromkeys(meaning for group, meaning in meanings if group == "attributes"))
    return Key(entities=entities, attributes=attributes, words=tuple(parts))


def _words(name: str) -> list[str]:
    written = [fold(part) for part in _SEPARATORS.split(_CAMEL.sub(" ", name)) if part]
    found: list[str] = []
    for word in written:
        for part in word.split():
            found += _split(part) if not _meanings(part) else [part]
    whole = "".join(written)
    # `payPeriod` is two words, `weOffer` is one term.
    return [whole] if len(found) > 1 and whole in _exact() else _joined(found)


def _joined(parts: list[str]) -> list[str]:
    """Return the words with two of them as one where together they mean something else: `career page`."""
    for at, pair in enumerate(itertools.pairwise(parts)):
        meant = _exact().get("".join(pair), ())
        if meant and not set(meant) & {meaning for part in pair for meaning in _meanings(part)}:
            return [*parts[:at], "".join(pair), *parts[at + 2 :]]
    return parts


@cache
def _exact() -> dict[str, tuple[tuple[str, str], ...]]:
    known: dict[str, list[tuple[str, str]]] = {}
    for group, meanings in load("meanings").items():
        for meaning, text in meanings.items():
            for word in text.split():
                if not word.endswith("*"):
                    known.setdefault(fold(word.replace("_", "")).replace(" ", ""), []).append((group, meaning))
    return _of_labels() | {word: tuple(meanings) for word, meanings in known.items()}


def _of_labels() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return what single words mean that postings write before facts: whoever makes data in a language uses them."""
    return {
        fold(label).replace(" ", ""): meanings
        for fact, meanings in _MEANT_BY.items()
        for text in words("labels", fact).values()
        for label in tables.entries(text)
        if " " not in label
    }


@cache
def _stems() -> tuple[tuple[str, tuple[str, str]], ...]:
    return tuple(
        (fold(word[:-1]), (group, meaning))
        for group, tables in load("meanings").items()
        for meaning, text in tables.items()
        for word in text.split()
        if word.endswith("*")
    )


@lru_cache(8192)
def _meanings(word: str) -> tuple[tuple[str, str], ...]:
    exact = _exact().get(word)
    if exact:
        return exact
    return tuple(meaning for stem, meaning in _stems() if word.startswith(stem))[:1]


@lru_cache(2048)
def _split(word: str) -> list[str]:
    """Return the known words that an unknown one consists of: `joblocations`, `岗位要求`; else the word itself."""
    shortest = 1 if _UNSPACED.search(word) else _SHORTEST_PART
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(end):
            head, part = best[start], word[start:end]
            if head is None or len(part) < shortest or part not in _exact():
                continue
            current = best[end]
            if current is None or len(head) + 1 < len(current):
                best[end] = [*head, part]
    if whole := best[-1]:
        return whole
    if _UNSPACED.search(word):
        return _longest_parts(word)
    return [word]


def _longest_parts(word: str) -> list[str]:
    """Return the parts of a text without spaces, known ones as long as possible, what lies between as it is."""
    found: list[str] = []
    unknown = ""
    at = 0
    while at < len(word):
        end = next((end for end in range(len(word), at, -1) if word[at:end] in _exact()), at)
        if end > at:
            found += [unknown] if unknown else []
            found.append(word[at:end])
            unknown = ""
        else:
            unknown += word[at]
        at = max(end, at + 1)
    return [*found, unknown] if unknown else found


@lru_cache(4096)
def is_understood(text: str) -> bool:
    """Whether every word of a text has a meaning here."""
    parts = key_of(text).words
    return bool(parts) and all(_meanings(word) for word in parts)


@lru_cache(4096)
def is_page_word(text: str, *, loosely: bool = False) -> bool:
    """Whether a short text is made of words for jobs and pages only, as titles of pages are: `Detalhe da vaga`.

    Args:
        text: A line or a part of one.
        loosely: Words for people, pictures and contracts count as well, as in `Candidate Portal`; they may be titles.
    """
    entities = set(key_of(text).entities)
    allowed = _PAGE_WORDS | _LOOSE_WORDS if loosely else _PAGE_WORDS
    return bool(entities) and entities <= allowed and is_understood(text)
