"""Whether a claim affirms what its quote denies, or the other way round."""

import re
from collections.abc import Sequence

from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.places import Place
from services.insights.checker.polarity import negated_spans
from services.insights.checker.vocabulary import data
from services.insights.checker.wording import content_of, is_frame, opposite, same_word
from services.insights.sentences.stems import words_of

__all__ = ["turned"]


def turned(claim: ClaimText, place: Place) -> str | None:
    """Object when a word is negated on one side only."""
    low, language = claim.low, place.text.language
    text = place.part
    ignored = claim.words_of_employer
    said, claimed = _signs(text, language), _signs(low, claim.language)
    if turned := _compared_otherwise(low, text):
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
        if word in content:
            signs.append((word, sum(begin <= match.start() < end for begin, end in spans) % 2 == 1))
    return signs
