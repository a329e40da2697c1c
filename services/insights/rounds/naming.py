"""Whether the words that seem to name a round do: `behavioral questions` are asked in any round."""

from collections.abc import Iterator
from itertools import combinations

from lexicon import patterns
from services.insights.rounds.mentions import RoundMention
from services.insights.text.rounds import mentions

__all__ = ["naming"]

_IN_SENTENCE = {name: patterns.pattern("rounds", name) for name in ("errand", "screening")}
_NEAR = {name: patterns.pattern("rounds", name) for name in ("tool", "live", "at_home", "practising", "counted")}
_BEFORE = {name: patterns.pattern("rounds", name) for name in ("own", "in_general")}
_NOUN, _KIND_OF_QUESTION, _NONE = (
    patterns.pattern("rounds", name) for name in ("noun", "kind_of_question", "none_before")
)
_FAR, _BESIDE, _NEXT, _LAST, _SHORT = 60, 40, 22, 18, 15
"""Characters around a name that are looked at."""
_LENGTHS = (3, 6, 12)


def naming(mention: RoundMention) -> Iterator[str]:
    """Yield the names of the features of a mention: what stands next to the name, by round and in pairs."""
    low, name = mention.scoped.sentence.low, mention.entry.name
    found = {sign for sign, holds in _signs(mention) if holds}
    signs = [sign for sign, _ in _signs(mention)]
    said = {sign if sign in found else f"no {sign}" for sign in signs}
    said |= {f"beside:{entry.name}" for entry, _, _ in mentions(low) if entry.name != name}
    said |= {f"form:{mention.scoped.line.kind}", f"words:{sum(len(low.split()) > most for most in _LENGTHS)}"}
    yield from said
    yield from (f"{name}|{sign}" for sign in said)
    yield from (f"{one}&{other}" for one, other in combinations(sorted(found), 2))
    yield f"called:{low[mention.start : mention.end]}"
    yield f"round:{name}"


def _signs(mention: RoundMention) -> Iterator[tuple[str, bool]]:
    low, start, end = mention.scoped.sentence.low, mention.start, mention.end
    before, after = low[max(0, start - _BESIDE) : start], low[end : end + _BESIDE]
    near = low[max(0, start - _FAR) : end + _FAR]
    yield "noun within", _NOUN.search(low[start:end]) is not None
    yield "noun behind", _NOUN.search(after[:_NEXT]) is not None
    yield "noun before", _NOUN.search(before[-_LAST:]) is not None
    yield "kind of question", _KIND_OF_QUESTION.match(after) is not None
    yield "none before", _NONE.search(before[-_SHORT:]) is not None
    yield "label", bool(mention.scoped.line.label) and end <= len(mention.scoped.line.label) + 2
    for signs, part in ((_IN_SENTENCE, low), (_NEAR, near), (_BEFORE, before)):
        yield from ((name, words.search(part) is not None) for name, words in signs.items())
