"""Whether a claim says of one person what its quote says of another: the teller, the interviewer, somebody else."""

import re

from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.carrying.content import people
from services.insights.checker.places import Place
from services.insights.sentences.cues import form
from services.insights.sentences.stems import stem, words_of

__all__ = ["other_subject"]

_TELLER, _OTHERS = form("claims_of_teller"), form("claims_of_others")
_TELLER_DOES, _OTHERS_DO = form("teller_does"), form("others_do")
_OF_TELLER = form("of_me")
_PERSON = re.compile(r"^\W*(?:the |an? )?(?P<who>[\w-]+) (?:asked|asks|wanted|said|says|gave|told|took)\b")


def other_subject(claim: ClaimText, place: Place) -> str | None:
    """Return why what is said of one person is not said of the claim's, or None."""
    clause = place.clause
    if place.text.language != "en":
        return None
    if _TELLER.search(claim.low) and _OTHERS_DO.match(clause) and not _OF_TELLER.search(clause):
        return "it is said of somebody else than the teller"
    if _OTHERS.search(claim.low) and _TELLER_DOES.match(clause) and not _OTHERS_DO.search(clause):
        return "the teller says it of themselves"
    if claim.section == "tip" and _OTHERS_DO.match(clause) and not _OTHERS.search(claim.low):
        return "it is what somebody did, not advice"
    return _of_another(claim, place)


def _of_another(claim: ClaimText, place: Place) -> str | None:
    """Object to the manager as the one who asked when the words before the quote name the peers."""
    person = _PERSON.match(claim.low)
    if not person or stem(person["who"]) not in people():
        return None
    before = words_of(place.sentence[: place.end - place.offset])
    nearest = next((stem(word) for word in reversed(before) if stem(word) in people()), None)
    return None if nearest in {None, stem(person["who"])} else f"it is said of {nearest}"
