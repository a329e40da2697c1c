"""The clean title in what somebody calls a job: `network engineer` of `Tuesday network engineer`."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from lexicon import patterns, tables
from lexicon.roles import ROLES
from services.insights.sources.trades import likenesses, weights_in

__all__ = ["clean_title", "written_out"]

_TITLE, _LEVEL = (patterns.pattern("job_titles", name) for name in ("title", "level"))
_FILE = Path(__file__).with_name("title_words.toml")
_SIGNS = " .,;:!?\"'()[]-\u2013\u2014&/|*"
_WITHIN_WORD = re.compile(r"[/,+&()-]+")
_NUMBER = re.compile(r"[-\s]?\d{1,2}$")
_NAMES_WORK = 3
"""Weight from which a word of the lexicon's roles names work by itself."""
_WITH_NEIGHBOURS = 3
_BREAK = re.compile(r"(?<!\bsr)(?<!\bjr)[.!?:]\s+|[()\[\]]", re.IGNORECASE)
"""What ends a sentence or a remark."""


@lru_cache(maxsize=2048)
def clean_title(name: str) -> str | None:
    """Return the longest part of a job's name that is made of words of titles; None where none of it names work."""
    runs = [run for part in _BREAK.split(name) for run in _runs(part.split())]
    named = [run for run in runs if _names_work(run)]
    # The last of equals: what a sentence says before a title is none of it.
    best = max(reversed(named), key=len, default=None)
    return " ".join(best).strip(_SIGNS) if best else None


def written_out(name: str) -> str:
    """Return a job's name with titles that go by their letters written out: `AMTS`, `CNA`."""
    return " ".join(_written_out(word) for word in name.split())


def _written_out(word: str) -> str:
    bare = _NUMBER.sub("", word)
    whole = _abbreviations().get(bare.lower())
    return whole if whole and (bare.isupper() or "&" in bare) else word


@cache
def _abbreviations() -> Mapping[str, str]:
    words: Mapping[str, str] = tables.read(_FILE)["abbreviations"]
    return words


def _runs(found: list[str]) -> list[list[str]]:
    """Return the runs of words that a title may have, without little words at their edges."""
    runs: list[list[str]] = [[]]
    for place, word in enumerate(found):
        if _is_part(word) or (runs[-1] and (_is_within(word) or _is_bridge(found, place))):
            runs[-1].append(word)
        else:
            runs.append([])
    return [trimmed for run in runs if (trimmed := _trimmed(run))]


def _is_bridge(found: list[str], place: int) -> bool:
    """Whether an unknown word is part of a title in capitals: a product, or a word misspelt."""
    around = found[place - 1 : place + 2]
    is_between = len(around) == _WITH_NEIGHBOURS and _is_part(around[0]) and _is_part(around[2])
    return is_between and all(word[0].isupper() for word in around)


def _trimmed(run: list[str]) -> list[str]:
    while run and _is_within(run[-1]):
        run = run[:-1]
    if run and run[0].lower() == "new" and not " ".join(run[1:2]).lower().startswith("grad"):
        run = run[1:]
    return run


def _is_within(word: str) -> bool:
    return word.lower() in _listed("within")


def _is_part(word: str) -> bool:
    """Whether a word, each part of `software/data` of it, may stand in a title."""
    pieces = _pieces(word)
    # `It` is a pronoun, and `em` are people.
    is_word = not word.isupper() and not _listed("capitals").isdisjoint(pieces)
    return bool(pieces) and not is_word and all(map(_is_known, pieces))


def _names_work(run: list[str]) -> bool:
    """Whether words name work: by a word that does by itself, or together as `customer service` does."""
    if any(_is_head(piece) for word in run for piece in _pieces(word)):
        return True
    whole = " ".join(run).lower()
    pairs = (" ".join(run[place : place + 2]).lower() for place in range(len(run)))
    if any(_TITLE.fullmatch(pair) for pair in pairs) or max(weights_in(whole).values()) >= _NAMES_WORK:
        return True
    return any(likenesses(whole).values())


def _pieces(word: str) -> list[str]:
    whole = word.lower().strip(_SIGNS)
    if whole in _listed("fields") or whole in _listed("heads") or whole in _listed("levels"):
        return [whole]
    return [piece for piece in _WITHIN_WORD.split(whole) if piece]


@lru_cache(maxsize=4096)
def _is_known(word: str) -> bool:
    if any(word in _listed(name) for name in ("fields", "heads", "levels", "skills")):
        return True
    return _is_head(word) or _LEVEL.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def _is_head(word: str) -> bool:
    bare = _NUMBER.sub("", word)
    if bare in _listed("heads") or bare.removesuffix("s") in _listed("heads"):
        return True
    # The names of ranks alone are no work.
    if word in _listed("levels") or len(bare) < 2:  # noqa: PLR2004
        return False
    is_title = any(_TITLE.fullmatch(form) for form in (bare, bare.removesuffix("s"), bare.upper()))
    return is_title or max(weights_in(bare).values()) >= _NAMES_WORK


@cache
def _listed(name: str) -> frozenset[str]:
    if name == "skills":
        every = (skill for role in ROLES.all for skill in (*role.skills, *role.exact_skills))
        return frozenset(part for skill in every for part in skill.lower().split())
    return frozenset(tables.read(_FILE)[name].split())
