"""Every place of a post where a round is named, with what its surroundings say of whether it took place."""

from collections.abc import Iterator
from dataclasses import dataclass

from lexicon import patterns
from services.insights.asked.clauses import is_hypothetical
from services.insights.asked.listed import asks_readers
from services.insights.asked.spans import Span
from services.insights.asked.surroundings import list_of, title_of, tone_of, words_around
from services.insights.sentences.cues import UNKNOWN, form, has, shown
from services.insights.sentences.reading import PostText, PostTexts
from services.insights.sentences.scope import ScopedSentence
from services.insights.text.rounds import Round, mentions

__all__ = ["StageMention", "features_of", "stage_mentions"]

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


@dataclass(frozen=True, slots=True)
class StageMention:
    """A round that a sentence names."""

    entry: Round
    text: PostText
    scoped: ScopedSentence
    start: int
    end: int
    """Offsets count from the start of the sentence."""
    title: str
    """Shadow of the post's title."""
    before: str
    after: str
    """Shadows of the sentences around."""
    named: int
    """Rounds named in its text."""
    first: bool
    """Its round was not named before in the text."""


def stage_mentions(texts: PostTexts, *, everybody: bool = False) -> Iterator[StageMention]:
    """Yield where the texts of a post name rounds.

    Args:
        texts: The post.
        everybody: Also the rounds of other employers.
    """
    title = next((text.low for text in texts.texts if text.where == "title"), "")
    for text in texts.texts:
        if text.language != UNKNOWN:
            yield from _of_text(text, title, everybody=everybody)


def _of_text(text: PostText, title: str, *, everybody: bool) -> Iterator[StageMention]:
    lows = [scoped.sentence.low for scoped in text.sentences]
    found = [list(mentions(low)) for low in lows]
    named = len({entry.name for entries in found for entry, _, _ in entries})
    seen: set[str] = set()
    for number, (scoped, entries) in enumerate(zip(text.sentences, found, strict=True)):
        for entry, start, end in entries:
            if not everybody and scoped.at(start) == "other":
                continue
            yield StageMention(
                entry=entry,
                text=text,
                scoped=scoped,
                start=start,
                end=end,
                title=title,
                before=lows[number - 1] if number else "",
                after=lows[number + 1] if number + 1 < len(lows) else "",
                named=named,
                first=entry.name not in seen,
            )
            seen.add(entry.name)


def features_of(mention: StageMention) -> set[str]:
    """Return the names of the features of a mention."""
    return set(_features(mention))


def _features(mention: StageMention) -> Iterator[str]:
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


def _signs(mention: StageMention, low: str, head: str) -> Iterator[str]:
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
