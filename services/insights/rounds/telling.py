"""What the surroundings of a named round say of whether it took place."""

from collections.abc import Iterator

from lexicon import patterns
from services.insights.asked.clauses import is_hypothetical
from services.insights.asked.listed import asks_readers
from services.insights.asked.spans import Span
from services.insights.asked.surroundings import list_of, title_of, tone_of, words_around
from services.insights.rounds.mentions import RoundMention
from services.insights.sentences.cues import form, has, shown
from services.insights.text.rounds import mentions

__all__ = ["telling"]

_CUES = frozenset(
    [
        *("asked", "predicted", "usual", "wish", "fear", "practice", "hypothetical", "denied", "candidate_asks"),
        *("elsewhere", "hearsay", "insider", "announced", "long_ago", "ended", "negation", "reader_question", "future"),
        *("outlook", "own_place", "past", "inference", "process", "of_others", "instruction", "reader_asks", "vendor"),
    ]
)
_AROUND = frozenset(["asked", "predicted", "practice", "elsewhere", "reader_question", "process", "past", "future"])
_SIGNS = {name: patterns.pattern("stages", name) for name in ("not_held", "advice", "real", "open_question")}
_WHOLE = {name: patterns.pattern("stages", name) for name in ("guessed", "asks", "states", "not_of_candidates")}
_OF_ME, _TO_YOU, _READERS = form("of_me"), form("to_you"), form("readers")
_LISTS = frozenset({"item", "row"})
_LENGTHS = (4, 10, 20, 40)
_COUNTS = (1, 2, 4, 8)


def telling(mention: RoundMention) -> Iterator[str]:
    """Yield the names of the features of a mention: cues, words and forms of its sentence, its list, its text."""
    scoped, text, low = mention.scoped, mention.text, mention.scoped.sentence.low
    line, head = scoped.line, low[: mention.start]
    yield f"name:{mention.entry.name}"
    yield f"scope:{scoped.at(mention.start)}"
    yield f"where:{text.where.split(':')[0]}"
    yield f"kind:{line.kind}"
    yield f"language:{'en' if text.language == 'en' else 'other'}"
    for place, cues, shadow in (
        ("sentence", _CUES, low),
        ("head", _CUES, head[-90:]),
        ("before", _AROUND, mention.before),
        ("after", _AROUND, mention.after),
        ("lead", _AROUND, line.lead),
        ("heading", _AROUND, line.heading),
    ):
        yield from (f"{place}:{cue}" for cue in shown(cues, shadow, text.language))
    yield from _signs(mention, low, head)
    if text.language == "en":
        yield from words_around(mention.before, scoped, Span(mention.start, mention.end, "round"))
    yield from tone_of(text)
    yield from title_of(mention.title)
    if line.kind in _LISTS:
        yield from list_of(text, line.lead, line.heading)


def _signs(mention: RoundMention, low: str, head: str) -> Iterator[str]:
    line = mention.scoped.line
    signs = {
        "not held": _SIGNS["not_held"].search(head) is not None,
        "counsel before": _SIGNS["advice"].search(head) is not None,
        "counsel": _SIGNS["advice"].search(low) is not None,
        "real": _SIGNS["real"].search(low) is not None,
        "real before": _SIGNS["real"].search(head) is not None,
        "open question": _SIGNS["open_question"].search(low) is not None,
        "hypothetical": is_hypothetical(head),
        "?": low.rstrip(" \"')").endswith("?"),
        "me": _OF_ME.search(low) is not None,
        "you": _TO_YOU.search(low) is not None,
        "readers": _READERS.search(low) is not None,
        "asks readers": bool(line.lead) and asks_readers(line.lead),
        "own name": any(name.own for name in mention.scoped.mentions),
        "in its label": bool(line.label) and mention.end <= len(line.label) + 2,
        "starts": mention.start <= 1,
        "first": mention.first,
        "vendor": has("vendor", mention.text.low),
    }
    yield from (name for name, holds in signs.items() if holds)
    yield from (name for name, words in _WHOLE.items() if words.search(low))
    yield f"length:{sum(len(low.split()) > limit for limit in _LENGTHS)}"
    yield f"rounds here:{sum(len(list(mentions(low))) > limit for limit in _COUNTS)}"
    yield f"rounds:{sum(mention.named > limit for limit in _COUNTS)}"
