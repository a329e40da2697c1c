"""Whether the words of a claim are said around its quote, and of what it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from lexicon.company.everyday import is_everyday
from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.carrying.kinds import current_round, is_of_kind
from services.insights.checker.carrying.order import tells_in_turn
from services.insights.checker.outcomes import outcomes_in
from services.insights.checker.places import Place
from services.insights.checker.quantities import is_number, quantities
from services.insights.checker.standing import Section
from services.insights.checker.vocabulary import data
from services.insights.checker.wording import content_of, is_frame, opposes, says
from services.insights.sentences.stems import stem, words_of

__all__ = ["of_other_people", "people", "unsaid"]


_SHORT = 5
"""Claims of so few words end with what they are about."""
_COMPLETE = 2
"""A clause of so many telling words says what it is about."""
_MANY = 3
"""Claims of so many words may have one that the quote does not say."""
_FOREIGN_MISSING = 0.34
_MOST_TEXTS = 64
"""Whose words are kept: those that the claims of one guide quote."""
_INITIALS = range(2, 7)
_REMEMBERED = 3
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![\"'(])\b([A-Z][\w+#]*)")
_LOOSE: frozenset[Section] = frozenset({"question", "stage"})
"""Sections whose claims rephrase: a word of several may be missing."""


def unsaid(claim: ClaimText, place: Place) -> str | None:
    """Return what a claim says that the words around its quote do not, or None."""
    language = "en" if claim.language == place.text.language else place.text.language
    passage = _Passage(place=place, language=language)
    content = _telling(claim, passage)
    absent = [word for word in content if not passage.says_somewhere(word)]
    for name in _NAME.findall(claim.raw):
        if not set(words_of(name)) & claim.words_of_employer and stem(name.lower()) in {stem(word) for word in absent}:
            return f"the source does not say “{name}”"
    far = [word for word in content if word not in absent and not passage.says_nearby(word)]
    missing = [*absent, *far]
    allowed = _allowed(claim, content, language)
    if len(absent) > allowed or len(missing) > max(allowed, len(content) // 3):
        return f"the quote does not say “{missing[0]}”"
    short = claim.section in _LOOSE and len(content) <= (_SHORT if language == "en" else _COMPLETE)
    if short and missing and content[-1] in missing:
        # What a question is about comes last; another word in its place makes another question.
        return f"the quote does not say “{content[-1]}”"
    told = bool(outcomes_in(place.part) & outcomes_in(claim.low))
    if language == "en" and not (told or quantities(claim.low) or passage.quotes_some(content or _deeds(claim))):
        return "quote and claim have no word in common"
    elsewhere = [] if tells_in_turn(claim.low) else _from_other_clause(content, place, language)
    if len(elsewhere) > allowed or (language != "en" and elsewhere) or any(map(is_of_kind, elsewhere)):
        return f"“{elsewhere[0]}” is said of something else"
    return of_other_people(content, place, language)


def _allowed(claim: ClaimText, content: Sequence[str], language: str) -> int:
    """Return how many words of a claim its source need not say."""
    if language != "en" and len(content) > 1:
        return max(1, int(_FOREIGN_MISSING * len(content)))
    return int(len(content) >= (_MANY if claim.section in _LOOSE else 4))


def _telling(claim: ClaimText, passage: "_Passage") -> list[str]:
    """Return the words of a claim that must be said."""
    idle = {word for phrase in _phrases().finditer(claim.low) for word in words_of(phrase[0])}
    idle |= set(data("synonyms")["talks"]) if claim.section == "stage" else set()
    idle |= claim.words_of_employer
    stated = outcomes_in(passage.place.part)
    idle |= {word for kind in stated for phrase in data("outcomes")["names"].get(kind, ()) for word in words_of(phrase)}
    content = [
        word
        for word in content_of(claim.low, claim.language)
        if not is_frame(word) and word not in idle and not is_number(word) and not word[0].isdigit()
    ]
    spelt = _spelt_out(words_of(claim.low), [*passage.here, *words_of(passage.place.text.title)])
    return [word for word in content if word not in spelt]


def _deeds(claim: ClaimText) -> list[str]:
    """Return what a claim of nothing but common words tells: neither who nor whose."""
    ignored = claim.words_of_employer.union(data("synonyms")["somebody"])
    told = [word for word in content_of(claim.low, claim.language) if word not in ignored]
    return told or words_of(claim.low)


def _spelt_out(words: Sequence[str], said: Sequence[str]) -> set[str]:
    """Return the words of a claim whose initials are said: those of `situational judgement test` by `SJT`."""
    initials = "".join(word[0] for word in words)
    found: set[str] = set()
    for short in {word for word in said if len(word) in _INITIALS and word.isalpha() and not is_everyday(word)}:
        begin = initials.find(short)
        while begin >= 0:
            found.update(words[begin : begin + len(short)])
            begin = initials.find(short, begin + 1)
    return found


@dataclass(frozen=True)
class _Passage:
    """The words around a quote, from its clause to its whole text."""

    place: Place
    language: str

    @cached_property
    def here(self) -> Sequence[str]:
        """Return the words of the quote's sentence."""
        return _joined(words_of(self.place.sentence))

    @cached_property
    def _near(self) -> Sequence[str]:
        place = self.place
        first = place.text.sentences[0].sentence.low if place.number <= 1 else ""
        # What a post is about goes without saying.
        meant = _last_sentences(place) if _REFERRING.search(place.clause) else place.before
        return [*self.here, *words_of(f"{meant} {place.block} {first} {place.text.title}")]

    @cached_property
    def _quoted(self) -> Sequence[str]:
        place = self.place
        refers = (
            place.sentence if place.text.where == "title" else place.before if _REFERRING.search(place.clause) else ""
        )
        return _joined(words_of(f"{place.quote} {place.clause} {refers}"))

    def says_somewhere(self, word: str) -> bool:
        """Whether the text or its title says a word, or the quote's sentence its opposite."""
        text = self.place.text
        return any(says(_said_in(low), word, self.language) for low in (text.low, text.title)) or opposes(
            self.here, word
        )

    def says_nearby(self, word: str) -> bool:
        """Whether sentence, sentence before or block say a word or its opposite."""
        return says(self._near, word, self.language) or opposes(self._near, word)

    def quotes_some(self, words: Sequence[str]) -> bool:
        """Whether the quote's clause says one of some words or its opposite."""
        return any(says(self._quoted, word, self.language) or opposes(self._quoted, word) for word in words)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(data("synonyms")["phrases"]))


_REFERRING = re.compile(
    r"\b(?:it|its|she|he|they|them|one|ones|there|that|this|these|those|theirs|his|her|him|their|so|such|same|latter|former|which|who|each|both|er|sie|es|ihr|ihm|dort|dies\w*|ella|él|eso|esto|ello|allí|il|elle|ils|ça|cela|y|là)\b"
)


def _last_sentences(place: Place) -> str:
    """Return the shadows of the sentences before a place, in which pronouns find whom they mean."""
    before = place.text.sentences[max(0, place.number - _REMEMBERED) : place.number]
    return " ".join(scoped.sentence.low for scoped in before)


def _from_other_clause(content: Sequence[str], place: Place, language: str) -> list[str]:
    """Return the words of the claim that only another clause says, when the quote's stands for itself."""
    clause = place.clause
    if _REFERRING.search(clause) or len(content_of(clause, language)) < _COMPLETE:
        return []
    label = place.sentence[: place.start - place.offset].rpartition(":")[0]
    home = _joined(words_of(f"{clause} {label} {place.sentences[0].line.label} {place.block}"))
    around = _said_in(place.text.low)
    return [
        word
        for word in content
        if not says(home, word, language)
        and not opposes(home, word)
        and says(around, word, language)
        and stem(word) != current_round(place)
    ]


@lru_cache(_MOST_TEXTS)
def _said_in(text: str) -> Sequence[str]:
    """Return each word of a text once, also two words as one; a post is asked about for each claim."""
    return tuple(dict.fromkeys(_joined(words_of(text))))


def _joined(words: Sequence[str]) -> list[str]:
    """Return words and, since people write `on site` and `onsite`, pairs of them as one."""
    return [*words, *(one + two for one, two in pairwise(words))]


@cache
def people() -> frozenset[str]:
    """Return the stems of words for people whose affairs differ."""
    return frozenset(stem(word) for word in data("rounds")["people"])


def of_other_people(content: Sequence[str], place: Place, language: str) -> str | None:
    """Object when the claim names people of another clause than the quote's, which names its own."""
    clause = words_of(place.clause)
    present = {stem(word) for word in clause if stem(word) in people()}
    if not present:
        return None
    for word in content:
        if stem(word) in people() and not says(clause, word, language):
            return f"it is said of {min(present)}"
    return None
