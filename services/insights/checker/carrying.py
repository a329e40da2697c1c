"""Whether the words around a quote carry the words and numbers of a claim."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial
from itertools import pairwise

from services.insights.checker.places import Place
from services.insights.checker.polarity import negated_spans
from services.insights.checker.quantities import Quantity, is_number, numerals, quantities, supports
from services.insights.checker.vocabulary import data
from services.insights.checker.wording import content_of, is_frame, opposes, opposite, same_word, says
from services.insights.sentences.blocks import shadow
from services.insights.sentences.cues import form, language_of
from services.insights.sentences.stems import stem, words_of
from services.insights.text.rounds import mentions

__all__ = ["missing_detail", "unsupported"]

_SHORT = 5
"""Claims of so few words end with what they are about."""
_COMPLETE = 2
"""A clause of so many telling words says what it is about."""
_MANY = 3
"""Claims of so many words may have one that the quote does not say."""
_FOREIGN_MISSING = 0.34
_GLIMPSE = 12
"""Letters behind `after` in which a number says how long it took."""
_MOST_TEXTS = 64
"""Whose words are kept: those that the claims of one guide quote."""
_NUMBER_BREAK = re.compile(r"[;:,]\s| (?:and|but|then|plus|while|und|aber|y|pero|et|mais) ")
_THEN = form("then")
_BEFORE_THAT = re.compile(r" (?:(?:comes? )?after (?!\w+ing\b)|follow(?:s|ed|ing)? (?!by\b|up\b))")
_FROM_TO = re.compile(r"\bfrom (?P<one>.+?) to (?P<two>[^.,;]+)")
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![\"'(])\b([A-Z][\w+#]*)")


def unsupported(claim: str, places: Sequence[Place], *, section: str, own: Sequence[str] = ()) -> str | None:
    """Return what of a claim the quotes at these places do not carry, or None."""
    if not _readable(claim):
        return "its script cannot be checked"
    low = shadow(claim)
    words = partial(_words, section=section)
    for check in (_numbers, _rounds, words, _kinds_apart, _order, _polarity):
        reasons = [check(claim, low, place, own) for place in places]
        if all(reasons):
            return reasons[0]
    return None


def _readable(claim: str) -> bool:
    """Whether every letter is Latin, so that its words can be compared."""
    return all("LATIN" in unicodedata.name(letter, "") for letter in claim if letter.isalpha()) and any(
        letter.isalnum() for letter in claim
    )


def _numbers(claim: str, low: str, place: Place, own: Sequence[str]) -> str | None:
    del claim, own
    said = [*quantities(f"{place.sentence} "), *_in_thousands(place)]
    for claimed in quantities(low):
        held = [quantity for quantity in said if supports(quantity, claimed)]
        if not held:
            return f"the quote does not say {claimed.value:g} {claimed.unit or ' '.join(claimed.nouns[:1])}".strip()
        if all(_is_whole(quantity, said, place, quantities(low)) for quantity in held):
            return f"{claimed.value:g} is the whole, of which the quote tells a part"
        if all(_bound_elsewhere(low, quantity, place) for quantity in held):
            return f"{claimed.value:g} is said of something else"
    return _ends_of_ranges(low, said)


_PART_OF = re.compile(r"\b(?P<part>\d+) (?:out )?of (?:the |my |our |their |these |those )?$")


def _is_whole(quantity: Quantity, said: Sequence[Quantity], place: Place, claimed: Sequence[Quantity]) -> bool:
    """Whether a number is the four of `two of the four` and the claim leaves the two out."""
    part = _PART_OF.search(numerals(f"{place.sentence} ")[: quantity.start])
    return part is not None and quantity in said and all(one.value != float(part["part"]) for one in claimed)


_THOUSANDS = form("in_thousands")


def _in_thousands(place: Place) -> list[Quantity]:
    """Return the bare numbers of a list whose heading counts in thousands: `Base 70` below `Pay (k EUR)`."""
    top = place.text.sentences[0].sentence.low
    if not (_THOUSANDS.search(place.block) or (place.number and _THOUSANDS.search(top))):
        return []
    bare = (one for one in quantities(f"{place.sentence} ") if not one.unit and one.scale == 1.0)
    return [replace(one, value=1000 * one.value) for one in bare]


def _ends_of_ranges(low: str, said: Sequence[Quantity]) -> str | None:
    """Object to one end of a range that is told as the whole."""
    claimed = quantities(low)
    for quantity in said:
        if not quantity.range_end:
            continue
        same = [one for one in claimed if supports(quantity, one)]
        low_end = quantity.range_end == "low"
        others = [one for one in said if one.range_end and one.range_end != quantity.range_end]
        if not same or any(supports(other, one) for other in others for one in claimed):
            continue
        starts = re.search(r"\b(?:start|begin|minimum|at least|from|lowest|least)", low) is not None
        tops = re.search(r"\b(?:up to|max|top|at most|highest|most|as much as)", low) is not None
        if (low_end and not starts) or (not low_end and (starts or not tops)):
            return "it is one end of a range"
    return None


def _bound_elsewhere(claim: str, quantity: Quantity, place: Place) -> bool:
    """Whether a claimed word stands with another number than the claimed one."""
    text = numerals(f"{place.sentence} ")
    bounds, begin = [], 0
    for match in _NUMBER_BREAK.finditer(text):
        bounds.append((begin, match.start()))
        begin = match.end()
    bounds.append((begin, len(text)))
    said = quantities(f"{place.sentence} ")
    claimed = {one.value for one in quantities(claim)}
    home = [number for number, (low, high) in enumerate(bounds) if low <= quantity.start < high]
    for word in content_of(claim):
        if is_frame(word):
            continue
        where = [n for n, (low, high) in enumerate(bounds) if says(words_of(text[low:high]), word, place.text.language)]
        if not where or set(where) & set(home):
            continue
        if all(
            any(bounds[n][0] <= one.start < bounds[n][1] and one.value not in {1, *claimed} for one in said)
            for n in where
        ):
            return True
    return False


def _rounds(claim: str, low: str, place: Place, own: Sequence[str]) -> str | None:
    del claim, own
    claimed = {entry.name for entry, _, _ in mentions(low)}
    if not claimed:
        return None
    begin, end = place.start - place.offset, place.end - place.offset
    inside = {entry.name for entry, _, _ in mentions(place.clause)}
    if not inside:
        before = [(start, entry.name) for entry, start, _ in mentions(place.sentence[:end])]
        inside = {max(before)[1]} if before else {entry.name for entry, _, _ in mentions(place.sentences[0].line.label)}
    del begin
    if inside and not inside & claimed and not inside & _broad(claimed):
        return f"it is said of the {min(inside)}"
    return None


def _broad(names: set[str]) -> set[str]:
    """Return the rounds that are spoken of in the same words."""
    groups: list[list[str]] = data("rounds")["alike"]
    return {name for group in groups if names & set(group) for name in group}


@lru_cache(maxsize=64)
def _words_of_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in words_of(shadow(name)))


def _words(claim: str, low: str, place: Place, own: Sequence[str], section: str = "question") -> str | None:
    language = place.text.language
    ignored = _words_of_names(tuple(own))
    if language_of(low) == language:
        language = "en"
    idle = {word for phrase in _phrases().finditer(low) for word in words_of(phrase[0])}
    idle |= set(data("synonyms")["talks"]) if section == "stage" else set()
    content = [
        word
        for word in content_of(low, language_of(low))
        if not is_frame(word)
        and word not in ignored
        and word not in idle
        and not is_number(word)
        and not word[0].isdigit()
    ]
    here = _joined(words_of(place.sentence))
    near = (
        here
        + words_of(f"{place.before} {place.block}")
        + words_of(place.text.sentences[0].sentence.low if place.number <= 1 else "")
    )
    whole = _said_in(place.text.low)
    absent = [word for word in content if not says(whole, word, language) and not opposes(here, word)]
    for name in _NAME.findall(claim):
        if not set(words_of(name)) & ignored and stem(name.lower()) in {stem(word) for word in absent}:
            return f"the source does not say “{name}”"
    far = [
        word for word in content if word not in absent and not says(near, word, language) and not opposes(near, word)
    ]
    spare = int(len(content) >= _MANY and section in {"question", "stage"})
    allowed = max(1, int(_FOREIGN_MISSING * len(content))) if language != "en" and len(content) > 1 else spare
    if len(absent) > allowed or len(absent) + len(far) > max(allowed, len(content) // 3):
        return f"the quote does not say “{(absent or far)[0]}”"
    short = section in {"question", "stage"} and len(content) <= (_SHORT if language == "en" else _COMPLETE)
    if short and (absent or far) and content[-1] in {*absent, *far}:
        # What a question is about comes last; another word in its place makes another question.
        return f"the quote does not say “{content[-1]}”"
    refers = place.sentence if place.text.where == "title" else place.before if _REFERRING.search(place.clause) else ""
    quote = _joined(words_of(f"{place.quote} {place.clause} {refers}"))
    carried = [word for word in content or words_of(low) if says(quote, word, language) or opposes(quote, word)]
    if not carried and not quantities(low) and language == "en":
        return "quote and claim have no word in common"
    elsewhere = "" if _THEN.search(low) else _from_other_clause(content, place, language)
    if elsewhere:
        return f"“{elsewhere}” is said of something else"
    return _of_other_people(content, place, language)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(data("synonyms")["phrases"]))


@cache
def _apart() -> Mapping[str, frozenset[str]]:
    kinds: dict[str, list[str]] = data("rounds")["apart"]
    return {kind: frozenset(stem(word) for word in words) for kind, words in kinds.items()}


@cache
def _sequence() -> tuple[frozenset[str], frozenset[str]]:
    words: dict[str, list[str]] = data("rounds")["sequence"]
    return frozenset(map(stem, words["begins"])), frozenset(map(stem, words["ends"]))


def _kinds_apart(claim: str, low: str, place: Place, own: Sequence[str]) -> str | None:
    """Object when the claim names one round, level or time, and the words nearest to the quote name another."""
    del claim, own
    claimed = {stem(word) for word in words_of(low)}
    for kind, words in _apart().items():
        wanted, said = claimed & words, _nearest(place, words)
        if wanted and said and not wanted & said and not any(same_word(one, two) for one in wanted for two in said):
            return f"it is said of another of the {kind}: {min(said)}"
        if wanted and (others := _clauses_with_other(low, place, wanted, words)):
            return f"it is said of another of the {kind}: {others}"
    begins, ends = _sequence()
    clause = {stem(word) for word in words_of(place.clause)}
    for one, other in ((begins, ends), (ends, begins)):
        if claimed & one and not claimed & other and clause & other and not clause & one:
            return "it is told in another order"
    return None


def _clauses_with_other(low: str, place: Place, wanted: set[str], words: frozenset[str]) -> str:
    """Return what another clause says instead: `Monday the call, Thursday the contract` has no contract on Monday."""
    content = [
        word
        for word in content_of(low)
        if stem(word) not in words and not is_number(word) and word not in _plain_frames()
    ]
    clauses = [words_of(place.sentence[begin:end]) for begin, end in place.clauses()]
    for word in content:
        homes = [clause for clause in clauses if says(clause, word, place.text.language)]
        rivals = [{stem(one) for one in clause} & words for clause in homes]
        known = {one for rival in rivals for one in rival if any(same_word(one, two) for two in wanted)}
        if homes and all(rival and not rival & (wanted | known) for rival in rivals):
            return min(rivals[0])
    return ""


@cache
def _plain_frames() -> frozenset[str]:
    return frozenset(["candidate", "candidates", "interview", "company", "poster", "asked", "question", "questions"])


def _nearest(place: Place, words: frozenset[str]) -> set[str]:
    """Return the words of a kind in the quote's clause, else in the nearest clause before it, else in its label."""
    begin = place.start - place.offset
    before = [place.sentence[low:high] for low, high in place.clauses() if low <= begin]
    for nearby in [place.clause, *reversed(before), place.sentences[0].line.label]:
        if said := {stem(word) for word in words_of(nearby)} & words:
            return said
    return set()


def _order(claim: str, low: str, place: Place, own: Sequence[str]) -> str | None:
    """Object when the claim tells in another order what the source tells one after the other."""
    del claim, own
    if then := _THEN.search(low):
        parts = [low[: then.start()], low[then.end() :]]
    elif (after := _BEFORE_THAT.search(low)) and not quantities(low[after.end() : after.end() + _GLIMPSE]):
        parts = [low[after.end() :], low[: after.start()]]
    elif (change := _FROM_TO.search(low)) and _FROM_TO.search(place.sentence):
        parts = [change["one"], change["two"]]
    else:
        return None
    text = place.sentence
    if _BEFORE_THAT.search(text) and not _THEN.search(text):
        return None
    places = [_first_place(part, text, place.text.language) for part in parts]
    if any(found is None for found in places):
        text = place.text.low
        places = [_first_place(part, text, place.text.language) for part in parts]
    if all(found is not None for found in places) and places[0] > places[1]:  # type: ignore[operator]
        return "it is told in another order"
    return None


def _first_place(part: str, text: str, language: str) -> int | None:
    """Return where the first telling word of a part of a claim stands in a text."""
    content = [word for word in content_of(part) if not is_frame(word)] or content_of(part)
    first = _first_places(text)
    return min((first[one] for one in first for word in content if same_word(word, one, language)), default=None)


@lru_cache(_MOST_TEXTS)
def _first_places(text: str) -> Mapping[str, int]:
    """Return where each word of a text first stands in it."""
    places: dict[str, int] = {}
    for match in re.finditer(r"[^\W_]+", text):
        places.setdefault(next(iter(words_of(match[0])), ""), match.start())
    return places


_REFERRING = re.compile(
    r"\b(?:it|its|she|he|they|them|one|ones|there|that|this|these|those|theirs|his|her|him|their|so|such|same|latter|former|which|who|each|both|er|sie|es|ihr|ihm|dort|dies\w*|ella|él|eso|esto|ello|allí|il|elle|ils|ça|cela|y|là)\b"
)


def _from_other_clause(content: Sequence[str], place: Place, language: str) -> str:
    """Return a word of the claim that only another clause says, when the quote's stands for itself."""
    clause = place.clause
    if _REFERRING.search(clause) or len(content_of(clause, language)) < _COMPLETE:
        return ""
    home = _joined(words_of(f"{clause} {place.sentences[0].line.label} {place.block}"))
    for word in content:
        if (
            not says(home, word, language)
            and not opposes(home, word)
            and says(_said_in(place.text.low), word, language)
        ):
            return word
    return ""


@lru_cache(_MOST_TEXTS)
def _said_in(text: str) -> Sequence[str]:
    """Return each word of a text once, also two words as one; a post is asked about for each claim."""
    return tuple(dict.fromkeys(_joined(words_of(text))))


def _joined(words: Sequence[str]) -> list[str]:
    """Return words and, since people write `on site` and `onsite`, pairs of them as one."""
    return [*words, *(one + two for one, two in pairwise(words))]


@cache
def _people() -> frozenset[str]:
    return frozenset(stem(word) for word in data("rounds")["people"])


def _of_other_people(content: Sequence[str], place: Place, language: str) -> str | None:
    """Object when the claim names people of another clause than the quote's, which names its own."""
    clause = words_of(place.clause)
    present = {stem(word) for word in clause if stem(word) in _people()}
    if not present:
        return None
    for word in content:
        if stem(word) in _people() and not says(clause, word, language):
            return f"it is said of {min(present)}"
    return None


def _polarity(claim: str, low: str, place: Place, own: Sequence[str]) -> str | None:
    """Object when a word is negated on one side only."""
    del claim
    language = place.text.language
    text = place.part
    ignored = _words_of_names(tuple(own))
    said, claimed = _signs(text, language), _signs(low, language_of(low))
    if turned := _turned(low, text):
        return turned
    if negated_spans(low, language_of(low)) and negated_spans(text, language):
        return None
    for word, negated in claimed:
        opposed = any(opposite(word, one) for one, _ in said) and not any(one == word for one, _ in said)
        if (
            is_frame(word)
            and word not in data("synonyms")["deeds"]
            and not opposed
            and len(claimed) > 1
            and not _only_frames(claimed)
        ):
            continue
        if word in ignored:
            continue
        matches = [
            sign != opposite(word, one) for one, sign in said if same_word(word, one, language) or opposite(word, one)
        ]
        if matches and all(sign != negated for sign in matches):
            return f"“{word}” is {'denied' if not negated else 'affirmed'} there"
    return None


def _turned(low: str, text: str) -> str | None:
    """Object to `more` where the source says `less`."""
    claimed, said = set(words_of(low)), set(words_of(text))
    pairs: list[list[str]] = data("rounds")["turned"]
    for one, other in [*pairs, *([two, one] for one, two in pairs)]:
        if one in claimed and other in said and one not in said and other not in claimed:
            return f"it is {other}, not {one}"
    return None


def _only_frames(signs: Sequence[tuple[str, bool]]) -> bool:
    return all(is_frame(word) for word, _ in signs)


def _signs(low: str, language: str) -> list[tuple[str, bool]]:
    """Return the content words of a shadow, each with whether it is negated."""
    spans = negated_spans(low, language)
    stop = re.compile(r"[^\W_]+(?:[+#]+|'[^\W\d_]+)?")
    content = set(content_of(low, language))
    signs = []
    for match in stop.finditer(low):
        word = next(iter(words_of(match[0])), "")
        if word in content:
            signs.append((word, sum(begin <= match.start() < end for begin, end in spans) % 2 == 1))
    return signs


def missing_detail(name: str, value: str, place: Place, own: Sequence[str]) -> str | None:
    """Return what of a shown detail its place does not carry, or None."""
    if not _readable(value):
        return f"the {name} cannot be checked"
    low = shadow(value)
    if quantities(low):
        # A detail is the bare number: of `15 mins tops` it is 15 minutes.
        said = [replace(one, bound="") for one in quantities(f"{place.sentence} ")]
        told = all(any(supports(one, claimed) for one in said) for claimed in quantities(low))
        reason = None if told else _numbers(value, low, place, own)
        reason = reason or (_rounds(value, low, place, own) if name != "duration" else None)
        return f"{name}: {reason}" if reason else None
    if name == "stage":
        wanted = {entry.name for entry, _, _ in mentions(f" {low}")}
        nearby = f"{place.sentence}\n{place.before}\n{place.block}\n{place.sentences[0].line.label}"
        named = {entry.name for entry, _, _ in mentions(nearby)}
        return None if wanted & named or wanted & _broad(named) else "the round is not named there"
    around = words_of(f"{place.sentence} {place.before} {place.block} {place.text.sentences[0].sentence.low}")
    absent = [word for word in content_of(low) if not says(around, word, place.text.language)]
    if absent:
        return f"the {name} “{value}” is not said there"
    people = {stem(word) for word in content_of(low)} & _people()
    if people and name == "interviewer" and _of_other_people(content_of(low), place, place.text.language):
        return f"another {name} is named there"
    return None
