"""How likely a post reports on interviewing for the job; votes are only a small part of that."""

import math
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from contracts.job import JobDetails
from contracts.posts import Post
from lexicon import patterns
from lexicon.company import Company
from lexicon.company.relevance import CompanyRelevance, PostWords, relevance_of
from services.scraper.selection.duplicates import without_duplicates
from services.scraper.selection.role_likeness import RoleLikeness

__all__ = ["Judgement", "Relevance", "interview_substance", "words_of"]

_SUBSTANTIAL = 0.4
_ALIKE = 0.5
_TEXTS_REMEMBERED = 4096

_INTERVIEW_SIGNS = patterns.pattern("signs", "interview")
_FIRST_HAND = patterns.pattern("signs", "first_hand")
_ANSWERED = 0.7
_MANY_SIGNS = 6
_HALF_LIFE_DAYS = 240
_UNKNOWN_AGE = 0.5
_MANY_VOTES = 500
_SURENESS = 1 / 3
"""A root: among posts probably about the employer, what they tell matters more than how sure that is."""
_BASE, _SUBSTANCE, _ROLE, _RECENT, _VOTED = 0.5, 0.2, 0.17, 0.08, 0.05


class Judgement(NamedTuple):
    """What the ranking makes of one post."""

    post: Post
    """With its relevance and the reason for it."""
    about: float
    """From 0 to 1: how sure it is that the post is about the employer."""
    kept: bool
    """It is handed on to be read for the guide."""
    is_about: bool
    """It is about the employer beyond reasonable doubt."""
    is_possible: bool
    """It is kept, or its comments may still show that it should be."""


class Relevance:
    """Ranks posts for one job."""

    def __init__(self, *, job: JobDetails, now: datetime) -> None:
        self._company = Company.of_posting(job)
        self._likeness = RoleLikeness.to(job)
        self._now = now
        self._known: dict[tuple[str, int, int, int], Judgement] = {}
        """By id, votes and comments: a search ranks the same posts again after each step."""

    def shortlist(self, posts: Iterable[Post], *, with_possible: bool = False) -> list[Post]:
        """Return the posts as `ranked` does, each said once."""
        return without_duplicates(self.ranked(posts, with_possible=with_possible))

    def ranked(self, posts: Iterable[Post], *, with_possible: bool = False) -> list[Post]:
        """Return the posts about the company, scored, best first.

        Args:
            posts: Any posts.
            with_possible: Include those whose comments may still show that they are about the company.
        """
        judged = [self._judged(post) for post in posts]
        kept = [one.post for one in judged if one.kept or (with_possible and one.is_possible)]
        return sorted(kept, key=lambda post: (-post.relevance, -post.score, post.source_id))

    def judge(self, posts: Iterable[Post]) -> list[Judgement]:
        """Return what is made of each post, those left out included, best first."""
        judged = [self._judged(post) for post in posts]
        return sorted(judged, key=lambda one: (-one.kept, -one.post.relevance, -one.about, one.post.source_id))

    def about_company(self, post: Post) -> float:
        """Return from 0 to 1 how sure it is that the post is about the company as an employer."""
        return self._judged(post).about

    def _judged(self, post: Post) -> Judgement:
        key = (post.source_id, post.score, post.comment_count, len(post.comments))
        if key not in self._known:
            text = words_of(post)
            found = relevance_of(self._company, text)
            worth = found.score**_SURENESS * self._worth(post, text)
            relevance = round(worth, 4) if found.is_possible else 0.0
            reason = _reason(found, self._likeness, text)
            scored = post.model_copy(update={"relevance": relevance, "relevance_reason": reason})
            self._known[key] = Judgement(
                scored, found.score, kept=found.is_kept, is_about=found.is_about, is_possible=found.is_possible
            )
        return self._known[key]

    def _worth(self, post: Post, text: PostWords) -> float:
        """Return from `_BASE` to 1 how useful the post is, given that it is about the company."""
        return _text_worth(self._likeness, text) + _RECENT * self._recency(post) + _VOTED * _votes(post)

    def _recency(self, post: Post) -> float:
        if post.created_at is None:
            return _UNKNOWN_AGE
        days = max(0.0, (self._now - post.created_at).total_seconds() / 86400)
        return float(0.5 ** (days / _HALF_LIFE_DAYS))


# What follows depends on words alone and is remembered: collections for one company are ranked anew for each of its
# jobs and readers.


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def _text_worth(likeness: RoleLikeness, text: PostWords) -> float:
    """Return the part of a post's worth that its words decide."""
    return _BASE + _SUBSTANCE * _substance(text) + _ROLE * likeness(text.title, text.body)


def _reason(found: CompanyRelevance, likeness: RoleLikeness, text: PostWords) -> str:
    """Return in a few words what speaks for a post, or that nothing does."""
    parts = [found.reason]
    if found.where and _substance(text) >= _SUBSTANTIAL:
        parts.append("reports on interviews")
    if found.where and likeness(text.title, text.body) >= _ALIKE:
        parts.append("a like role")
    return "; ".join(parts)


def words_of(post: Post) -> PostWords:
    """Return what is read of a post."""
    return PostWords.of(post.title, post.body, [(comment.score, comment.body) for comment in post.comments])


def interview_substance(text: str) -> float:
    """Return from 0 to 1 how much a text reports on interviews; first-hand accounts score highest."""
    signs = {match.casefold() for match in _INTERVIEW_SIGNS.findall(text)}
    first_hand = 1.0 if _FIRST_HAND.search(text) else 0.0
    return 0.7 * min(len(signs), _MANY_SIGNS) / _MANY_SIGNS + 0.3 * first_hand


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def _substance(text: PostWords) -> float:
    """Return the substance of the post itself or, at a small discount, of its comments together."""
    own = interview_substance(f"{text.title}\n{text.body}")
    answers = interview_substance("\n".join(text.comments))
    return max(own, _ANSWERED * answers)


def _votes(post: Post) -> float:
    return min(1.0, math.log1p(max(0, post.score)) / math.log1p(_MANY_VOTES))
