"""Whether a claim affirms what its quote denies, or the other way round."""

import re
from collections.abc import Sequence

from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.places import Place
from services.insights.checker.polarity import negated_spans
from services.insights.checker.quantities import is_number
from services.insights.checker.vocabulary import data
from services.insights.checker.wording import content_of, is_frame, opposes, opposite, same_word, says
from services.insights.sentences.cues import has
from services.insights.sentences.stems import words_of

__all__ = ["turned"]


def turned(claim: ClaimText, place: Place) -> str | None:
    """Object when a word is negated on one side only."""
    low, language = claim.low, place.text.language
    # What was not known or not asked beside a question stands in clauses of its own.
    text = place.clause if claim.section == "question" else place.part
    ignored = claim.words_of_employer
    said, claimed = _signs(text, language), _signs(low, claim.language)
    if turned := _compared_otherwise(low, text) or _forbidden(claim, place) or _opposite_of(claim, place):
        return turned
    if negated_spans(low, claim.language) and negated_spans(text, language):
        return _denies_another(said, claimed, language)
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


def _forbidden(claim: ClaimText, place: Place) -> str | None:
    """Object to what may be done where it may not."""
    allowed = has("allowed", claim.low) and not has("forbidden", claim.low) and claim.section != "question"
    return "it is not allowed there" if allowed and has("forbidden", place.clause) else None


def _opposite_of(claim: ClaimText, place: Place) -> str | None:
    """Object when each clause that says the rest of a claim says the opposite of one of its words."""
    if negated_spans(place.sentence, place.text.language):
        return None
    compared = {word for pair in data("rounds")["turned"] for word in pair}
    content = [word for word in content_of(claim.low, claim.language) if word not in compared and not is_number(word)]
    clauses = [words_of(place.sentence[begin:end]) for begin, end in place.clauses()]
    for word in content:
        homes = [
            words for words in clauses if any(says(words, one) for one in content if one != word and not is_frame(one))
        ]
        if len(clauses) > 1 and homes and all(opposes(words, word) and not says(words, word) for words in homes):
            return f"the opposite of “{word}” is said of it"
    return None


def _denies_another(said: Sequence[tuple[str, bool]], claimed: Sequence[tuple[str, bool]], language: str) -> str | None:
    """Object when what a claim denies is only affirmed there, although something else is denied."""
    denied = [word for word, negated in claimed if negated and not is_frame(word)]
    matches = [sign for word in denied for one, sign in said if same_word(word, one, language)]
    return f"“{denied[0]}” is affirmed there" if matches and not any(matches) else None


def _compared_otherwise(low: str, text: str) -> str | None:
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
        if word in content and not is_number(word):
            signs.append((word, sum(begin <= match.start() < end for begin, end in spans) % 2 == 1))
    return signs
