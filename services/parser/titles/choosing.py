"""The likeliest title among the lines, headings and parts of titles that may be it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.fields.role.title import clean_title, has_gender_mark, looks_like_title
from services.parser.ranker import Ranker
from services.parser.text.lines import TextLine
from services.parser.text.meanings import is_page_word
from services.parser.titles.features import NOTHING_SHOWN, Shown, features_of
from services.parser.titles.outline import Outline
from services.parser.titles.sentences import is_job, titles_in_sentence

__all__ = ["RANKER", "Shown", "TitleChoice", "choose_title", "likeliest_title", "sure_of"]

RANKER = Ranker(Path(__file__).with_name("weights.json"))
_LONGEST, _MOST_WORDS, _HEAD, _MOST_LINES, _PARAGRAPHS = 140, 18, 16, 80, 40
_LEAST, _MOST = 0.3, 0.7
_BOLD_LEVEL, _SHORT, _FIRST = 7, 6, 1
# `Dear designer,`
_GREETS = lazy_compile(rf"(?:{alternatives('sentences', 'greetings')})\b[^,!]{{0,40}}[,!]$", re.IGNORECASE)
_PARTED = lazy_compile(r"[·•|@]")
_LIKELY, _PLAIN = 0.3, 0.5
"""A line that is less likely is no title; where no rule proposes one, it must be likelier."""


@dataclass(frozen=True)
class TitleChoice:
    """A title and how likely it is."""

    text: str
    chance: float
    features: frozenset[str]


def likeliest_title(
    proposals: Iterable[tuple[str, str]],
    lines: Sequence[TextLine],
    shown: Shown = NOTHING_SHOWN,
    *,
    subject: Sequence[tuple[str, str]] = (),
) -> tuple[str, float] | None:
    """Return the likeliest title and how likely it is; the first proposal where none is likely.

    Args:
        proposals: Texts, and what proposes them, surest first.
        lines: The posting.
        shown: What the page says around it.
        subject: The parts of a mail's subject, which are no proposals by themselves.
    """
    proposed = [pair for pair in proposals if not _is_of_page(pair[0])]
    if proposed and not subject and is_plain(*proposed[0], lines):
        return proposed[0][0], 1.0
    choices = choose_title([*proposed, *subject], lines, shown)
    if choices and choices[0].chance >= (_LIKELY if proposed else _PLAIN):
        return choices[0].text, choices[0].chance
    return (proposed[0][0], 0.0) if proposed else None


def _is_of_page(text: str) -> bool:
    """Whether a text only says that this is a posting: `Descripción del puesto`."""
    return is_page_word(text) and not looks_like_title(text)


def sure_of(chance: float) -> float:
    """Return how sure a title is that is as likely as this: never as sure as one that data states."""
    return min(max(chance, _LEAST), _MOST)


def is_plain(text: str, kind: str, lines: Sequence[TextLine]) -> bool:
    """Whether a proposal needs no second look: a label says so, or one of the first lines is called like a job."""
    if not is_job(text):
        return False
    is_short = len(text.split()) <= _SHORT and not _PARTED.search(text)
    is_first = is_short and any(line.text == text for line in lines[:_FIRST])
    return kind == "label" or (kind == "head" and (has_gender_mark(text) or is_first))


def choose_title(proposals: Iterable[tuple[str, str]], lines: Sequence[TextLine], shown: Shown) -> list[TitleChoice]:
    """Return what may be the title, likeliest first.

    Args:
        proposals: Texts, and what proposes them, surest first.
        lines: The posting; its first lines may be the title, too.
        shown: What the page says around it.
    """
    kinds: dict[str, list[str]] = {}
    texts: dict[str, str] = {}
    found = [*proposals]
    surest = fold(clean_title(found[0][0])) if found and found[0][1] != "subject" else None
    for text, kind in (*found, *(pair for pair in _written(lines) if not _is_of_page(pair[0]))):
        key = fold(clean_title(text))
        if key and len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS and not _GREETS.match(text):
            texts.setdefault(key, text)
            kinds.setdefault(key, []).append(f"by {kind}")
            if key == surest:
                kinds[key].append("first")
    outline = Outline(lines[:_MOST_LINES])
    features = [frozenset({*kinds[key], *features_of(text, key, outline, shown)}) for key, text in texts.items()]
    none = frozenset({"none", "none, no proposal"} if not any("first" in found for found in features) else {"none"})
    judged = zip(texts.values(), RANKER.chances(features, none), features, strict=True)
    return sorted((TitleChoice(*one) for one in judged), key=lambda choice: -choice.chance)


def _written(lines: Sequence[TextLine]) -> Iterator[tuple[str, str]]:
    """Yield the first lines, headings further below, and what sentences write large that is called like a job."""
    for at, line in enumerate(lines[:_MOST_LINES]):
        if at < _HEAD or (line.kind == "heading" and line.level <= _BOLD_LEVEL):
            yield line.text, f"line {line.kind}"
        if at < _PARAGRAPHS and line.kind == "text":
            yield from titles_in_sentence(line.text)
