"""The employment type in the sentences that offer the job: `We offer a permanent contract`, `seeks …, full time`."""

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.fields.role.employment import kinds_of_employment, normalise_employment, words_of_employment
from services.parser.text.headings import heading_kind

__all__ = ["offered_employment"]

_SENTENCES = lazy_compile(r"(?<=[^\W\d_]{3}[.!?])\s+|\n")
_SEEKS = lazy_compile(
    rf"\b(?:{alternatives('sentences', 'seeks')}|{alternatives('sentences', 'hires')}|"
    rf"{alternatives('sentences', 'vacant')})(?!\w)"
)
# Interns and contractors may be spoken of for other reasons.
_PLAIN = frozenset({"Full-time", "Part-time", "Permanent"})
_EXCLUSIVE = frozenset({"Full-time", "Part-time"})
_HEAD, _LONGEST, _OPENING = 8000, 400, 3


def offered_employment(text: str) -> str | None:
    """Return the types that such sentences name; None where they name none, or contradict each other."""
    found: dict[str, None] = {}
    for sentence in _SENTENCES.split(text[:_HEAD]):
        if len(sentence) <= _LONGEST and _offers(sentence):
            words = words_of_employment(sentence)
            found |= dict.fromkeys(word for word in words if set(kinds_of_employment(word)) <= _PLAIN)
    is_contradictory = {kind for word in found for kind in kinds_of_employment(word)} >= _EXCLUSIVE
    return normalise_employment(found) if found and not is_contradictory else None


def _offers(sentence: str) -> bool:
    if not kinds_of_employment(sentence):
        return False
    opening = " ".join(sentence.partition(":")[0].split()[:_OPENING])
    return heading_kind(opening) == "benefits" or _SEEKS.search(sentence.lower()) is not None
