"""Marks what was reported for another kind of role: a nurse need not prepare for a programmer's rounds."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from contracts.insights import Basis, Experience, Item, ProcessStage, Question
from contracts.job import RoleCategory
from contracts.posts import Post
from lexicon.roles import ROLES, title_words
from lexicon.roles import role as lexicon_role
from lexicon.text import fold
from services.insights.parts.rebuilding import rebuilt, rebuilt_list
from services.insights.text.normalized import normalize
from services.insights.text.topics import TECHNICAL

__all__ = ["role_of", "with_families"]

Model = TypeVar("Model", bound=BaseModel)

_PROGRAMMING = frozenset({RoleCategory.SOFTWARE_ENGINEERING, RoleCategory.DATA_SCIENCE})
_ROUNDS_OF_PROGRAMMERS = frozenset({"technical interview", "system design"})
_NAMING = 5
"""Weight from which words of a title name a role."""
_FULL = 3
"""Words of one kind of role from which a text is full of them."""
_OPENING = 400
"""Characters of a post in which its author says what they applied for."""
_APPLIED = re.compile(
    r"\b(?:for|as)\s+(?:an?|the|my)\s+(?P<title>[\w/&+ -]{3,60}?)"
    r"(?=\s+(?:role|position|job|opening|interview|at|in)\b|[.,;\n])"
)
_RECRUITING = re.compile(
    r"\b(?:recruit(?:er|ing|ment)|hr|human resources|talent|people)\b[\w ,&-]{0,30}"
    r"\b(?:role|position|job|generalist|partner|coordinator|specialist|intern(?:ship)?)\b",
    re.IGNORECASE,
)
"""Everybody talks to recruiters; only such words say that somebody wants to be one."""


def with_families(part: Model, posts: Sequence[Post], own: RoleCategory) -> Model:
    """Return rounds, questions and accounts with the kind of role they were reported for, unless it is `own`.

    Advice, pay and what else was reported for another kind of role is left out.

    What somebody reports without naming a role may hold for every role, and stays unmarked.
    """
    if own is RoleCategory.OTHER:
        return part
    roles = {post.source_id: role_of(post) for post in posts}

    def marked(name: str, value: Any) -> Any:
        if isinstance(value, list):
            return rebuilt_list(value, lambda entry: marked(name, entry))
        if isinstance(value, Item) and value.basis is Basis.REPORTED:
            other = _other_role(value, roles, own)
            if not other:
                return value
            marks = isinstance(value, ProcessStage | Question | Experience)
            return value.model_copy(update={"other_role": other}) if marks else None
        return rebuilt(value, marked) if isinstance(value, BaseModel) and not isinstance(value, Item) else value

    return rebuilt(part, marked)


def role_of(post: Post) -> str | None:
    """Return the kind of role that a post is about by the titles and words it uses, its own title first.

    Where these say nothing, the community does, if it is one trade's own.
    """
    applied = " . ".join(match["title"] for match in _APPLIED.finditer(post.body[:_OPENING]))
    return (
        _named_in(post.title)
        or _like(post.title)
        or _named_in(applied)
        or _clearly_like(post.body)
        or _at_home(post.channel)
    )


def _other_role(item: Item, roles: Mapping[str, str | None], own: RoleCategory) -> str | None:
    stated = _named_in(item.role) or _like(item.role) if isinstance(item, Experience) and item.role else None
    found = [stated] if stated else [roles.get(proof.source_id) for proof in item.evidence]
    named = [role for role in found if role is not None]
    if own.value in named:
        return None
    if len(named) < len(found):
        return RoleCategory.SOFTWARE_ENGINEERING.value if own not in _PROGRAMMING and _is_of_programmers(item) else None
    return Counter(named).most_common(1)[0][0]


def _is_of_programmers(item: Item) -> bool:
    """Whether something is reported that programmers are asked, by somebody who does not say what they applied for."""
    if isinstance(item, ProcessStage) and item.name in _ROUNDS_OF_PROGRAMMERS:
        return True
    return any(TECHNICAL.search(normalize(text)) for text in (item.text, *(proof.quote for proof in item.evidence)))


def _named_in(text: str) -> str | None:
    """Return the role that a job title within the text names."""
    folded = fold(text)
    weights = {role.name: _weight(role.name, folded) for role in ROLES.all}
    best = max(weights, key=lambda name: weights[name])
    if weights[best] < _NAMING or best == RoleCategory.OTHER.value:
        return None
    return None if best == RoleCategory.HR.value and not _RECRUITING.search(text) else best


def _like(text: str) -> str | None:
    """Return the role whose words the text uses; None when several roles' words stand in it equally."""
    counts = _likenesses(text)
    del counts[RoleCategory.HR.value]
    (best, most), (_, second) = counts.most_common(2)
    return best if most > second else None


def _at_home(channel: str | None) -> str | None:
    """Return the role whose people meet in a community, e.g. `r/nursing`."""
    name = (channel or "").rpartition("/")[2].casefold()
    return _homes().get(name)


@cache
def _homes() -> Mapping[str, str]:
    return {home.casefold(): role.name for role in ROLES.all for home in role.homes}


def _clearly_like(text: str) -> str | None:
    """Return the role of whose words a text is full, and of no other's."""
    counts = _likenesses(text)
    (best, most), (_, second) = counts.most_common(2)
    return best if most >= _FULL and most > 2 * second and best != RoleCategory.HR.value else None


def _likenesses(text: str) -> Counter[str]:
    """Return how many words of each role a text has."""
    return Counter({role.name: len(_likeness(role.name).findall(text)) for role in ROLES.all if role.likeness})


def _weight(role: str, folded: str) -> int:
    return max((weight for weight, words in _words(role) if words.search(folded)), default=0)


@cache
def _words(role: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((weight, re.compile(words)) for weight, words in title_words(role).items())


@cache
def _likeness(role: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon_role(role).likeness})\b", re.IGNORECASE)
