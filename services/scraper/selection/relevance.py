"""How likely a post reports on interviewing for the job; votes are only a small part of that."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from contracts.job import JobDetails
from contracts.posts import Post
from lexicon import patterns
from lexicon.company import Company
from services.scraper.selection.duplicates import without_duplicates
from services.scraper.selection.mentions import MentionKind, mentions, names_hiring, names_unnamed_rival, rivals
from services.scraper.selection.role_likeness import RoleLikeness

__all__ = ["ABOUT_COMPANY", "MAYBE_ABOUT_COMPANY", "Judgement", "Relevance", "interview_substance"]

ABOUT_COMPANY = 0.5
"""From here on a post counts as being about the company; chosen on labelled posts, see tests."""
MAYBE_ABOUT_COMPANY = 0.2
"""From here on its comments may still show that it is."""

_SUBSTANTIAL = 0.4
_ALIKE = 0.5
_SAID = {
    MentionKind.HIRING: "hiring at the employer",
    MentionKind.WORKPLACE: "working at the employer",
    MentionKind.BARE: "names the employer",
    MentionKind.LISTED: "names the employer among others",
    MentionKind.TOOL: "names its product",
}
_READ = 10_000
_READ_COMMENT = 1500
_TEXTS_REMEMBERED = 2048
_LONG = 2500
_SCAM = re.compile(r"\b(?:scam\w*|fraud\w*|phish\w*|impersonat\w*|legit(?:imate)?)\b", re.IGNORECASE)
_SCAM_DOUBT = 3.5
"""Impostors use a company's name; a report about them says nothing about the company."""

# Weights of evidence on a logistic scale, from labelled posts. Counts are capped: naming a company
# ten times does not make a post ten times as relevant.
_PRIOR = -1.3
_IN_TITLE = {
    MentionKind.HIRING: 2.7,
    MentionKind.WORKPLACE: 1.4,
    MentionKind.BARE: 0.8,
    MentionKind.LISTED: 0.8,
    MentionKind.TOOL: -0.4,
}
_IN_BODY = {
    MentionKind.HIRING: (1.9, 3),
    MentionKind.WORKPLACE: (0.85, 3),
    MentionKind.BARE: (0.35, 2),
    MentionKind.LISTED: (-0.3, 2),
    MentionKind.TOOL: (-0.8, 3),
}
_IN_COMMENTS = {
    MentionKind.HIRING: (0.7, 3),
    MentionKind.WORKPLACE: (0.7, 3),
    MentionKind.BARE: (0.6, 2),
    MentionKind.TOOL: (-0.15, 2),
}
_HIRING_TITLE = 0.4
_RIVAL_TITLE = -1.2
_RIVAL_BODY = (-0.1, 3)
_LONG_BODY = -0.4

_INTERVIEW_SIGNS = patterns.pattern("signs", "interview")
_FIRST_HAND = patterns.pattern("signs", "first_hand")
_ANSWERED = 0.7
_MANY_SIGNS = 6
_HALF_LIFE_DAYS = 240
_UNKNOWN_AGE = 0.5
_MANY_VOTES = 500
_BASE, _SUBSTANCE, _ROLE, _RECENT, _VOTED = 0.5, 0.2, 0.17, 0.08, 0.05


class _PostText(NamedTuple):
    """All that is read of a post."""

    title: str
    body: str
    comments: tuple[str, ...]

    @classmethod
    def of(cls, post: Post) -> "_PostText":
        return cls(post.title, post.body[:_READ], tuple(comment.body for comment in post.comments))


class Judgement(NamedTuple):
    """What the ranking makes of one post."""

    post: Post
    """With its relevance and the reason for it."""
    about: float
    """From 0 to 1: how sure it is that the post is about the employer."""
    kept: bool


class Relevance:
    """Ranks posts for one job."""

    def __init__(self, *, job: JobDetails, now: datetime) -> None:
        self._company = Company.of_posting(job)
        self._likeness = RoleLikeness.to(job)
        self._now = now
        self._known: dict[tuple[str, int], Judgement] = {}
        """By id and number of comments: a search ranks the same posts again after each step."""

    def shortlist(self, posts: Iterable[Post], *, least: float = ABOUT_COMPANY) -> list[Post]:
        """Return the posts as `ranked` does, each said once."""
        return without_duplicates(self.ranked(posts, least=least))

    def ranked(self, posts: Iterable[Post], *, least: float = ABOUT_COMPANY) -> list[Post]:
        """Return the posts about the company (at least as surely as `least`), scored, best first."""
        scored = [scored for post in posts if (scored := self._scored(post, least)) is not None]
        return sorted(scored, key=lambda post: (-post.relevance, -post.score, post.source_id))

    def judge(self, posts: Iterable[Post]) -> list[Judgement]:
        """Return what is made of each post, those left out included, best first."""
        judged = [self._judged(post) for post in posts]
        return sorted(judged, key=lambda one: (-one.kept, -one.post.relevance, -one.about, one.post.source_id))

    def about_company(self, post: Post) -> float:
        """Return from 0 to 1 how sure it is that the post is about the company as an employer."""
        return _about(self._company, _PostText.of(post))

    def _scored(self, post: Post, least: float) -> Post | None:
        judged = self._judged(post)
        return judged.post if judged.about >= least else None

    def _judged(self, post: Post) -> Judgement:
        key = (post.source_id, len(post.comments))
        if key not in self._known:
            text = _PostText.of(post)
            about = _about(self._company, text)
            relevance = round(about * self._worth(post, text), 4) if about >= MAYBE_ABOUT_COMPANY else 0.0
            reason = _reason(self._company, self._likeness, text)
            scored = post.model_copy(update={"relevance": relevance, "relevance_reason": reason})
            self._known[key] = Judgement(scored, about, kept=about >= ABOUT_COMPANY)
        return self._known[key]

    def _worth(self, post: Post, text: _PostText) -> float:
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
def _about(company: Company, text: _PostText) -> float:
    title = mentions(company, text.title)
    body = mentions(company, text.body)
    comments = sum(
        (mentions(company, comment[:_READ_COMMENT]) for comment in text.comments), start=Counter[MentionKind]()
    )
    if not title and not body and not comments:
        return 0.0
    weight = _PRIOR + sum(value for kind, value in _IN_TITLE.items() if title[kind])
    weight += _capped(body, _IN_BODY) + _capped(comments, _IN_COMMENTS) + _context(company, text, title)
    return 1 / (1 + math.exp(-weight))


def _context(company: Company, text: _PostText, title: Counter[MentionKind]) -> float:
    """Weigh what else the post speaks of."""
    weight = min(rivals(company, text.body), _RIVAL_BODY[1]) * _RIVAL_BODY[0]
    if (title[MentionKind.BARE] or title[MentionKind.LISTED]) and names_hiring(text.title):
        weight += _HIRING_TITLE
    if not (title[MentionKind.HIRING] or title[MentionKind.WORKPLACE]):
        rival = rivals(company, text.title) or names_unnamed_rival(text.title)
        weight += _RIVAL_TITLE if rival else 0.0
        weight += _LONG_BODY if len(text.body) > _LONG else 0.0
    if _SCAM.search(text.title):
        weight -= _SCAM_DOUBT
    return weight


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def _text_worth(likeness: RoleLikeness, text: _PostText) -> float:
    """Return the part of a post's worth that its words decide."""
    return _BASE + _SUBSTANCE * _substance(text) + _ROLE * likeness(text.title, text.body)


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def _reason(company: Company, likeness: RoleLikeness, text: _PostText) -> str:
    """Return in a few words what speaks for a post, or that nothing does."""
    places = {"title": text.title, "text": text.body, "comments": "\n".join(text.comments)}
    named = {place: mentions(company, words) for place, words in places.items()}
    where = [place for place, kinds in named.items() if kinds]
    if not where:
        return "does not name the employer"
    kinds = {kind for counted in named.values() for kind in counted}
    said = next((words for kind, words in _SAID.items() if kind in kinds), "names it as something else")
    parts = [f"{said}, in {' and '.join(where)}"]
    if _substance(text) >= _SUBSTANTIAL:
        parts.append("reports on interviews")
    if likeness(text.title, text.body) >= _ALIKE:
        parts.append("a like role")
    return "; ".join(parts)


def _capped(counts: Counter[MentionKind], weights: dict[MentionKind, tuple[float, int]]) -> float:
    return sum(weight * min(counts[kind], most) for kind, (weight, most) in weights.items())


def interview_substance(text: str) -> float:
    """Return from 0 to 1 how much a text reports on interviews; first-hand accounts score highest."""
    signs = {match.casefold() for match in _INTERVIEW_SIGNS.findall(text)}
    first_hand = 1.0 if _FIRST_HAND.search(text) else 0.0
    return 0.7 * min(len(signs), _MANY_SIGNS) / _MANY_SIGNS + 0.3 * first_hand


def _substance(text: _PostText) -> float:
    """Return the substance of the post itself or, at a small discount, of its comments together."""
    own = interview_substance(f"{text.title}\n{text.body}")
    answers = interview_substance("\n".join(text.comments))
    return max(own, _ANSWERED * answers)


def _votes(post: Post) -> float:
    return min(1.0, math.log1p(max(0, post.score)) / math.log1p(_MANY_VOTES))
