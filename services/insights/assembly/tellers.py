"""Who tells what a guide quotes: the job they applied for, in their words, and the kind of work that it is."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from contracts.job import JobDetails, RoleCategory
from contracts.posts import Post
from lexicon import patterns
from lexicon.company import Company
from lexicon.roles import ROLES, Role
from lexicon.roles import role as lexicon_role
from services.insights.sources.answering import answers
from services.insights.sources.applied import applied_for
from services.insights.sources.clean_titles import written_out
from services.insights.sources.ranks import Rank, rank_beside, rank_in, rank_of_job
from services.insights.sources.trades import likenesses, named_in
from services.insights.text.memory import TextMemory

__all__ = ["Kind", "Teller", "Tellers", "kind_of_job", "role_of", "teller_of", "trade_of_round", "trade_of_words"]

_NAMING, _NAMING_JOB = 5, 3
"""Weights from which words name a role: anywhere, and in what somebody says they applied for."""
_CHARACTERS_KEPT = 400_000
"""Of posts read last, and as many of comments: those of eight preparations or so."""
_BEHIND_TITLE = re.compile(r"\s*[,(|/\u2013\u2014]|\s-\s")
_SHORTEST_TITLE = 7
_FULL = 3
"""Words of one kind of role from which a text is full of them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work."""

    role: str
    subrole: str | None = None

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known of it but that it is none of the others."""
        return self.role == RoleCategory.OTHER.value and self.subrole is None

    def differs(self, other: "Kind") -> bool:
        """Whether interviews for one kind say little of those for the other."""
        if self.role != other.role:
            return True
        apart = lexicon_role(self.role).apart
        return self.subrole != other.subrole and bool(apart & {self.subrole, other.subrole})

    def beside(self, own: "Kind") -> str:
        """Return what to call this kind in a guide for another one."""
        if self.role != own.role or self.subrole is None:
            return self.role
        return self.subrole.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody who tells, as far as they say what they applied for."""

    job: str | None = None
    """The job in their words."""
    kind: Kind | None = None
    rank: Rank | None = None
    """At which level they applied, as far as they or those whom they answer say it."""
    answers: bool = False
    """They name no job themselves; it is that of the post which they answer."""
    presumed: bool = False
    """Nobody says so: it is likely from where they write, good enough to set them apart and not to be told."""

    @property
    def stated(self) -> "Teller":
        """Return the teller without what is only presumed."""
        return Teller() if self.presumed else self

    def is_of_another_kind(self, own: Kind) -> bool:
        """Whether they applied for another kind of work; the words of a trade do not say for which work within it."""
        if self.kind is None:
            return False
        is_vague = self.job is None and self.kind.subrole is None
        return self.kind.role != own.role if is_vague else self.kind.differs(own)


_AUTHORS = TextMemory[Teller](characters=_CHARACTERS_KEPT)
_COMMENTERS = TextMemory[Teller](characters=_CHARACTERS_KEPT)


class Tellers:
    """The tellers of some posts, beside a posting.

    Args:
        posts: What they wrote.
        job: The posting.
    """

    def __init__(self, posts: Sequence[Post], job: JobDetails) -> None:
        self._spellings = Company.of_posting(job).spellings
        self._posts: Mapping[str, Post] = {post.source_id: post for post in posts}
        self._title, self._kind = _bare(job.job_title), kind_of_job(job)

    def of(self, source_id: str, quote: str) -> Teller:
        """Return who tells a quote; whoever answers a post without naming a job speaks of the job of that post.

        A quote that names the posting's job says it, whatever else is known.
        """
        teller = self._of(source_id, quote)
        named = re.search(rf"\b{re.escape(self._title)}\b", quote, re.IGNORECASE) if self._title else None
        if (teller.job and not teller.presumed) or named is None:
            return teller
        return Teller(named[0], self._kind, teller.rank)

    def _of(self, source_id: str, quote: str) -> Teller:
        post = self._posts.get(source_id)
        if post is None:
            return Teller()
        place = _comment_of(post, quote)
        author = _AUTHORS.get_or_make(
            (post.title, post.body, post.channel, self._spellings),
            len(post.title) + len(post.body),
            lambda: _author(post, self._spellings),
        )
        if place < 0:
            return author
        text = post.comments[place].body
        own = _COMMENTERS.get_or_make((text, self._spellings), len(text), lambda: _commenter(text, self._spellings))
        return _answering(own, author, text, quote)

    def text_of(self, source_id: str, quote: str) -> str:
        """Return the text that a quote stands in: a comment, or title and body of a post; empty for none."""
        post = self._posts.get(source_id)
        if post is None:
            return ""
        place = _comment_of(post, quote)
        return post.comments[place].body if place >= 0 else f"{post.title}\n{post.body}"


def _bare(title: str) -> str:
    """Return a title without what stands behind it, for looking for it; empty where it is too short to mean a job."""
    bare = _BEHIND_TITLE.split(title)[0].strip()
    return bare if len(bare) >= _SHORTEST_TITLE else ""


def kind_of_job(job: JobDetails) -> Kind:
    """Return the kind of work of a posting."""
    role = job.role_category.value
    return Kind(role, lexicon_role(role).subrole(job.raw_title or job.job_title))


def teller_of(job: str) -> Teller:
    """Return somebody who says that they applied for a job."""
    whole = written_out(job)
    return Teller(job, _kind(named_in(whole, _NAMING_JOB) or _like(whole), whole), rank_of_job(job))


def role_of(post: Post) -> str | None:
    """Return the kind of role that a post is about, or None."""
    kind = _author(post).kind
    return kind.role if kind else None


def trade_of_round(name: str, own: Kind) -> Kind | None:
    """Return whose round it is, when candidates for `own` do not have such rounds."""
    return _theirs([role.name for role in _in_order() if name in role.rounds], own)


def trade_of_words(text: str, own: Kind) -> Kind | None:
    """Return who is asked of such things as a normalized text speaks of, when candidates for `own` are not."""
    groups = [group for group, words in _topics() if words.search(text)]
    return _theirs([role.name for role in _in_order() if role.topics.intersection(groups)], own)


def _theirs(roles: Sequence[str], own: Kind) -> Kind | None:
    return Kind(roles[0]) if roles and own.role not in roles and not own.is_unknown else None


def _in_order() -> Iterator[Role]:
    """Yield the roles in the order of the contract: those of whom most is written come first."""
    return (lexicon_role(category.value) for category in RoleCategory)


@cache
def _topics() -> Sequence[tuple[str, re.Pattern[str]]]:
    groups = dict.fromkeys(group for role in ROLES.all for group in role.topics)
    return [(group, patterns.pattern("topics", group)) for group in groups]


def _comment_of(post: Post, quote: str) -> int:
    """Return the place of the comment in which a quote stands; -1 when the author of the post says it."""
    if quote in post.body or quote in post.title:
        return -1
    return next((place for place, comment in enumerate(post.comments) if quote in comment.body), -1)


def _author(post: Post, spellings: tuple[str, ...] = ()) -> Teller:
    """Return the author by the job they name, else by the titles and words they use, the post's own title first.

    Where these say nothing, the community does, if it is one trade's own. A job of no known kind is another one.
    """
    job = applied_for(post.title, post.body, spellings)
    rank = rank_in(post.title, post.body)
    if job:
        whole = written_out(job)
        role = named_in(whole, _NAMING_JOB) or _like(whole) or named_in(post.title, _NAMING)
        return Teller(job, _kind(role, whole), rank_of_job(job) or rank_beside(job, post.title, post.body) or rank)
    role = named_in(post.title, _NAMING) or _clearly_like(f"{post.title}\n{post.body}")
    home = None if role else _homes().get((post.channel or "").rpartition("/")[2].casefold())
    return Teller(None, _kind(role or home, post.title), rank, presumed=home is not None and rank is None)


def _commenter(text: str, spellings: tuple[str, ...]) -> Teller:
    """Return the writer of a comment, as far as they say something of the job."""
    rank = rank_in("", text)
    if job := applied_for("", text, spellings):
        own = teller_of(job)
        return replace(own, rank=own.rank or rank_beside(job, text) or rank)
    role = _clearly_like(text)
    return Teller(None, _kind(role, "") if role else None, rank)


def _answering(own: Teller, author: Teller, text: str, quote: str) -> Teller:
    """Return the writer of a comment; who names no job themselves has that of the post, told or presumed."""
    is_alike = own.kind is None or author.kind is None or own.kind.role == author.kind.role
    if own.job or not is_alike:
        return own
    if own.kind and not author.job:
        return replace(own, rank=own.rank or author.rank)
    presumed = author.presumed or not answers(text, quote, author.job or "")
    return replace(author, rank=own.rank or author.rank, answers=True, presumed=presumed)


def _kind(role: str | None, titles: str) -> Kind | None:
    return Kind(role, lexicon_role(role).subrole(titles)) if role else None


def _like(text: str) -> str | None:
    """Return the role whose words the text uses; None when several roles' words stand in it equally."""
    counts = likenesses(text)
    del counts[RoleCategory.HR.value]
    (best, most), (_, second) = counts.most_common(2)
    return best if most > second else None


def _clearly_like(text: str) -> str | None:
    """Return the role of whose words a text is full, and of no other's."""
    counts = likenesses(text)
    (best, most), (_, second) = counts.most_common(2)
    return best if most >= _FULL and most > 2 * second and best != RoleCategory.HR.value else None


@cache
def _homes() -> Mapping[str, str]:
    """Return the role whose people meet in a community, by its name; none where several roles' people do."""
    named = Counter(home.casefold() for role in ROLES.all for home in role.homes)
    return {home.casefold(): role.name for role in ROLES.all for home in role.homes if named[home.casefold()] == 1}
