"""What a claim and the place of its quote have in common and what not, as named features."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import combinations

from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.carrying.content import people
from services.insights.checker.judging.alignment import Alignment
from services.insights.checker.judging.numbers import number_features
from services.insights.checker.judging.steps import steps
from services.insights.checker.places import Place
from services.insights.checker.polarity import negated_spans
from services.insights.sentences.cues import form, shown, vocabulary
from services.insights.sentences.stems import stem, words_of

__all__ = ["features_of", "has_odd_denials"]

_SHARES = (0.01, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
_COUNTS = (1, 2, 3, 5)
_SIZES = (1, 2, 3, 5, 8, 12)
_TELLER, _OTHERS = form("claims_of_teller"), form("claims_of_others")
_TELLER_DOES, _OTHERS_DO = form("teller_does"), form("others_do")
_OF_ME, _TO_YOU = form("of_me"), form("to_you")
_TONES = {name: form(name) for name in ("sure", "guarded", "attributes", "would", "compares", "reasons")}
_AROUND = frozenset(
    ["asked", "predicted", "hearsay", "refuted", "taken_back", "hypothetical", "candidate_asks", "denied", "distanced"]
)
_PAIRED = re.compile(
    r"(?:same|said|nowhere|left share)>=0\.(?:35|5|65|8|95)$|(?:lost|left)>=[12]|absent>=1|turned|rule:|language:"
    r"|denied:one|opposed|number worst:"
)
"""What means something else beside another of these."""


def features_of(claim: ClaimText, place: Place, objections: Collection[str]) -> set[str]:
    """Return the names of the features.

    Args:
        claim: The claim.
        place: Where its quote stands.
        objections: The names of the rules that object to it.
    """
    found = set(_features(claim, place))
    found.update(f"rule:{name}" for name in objections)
    return found | set(_pairs(found))


def _features(claim: ClaimText, place: Place) -> Iterator[str]:
    words = Alignment(claim=claim, place=place)
    yield f"section:{claim.section}"
    yield "language:en" if place.text.language == "en" else "language:other"
    yield f"scope:{place.scope}"
    yield f"where:{place.text.where.split(':')[0]}"
    yield from _coverage(words)
    yield from _rest(words)
    yield from number_features(claim, place)
    yield from _denials(claim, place)
    yield from _tones(claim, place)
    yield from _cues(claim, place)
    yield from _people(claim, place)


def _coverage(words: Alignment) -> Iterator[str]:
    """Yield how much of the claim is said, and how near."""
    every = words.words
    whole = max(1, len(every))
    yield from steps("words", len(every), _SIZES)
    yield from steps("same", sum(word.same for word in every) / whole, _SHARES)
    yield from steps("said", sum(word.said >= 0 for word in every) / whole, _SHARES)
    yield from steps("there", sum(word.is_here for word in every) / whole, _SHARES)
    absent = sum(word.reach == "nowhere" for word in every)
    yield from steps("nowhere", absent / whole, _SHARES)
    yield from steps("absent", absent, _COUNTS)
    yield from steps("lost", sum(word.said < 0 for word in every), _COUNTS)
    yield from steps("far", sum(word.reach in {"near", "text"} for word in every), _COUNTS)
    if every:
        yield f"last:{'same' if every[-1].same else every[-1].reach}"


def _rest(words: Alignment) -> Iterator[str]:
    """Yield how much of the quote the claim leaves out, and in which order it tells the rest."""
    left = len(words.unclaimed)
    yield from steps("quoted", len(words.quoted), _SIZES)
    yield from steps("left", left, _COUNTS)
    yield from steps("left share", left / max(1, len(words.quoted)), _SHARES)
    yield from steps("turned", words.turned, (0.01, 0.3, 0.6))
    if words.opposed:
        yield "opposed"


def has_odd_denials(claim: ClaimText, place: Place) -> bool:
    """Whether only one of claim and quote denies something."""
    ours = len(negated_spans(claim.low, claim.language))
    return (ours + len(negated_spans(place.quote, place.text.language))) % 2 == 1


def _denials(claim: ClaimText, place: Place) -> Iterator[str]:
    ours = len(negated_spans(claim.low, claim.language)) % 2
    theirs = len(negated_spans(place.clause, place.text.language)) % 2
    yield f"denied:{ours}{theirs}"
    if has_odd_denials(claim, place):
        yield "denied:one"


def _tones(claim: ClaimText, place: Place) -> Iterator[str]:
    """Yield who is sure, who is not, who compares and who gives reasons."""
    for name, pattern in _TONES.items():
        yield from _of_both(name, pattern.search(claim.low) is not None, pattern.search(place.clause) is not None)


def _of_both(name: str, ours: object, theirs: object) -> Iterator[str]:
    if ours or theirs:
        yield f"{name}:{'both' if ours and theirs else 'claim' if ours else 'quote'}"


@cache
def _all_cues() -> frozenset[str]:
    return frozenset(name for name, entry in vocabulary("en").items() if isinstance(entry, dict) and "says" in entry)


def _cues(claim: ClaimText, place: Place) -> Iterator[str]:
    language = place.text.language
    ours = set(shown(_all_cues(), claim.low, claim.language))
    theirs = set(shown(_all_cues(), place.part, language))
    for cue in ours | theirs:
        yield from _of_both(f"cue {cue}", cue in ours, cue in theirs)
    for name, text in (("before", place.before), ("after", place.after)):
        yield from (f"{name}:{cue}" for cue in shown(_AROUND, text, language))


def _people(claim: ClaimText, place: Place) -> Iterator[str]:
    """Yield of whom the claim and the quote's clause speak."""
    clause = place.clause
    ours = "teller" if _TELLER.search(claim.low) else "others" if _OTHERS.search(claim.low) else "none"
    theirs = "teller" if _TELLER_DOES.match(clause) else "others" if _OTHERS_DO.match(clause) else "none"
    yield f"who:{ours}:{theirs}"
    if _OF_ME.search(clause):
        yield "of me"
    if _TO_YOU.search(clause):
        yield "to you"
    claimed = {stem(word) for word in words_of(claim.low)} & people()
    said = {stem(word) for word in words_of(clause)} & people()
    if claimed - said:
        here = claimed & {stem(word) for word in words_of(place.sentence)}
        yield "people:elsewhere" if here else "people:nobody"
    yield from _of_both("people", claimed - said, said - claimed)


def _pairs(found: set[str]) -> Iterator[str]:
    kept = sorted(name for name in found if _PAIRED.match(name))
    yield from (f"{one}&{two}" for one, two in combinations(kept, 2) if one.split(">")[0] != two.split(">")[0])
