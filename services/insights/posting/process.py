"""The rounds that a posting announces: "a call with a recruiter, a pairing exercise, and a design conversation"."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from contracts.insights import Basis, ProcessStage
from contracts.job import JobDetails
from lexicon import tables
from services.insights.posting.quotes import quoted, sentences_of
from services.insights.text.markdown import without_markdown
from services.insights.text.rounds import canonical_name

__all__ = ["announced_rounds", "is_announcement", "round_of"]

_MOST, _LONGEST_NAME = 8, 70
_FEWEST_LISTED = 2
_BEHIND_NAME = re.compile(
    r"[:,;.](?:\s|$)|\s(?:about|in which|where|to (?:discuss|talk|get)|covering)\s|\s[-\u2013\u2014]\s"
)
_WORDS = tables.read(Path(__file__).with_name("process.toml"))
_ANNOUNCES = re.compile(tables.alternatives(_WORDS["announces"]), re.IGNORECASE)
_BEFORE, _BETWEEN, _LEADS, _IS_ROUND, _NO_ROUND = (
    re.compile(_WORDS[name], re.IGNORECASE) for name in ("before", "between", "leads", "is_round", "no_round")
)
_REMARK = re.compile(r"\s*[(\[].*?[)\]]")
_PURPOSE = re.compile(r"\s+(?:where|in which|so that|to (?:discuss|talk|get|learn|assess|see)|if successful)\b.*")
_ENTRY = re.compile(r"^\s*(?:\d+[.)]|[-*\u2022]|(?:step|stage|round) \d)", re.IGNORECASE)


def announced_rounds(job: JobDetails) -> list[ProcessStage]:
    """Return the rounds that the posting names, in its order and in its words."""
    hints = job.interview_hints or ""
    found = [(name, _own(name, words)) for words in _announcements(hints) for name in _names(words)]
    found = found or list(_listed(hints))
    unique = {name.lower(): (name, words) for name, words in reversed(found)}
    kept = [pair for pair in dict.fromkeys(found) if unique[pair[0].lower()] == pair][:_MOST]
    return [_stage(name, words, order) for order, (name, words) in enumerate(kept, start=1)]


def is_announcement(sentence: str) -> bool:
    """Whether a sentence of a posting tells of its interview process."""
    return _ANNOUNCES.search(sentence) is not None


@lru_cache(maxsize=1024)
def round_of(name: str) -> str:
    """Return the usual name of a round that a posting calls otherwise; the name itself where none is known."""
    return name if canonical_name(name) == name else _kind_of(name)


def _kind_of(name: str) -> str:
    return next((kind for kind, words in _kinds() if words.search(name)), canonical_name(name) or name)


def _announcements(text: str) -> Iterator[str]:
    """Yield sentences that announce rounds, and the entries of a list below such a sentence."""
    below = False
    for line in text.split("\n"):
        if below and _ENTRY.search(line):
            yield line.strip()
            continue
        sentences = sentences_of(line)
        below = bool(sentences) and is_announcement(line) and not list(_names(line))
        yield from (sentence for sentence in sentences if is_announcement(sentence) and not below)


def _listed(text: str) -> Iterator[tuple[str, str]]:
    """Yield the rounds of a section whose lines each tell one, with the line.

    "A 30-minute call with a recruiter about your plans."
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    named = [(name, line) for line in lines if (name := _opening(line)) and _is_round(name)]
    if len(named) >= _FEWEST_LISTED and len(named) * 2 > len(lines):
        yield from named


def _opening(line: str) -> str:
    """Return what a line names first, without what it says of it."""
    name = _name(_REMARK.sub("", without_markdown(_BEHIND_NAME.split(line, maxsplit=1)[0])))
    return name if len(name) <= _LONGEST_NAME else ""


def _names(words: str) -> Iterator[str]:
    """Yield the names of rounds in a sentence; none when most of its parts are something else."""
    listed = _BEFORE.sub("", _REMARK.sub("", without_markdown(words)), count=1)
    parts = [_name(part) for part in _BETWEEN.split(listed)]
    named = [part for part in parts if part and len(part) <= _LONGEST_NAME and _is_round(part)]
    if len(named) * 2 > len([part for part in parts if part]):
        yield from named


def _name(part: str) -> str:
    text = _LEADS.sub("", _PURPOSE.sub("", part)).strip(" .,;:!")
    return text[:1].upper() + text[1:]


def _is_round(part: str) -> bool:
    return _IS_ROUND.search(part) is not None and _NO_ROUND.search(part) is None


def _own(name: str, words: str) -> str:
    """Return a name as the posting has it, which may begin it with a small letter; all the words where it does not."""
    return next((form for form in (name, name[0].lower() + name[1:]) if form in words), words)


def _stage(name: str, words: str, order: int) -> ProcessStage:
    text = f"In the words of the posting: “{without_markdown(words).rstrip('.')}”."
    return ProcessStage(name=name, order=order, text=text, basis=Basis.POSTING, evidence=quoted(words))


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["name"], re.compile(entry["words"], re.IGNORECASE)) for entry in _WORDS["kind"])
