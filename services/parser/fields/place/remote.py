"""Where the work is done: onsite, hybrid or remote, only when the posting says so."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from contracts.job import RemotePolicy
from lexicon import patterns
from lexicon.languages import alternatives, entry_names
from lexicon.lazy_regex import lazy_compile
from lexicon.prefilter import required_literals
from lexicon.text import fold
from services.parser.text.uncased import uncased
from services.parser.text.words import without_markup

__all__ = ["RemoteFinding", "names_policy", "normalise_remote", "remote_in_prose", "remote_in_title", "resolve_remote"]

_VALUES: tuple[tuple[RemotePolicy, re.Pattern[str]], ...] = tuple(
    (cast(RemotePolicy, policy), lazy_compile(alternatives("remote_values", policy)))
    for policy in entry_names("remote_values")
)
_TITLE = lazy_compile(
    rf"(?:^|[\s(\[|,;:/–—-])(?P<word>{alternatives('remote_words', 'title')})(?=$|[\s)\]|,;:/–—.-])", re.IGNORECASE
)
_TITLE_STEMS = required_literals(alternatives("remote_words", "title"))
# In a title the word may name the product instead: `Remote Sensing Engineer`, `Hybrid Cloud Architect`.
_TITLE_SUBJECT = patterns.pattern("remote", "title_subject")
_DAYS = r"(?:one|two|three|four|1|2|3|4|[1-4]\s?(?:-|–|to|or|/)\s?[1-5])\s*(?:x\s*)?(?:\+\s*)?days?"


def _counted_days() -> str:
    """Return a pattern for `zwei Tage im Büro` and `télétravail deux jours`, whatever the languages of the words."""
    numbers, days, home, office = (
        alternatives("remote_counts", name) for name in ("numbers", "days", "home", "office")
    )
    number = rf"\b(?:[1-4](?:\s?[-–]\s?[2-5])?|{numbers})"
    return rf"{number}\s?(?:{days})\b[^.;]{{0,40}}(?:{home}|{office})|(?:{home})[^.;]{{0,25}}{number}\s?(?:x|{days})\b"


# `Home office: 2 days a week`.
_SOME_DAYS = lazy_compile(
    rf"^\W*(?:{alternatives('remote_counts', 'numbers')}|[1-4](?:\s?[-–]\s?[2-5])?)\s?x?\s?"
    rf"(?:days?|{alternatives('remote_counts', 'days')})\b",
    re.IGNORECASE,
)

_STATEMENTS: Mapping[str, tuple[RemotePolicy, float]] = {
    "days": ("hybrid", 3.0),
    "named": ("hybrid", 2.5),
    "partly": ("hybrid", 2.0),
    "remote": ("remote", 2.5),
    "onsite": ("onsite", 2.5),
    "excluded": ("onsite", 3.1),
}
"""What each kind of statement says, and how clearly; the sentence that rules remote work out names it as well."""
_TEXTS = {kind: alternatives("remote_statements", kind).replace("@DAYS", _DAYS) for kind in _STATEMENTS}
_TEXTS["days"] += "|" + _counted_days()
_PROSE: tuple[tuple[RemotePolicy, float, re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (policy, weight, uncased(_TEXTS[kind]), required_literals(_TEXTS[kind]))
    for kind, (policy, weight) in _STATEMENTS.items()
)
_NOT_ABOUT_THIS_JOB = patterns.pattern("remote", "not_about_this_job")
_CONDITIONAL = patterns.pattern("remote", "conditional")
_STEMS = required_literals(*_TEXTS.values())
_SENTENCES = lazy_compile(r"(?<=[.!?])\s+|\s[•|]\s")
_PROSE_LIMIT = 15_000
# Statements are shorter than this on either side of the word.
_AROUND = 150
_LONGEST_NAME, _MOST_OF_IT = 30, 0.6


@dataclass(frozen=True, kw_only=True)
class RemoteFinding:
    """A statement about where the work is done."""

    policy: RemotePolicy
    weight: float
    """The heavier statement wins a contradiction."""
    origin: str
    """Who says so, for the note, e.g. `the text`."""


def normalise_remote(value: str | None) -> RemotePolicy | None:
    """Return the policy of a field's value such as `TELECOMMUTE`, `Hybrid`, `ON_SITE` or `částečný home office`."""
    text = without_markup(value or "")
    if _SOME_DAYS.search(text):
        return "hybrid"
    folded = fold(text)
    if re.search(r"\b(?:not|no|non) remote\b", folded):
        return "onsite"
    return next((policy for policy, pattern in _VALUES if pattern.search(folded)), None)


def names_policy(text: str) -> RemotePolicy | None:
    """Return the policy of a text that is nothing but its name, whoever calls it so: `HYBRID`, `Fully remote`."""
    folded = fold(text.replace("_", " "))
    if not folded or len(folded) > _LONGEST_NAME:
        return None
    found = ((policy, match) for policy, pattern in _VALUES if (match := pattern.search(folded)))
    policy, match = next(found, (None, None))
    return policy if match and len(match.group().strip()) >= _MOST_OF_IT * len(folded) else None


def remote_in_title(text: str) -> RemotePolicy | None:
    """Return what a title or location says: `Engineer (Remote)`, `Berlin / Hybrid`."""
    lowered = text.lower()
    if not any(stem in lowered for stem in _TITLE_STEMS) or _TITLE_SUBJECT.search(text):
        return None
    match = _TITLE.search(text)
    return normalise_remote(match["word"]) if match else None


def remote_in_prose(lines: Iterable[str]) -> list[RemoteFinding]:
    """Return what the text states plainly; `hybrid cloud` and `lead a remote team` are no statements."""
    # Line by line: most are plain ASCII, which is far cheaper to put in lower case.
    lowered = "\n".join(map(str.lower, lines))[:_PROSE_LIMIT]
    stems = [stem for stem in _STEMS if stem in lowered]
    findings: dict[RemotePolicy, float] = {}
    for line in lowered.split("\n") if stems else ():
        if not any(stem in line for stem in stems):
            continue
        for policy, weight in _in_line(line, stems):
            findings[policy] = max(weight, findings.get(policy, 0.0))
    return [RemoteFinding(policy=policy, weight=weight, origin="the text") for policy, weight in findings.items()]


def resolve_remote(findings: Iterable[RemoteFinding]) -> tuple[RemoteFinding, str | None] | None:
    """Return the statement that holds and, where others contradict it, a note that says so."""
    ordered = sorted(findings, key=lambda finding: -finding.weight)
    if not ordered:
        return None
    best = ordered[0]
    others = [finding for finding in ordered[1:] if finding.policy != best.policy]
    if not others:
        return best, None
    against = ", ".join(f"{other.origin}: {other.policy}" for other in others)
    return best, f"Stated differently elsewhere ({against}); {best.origin} decides."[:300]


def _in_line(line: str, stems: Sequence[str]) -> Iterator[tuple[RemotePolicy, float]]:
    for sentence in _SENTENCES.split(line):
        words = _near(sentence, stems)
        found = [
            (policy, weight)
            for policy, weight, pattern, literals in _PROSE
            if words and any(literal in words for literal in literals) and pattern.search(words)
        ]
        for policy, weight in found:
            if policy == "remote" and any(other == "hybrid" for other, _ in found):
                continue
            if _CONDITIONAL.search(sentence):
                continue
            yield policy, weight - (1.5 if _NOT_ABOUT_THIS_JOB.search(sentence) else 0)


def _near(text: str, stems: Sequence[str]) -> str:
    """Return the part of a text around the stems in it; empty where there is none."""
    found = [stem for stem in stems if stem in text]
    if not found:
        return ""
    first, last = min(map(text.find, found)), max(map(text.rfind, found))
    return text[max(0, first - _AROUND) : last + _AROUND]
