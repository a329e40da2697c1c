"""What of a claim, and of the details shown beside it, the words around its quote do not carry."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.carrying.content import of_other_people, people, unsaid
from services.insights.checker.carrying.denial import turned
from services.insights.checker.carrying.figures import differing_numbers
from services.insights.checker.carrying.kinds import broad, other_kind, other_round
from services.insights.checker.carrying.order import other_order
from services.insights.checker.carrying.owners import is_apart
from services.insights.checker.carrying.subject import other_subject
from services.insights.checker.places import Place
from services.insights.checker.quantities import quantities, supports
from services.insights.checker.wording import content_of, says
from services.insights.sentences.blocks import shadow
from services.insights.sentences.stems import stem, words_of
from services.insights.text.rounds import mentions

__all__ = ["RULES", "YIELDING", "is_readable", "missing_detail"]

RULES: Mapping[str, Callable[[ClaimText, Place], str | None]] = {
    "round": other_round,
    "kind": other_kind,
    "order": other_order,
    "subject": other_subject,
    "denial": turned,
    "numbers": differing_numbers,
    "words": unsaid,
}
"""What may speak against a claim, each with its reason."""
YIELDING = ("numbers", "words")
"""Rules that know too few words to be certain: they object to as many true claims as false ones."""


def is_readable(text: str) -> bool:
    """Whether every letter is Latin, so that its words can be compared."""
    return all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha()) and any(
        letter.isalnum() for letter in text
    )


def missing_detail(name: str, value: str, place: Place, own: Sequence[str]) -> str | None:
    """Return what of a shown detail its place does not carry, or None."""
    if not is_readable(value):
        return f"the {name} cannot be checked"
    low = shadow(value)
    if quantities(low):
        # A detail is the bare number: of `15 mins tops` it is 15 minutes.
        said = [
            replace(one, bound="")
            for one in quantities(f"{place.sentence} ")
            if not is_apart(one, place, f"{name} {low}")
        ]
        told = all(any(supports(one, claimed) for one in said) for claimed in quantities(low))
        detail = ClaimText(raw=value, section="stage", own=own)
        reason = None if told else differing_numbers(detail, place)
        reason = reason or (other_round(detail, place) if name != "duration" else None)
        return f"{name}: {reason}" if reason else None
    if name == "stage":
        wanted = {entry.name for entry, _, _ in mentions(f" {low}")}
        nearby = f"{place.sentence}\n{place.before}\n{place.block}\n{place.sentences[0].line.label}"
        named = {entry.name for entry, _, _ in mentions(nearby)}
        return None if wanted & named or wanted & broad(named) else "the round is not named there"
    around = words_of(f"{place.sentence} {place.before} {place.block} {place.text.sentences[0].sentence.low}")
    absent = [word for word in content_of(low) if not says(around, word, place.text.language)]
    if absent:
        return f"the {name} “{value}” is not said there"
    named = {stem(word) for word in content_of(low)} & people()
    if named and name == "interviewer" and of_other_people(content_of(low), place, place.text.language):
        return f"another {name} is named there"
    return None
