"""What is known of a sentence: does it tell how the employer's hiring went?"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from lexicon import patterns
from lexicon.company import Company
from services.insights.asked.surroundings import level, list_of, title_of, tone_of
from services.insights.sentences.cues import form, shown
from services.insights.sentences.reading import PostText
from services.insights.sentences.stems import stem
from services.insights.sentences.stems import words_of as stems_of
from services.insights.sources.post_analysis import AnalysedText, PostAnalysis, names_others
from services.insights.text.rounds import mentions
from services.insights.text.topics import TECHNICAL

__all__ = ["LASTING", "features_of"]

_CUES = frozenset(
    [
        *("asked", "predicted", "usual", "wish", "fear", "practice", "hypothetical", "denied", "candidate_asks"),
        *("elsewhere", "hearsay", "insider", "announced", "long_ago", "ended", "negation", "reader_question", "future"),
        *("outlook", "own_place", "past", "inference", "process", "of_others", "instruction", "reader_asks", "vendor"),
        *("interviewer", "scheduling", "bystander", "universal", "present"),
    ]
)
_AROUND = frozenset(["asked", "predicted", "process", "past", "future", "reader_question", "elsewhere", "usual"])
_SIGNS = {
    **{name: patterns.pattern("stages", name) for name in ("not_held", "advice", "real", "open_question", "awaited")},
    **{name: patterns.pattern("accounts", name) for name in ("offer", "reject", "happened", "informative", "ahead")},
}
_OF_ME, _TO_YOU, _READERS = form("of_me"), form("to_you"), form("readers")
_WE = re.compile(r"\b(?:we|us|our)\b")
_THEY = re.compile(r"\b(?:they|them|their|he|she|his|her)\b")
_NUMBER = re.compile(r"\b(?:\d+|two|three|four|five|six|seven)\b")
LASTING = re.compile(r"\b\d+\s?-?(?:min(?:ute)?s?|h(?:ou)?rs?|h)\b")
"""How long a round takes, as against how long somebody waits."""
_TIME = re.compile(r"\b(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?)\b")
_MONEY = re.compile(r"[$€£]\s?\d|\b\d+k\b")
_SURE = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98)
_LENGTHS = (6, 10, 16, 25, 40)
_TIMES, _OTHERS = (0, 1, 3), (0, 1, 2, 4)
_BACK = (80, 250, 600, 1500)
_SIZES = (1, 3, 6, 12, 25)
_LISTS = frozenset({"item", "row"})


def features_of(number: int, text: PostText, analysis: PostAnalysis) -> frozenset[str]:
    """Return the names of the features of a sentence of a text, by its number."""
    scoped = text.sentences[number]
    return frozenset(
        [
            *_sentence(scoped.sentence.low, text.language),
            f"kind:{scoped.line.kind}",
            *_whose(number, text, analysis),
            *_around(number, text),
            *tone_of(text),
            *title_of(text.title),
            *(list_of(text, scoped.line.lead, scoped.line.heading) if scoped.line.kind in _LISTS else ()),
        ]
    )


@lru_cache(maxsize=512)
def _sentence(low: str, language: str) -> tuple[str, ...]:
    """Return what is known of a sentence by itself."""
    signs = {
        "you": _TO_YOU.search(low),
        "readers": _READERS.search(low),
        "we": _WE.search(low),
        "they": _THEY.search(low),
        "number": _NUMBER.search(low),
        "time": _TIME.search(low),
        "money": _MONEY.search(low),
        "topic": TECHNICAL.search(low),
        "?": low.rstrip(" \"')").endswith("?"),
        **{f"sign {name}": words.search(low) for name, words in _SIGNS.items()},
    }
    stems = _stems(low)
    return (
        *(name for name, holds in signs.items() if holds),
        *(f"cue:{cue}" for cue in shown(_CUES, low, language)),
        *_seen(low, language),
        f"length:{level(len(low.split()), _LENGTHS)}",
        f"language:{'en' if language == 'en' else 'other'}",
        *(f"w in:{one} {two}" for one, two in dict.fromkeys(pairwise(stems))),
        *(f"w first:{name}" for name in stems[:2]),
    )


@lru_cache(maxsize=512)
def _seen(low: str, language: str) -> tuple[str, ...]:
    """Return what of a sentence matters for those beside it, too."""
    rounds = dict.fromkeys(entry.name for entry, _, _ in mentions(low))
    return (
        *(f"seen:{cue}" for cue in shown(_AROUND, low, language)),
        *(f"w in:{stem}" for stem in dict.fromkeys(_stems(low))),
        *(f"round:{name}" for name in rounds),
        *(["names a round"] if rounds else ()),
        *(["me"] if _OF_ME.search(low) else ()),
    )


def _around(number: int, text: PostText) -> Iterator[str]:
    for place, at in (("before", number - 1), ("after", number + 1), ("before2", number - 2)):
        if not 0 <= at < len(text.sentences):
            yield f"no {place}"
            continue
        yield from (_moved(name, place) for name in _seen(text.sentences[at].sentence.low, text.language))
    line = text.sentences[number].line
    yield from (f"lead:{cue}" for cue in shown(_AROUND, line.lead, text.language))
    yield from (f"heading:{cue}" for cue in shown(_AROUND, line.heading, text.language))


def _moved(name: str, place: str) -> str:
    """Return the name of a feature of another sentence; that of a word says so still."""
    return f"w {place} {name[2:]}" if name.startswith("w ") else f"{place} {name}"


@lru_cache(maxsize=1 << 12)
def _stems(low: str) -> Sequence[str]:
    return tuple("0" if word[0].isdigit() else stem(word) for word in stems_of(low))


def _whose(number: int, text: PostText, analysis: PostAnalysis) -> Iterator[str]:
    scoped = text.sentences[number]
    yield f"sure:{level(analysis.sureness, _SURE)}"
    yield "subject" if analysis.subject else "aside"
    yield "comment" if text.where.startswith("comment") else "post"
    own = any(name.own for name in scoped.mentions)
    yield "own here" if own else "own not here"
    if any(not name.own for name in scoped.mentions):
        yield "others here"
    yield f"speaks of {scoped.at(0)}"
    yield f"base:{scoped.base}"
    block = next((block for block in analysis.blocks if block.where == text.where), None)
    title = next((block for block in analysis.blocks if block.where == "title"), None)
    if title and title.named_at:
        yield "titled"
    if block is None:
        return
    yield f"names it:{level(len(block.named_at), _TIMES)}"
    yield f"others named:{level(_others(block.raw, analysis.company), _OTHERS)}"
    yield "ours" if block.ours is None or scoped.line.start in block.ours else "line of others"
    yield from _place(number, text, block)


@lru_cache(maxsize=64)
def _others(raw: str, company: Company) -> int:
    return len(names_others(raw, company))


def _place(number: int, text: PostText, block: AnalysedText) -> Iterator[str]:
    scoped = text.sentences[number]
    before = [start for start in block.named_at if start <= scoped.sentence.start]
    yield "named before" if before else "not named before"
    if before:
        yield f"back:{level(scoped.sentence.start - before[-1], _BACK)}"
    yield f"place:{level(number, _SIZES)}"
    yield f"of:{level(len(text.sentences), _SIZES)}"
    if block.vendor:
        yield "sells"
