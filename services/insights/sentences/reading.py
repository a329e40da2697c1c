"""A post, read for one employer: its texts with their sentences, each knowing whom it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass

from contracts.posts import Post, PostOrigin
from lexicon import patterns
from lexicon.company import Company
from services.insights.sentences.blocks import Line, lines_of, shadow
from services.insights.sentences.cues import language_of
from services.insights.sentences.scope import Employers, Scope, ScopedSentence, scoped
from services.insights.text.memory import TextMemory

__all__ = ["PostText", "PostTexts", "is_throughout", "read_texts"]

_ELSEWHERE, _SEARCH, _LEFT = (patterns.pattern("facts", name) for name in ("elsewhere", "search", "left"))
_BEFORE_NAME = 40
_TELLING_LENGTH = 60
"""Shorter comments are in the language of the post, whatever their few words look like."""
_NOTES = "notes"
"""The collector's name for notes that the user pasted."""
_CHARACTERS_KEPT = 400_000
"""Of posts read last: those of eight preparations or so."""


@dataclass(frozen=True, eq=False)
class PostText:
    """One text of a post: its title, its body or a comment."""

    where: str
    """`title`, `body` or `comment:<n>`."""
    raw: str
    low: str
    language: str
    base: Scope
    """Whom it speaks of where it names nobody."""
    lines: Sequence[Line]
    sentences: Sequence[ScopedSentence]
    title: str
    """Shadow of its post's title, which says what it is about."""


@dataclass(frozen=True, eq=False)
class PostTexts:
    """All texts of a post."""

    texts: Sequence[PostText]
    employers: Employers
    names_employer: bool
    """False where an everyday word that is the employer's name is used, and never as a name."""


_READ = TextMemory[PostTexts](characters=_CHARACTERS_KEPT)


def is_throughout(post: Post) -> bool:
    """Whether a post speaks of the employer throughout: the user's notes and the employer's own pages."""
    return post.source == _NOTES or post.origin is not PostOrigin.COMMUNITY


def read_texts(post: Post, company: Company, *, comments: Sequence[str] | None = None) -> PostTexts:
    """Return a post read for an employer; read once, whatever preparation asks and for which of its parts."""
    bodies = tuple(comment.body for comment in post.comments) if comments is None else tuple(comments)
    is_own = is_throughout(post)
    size = sum(map(len, (post.title, post.body, *bodies)))
    return _READ.get_or_make(
        (company, is_own, post.title, post.body, bodies),
        size,
        lambda: _read(company, post.title, post.body, bodies, is_own=is_own),
    )


def _read(company: Company, title: str, body: str, comments: Sequence[str], *, is_own: bool) -> PostTexts:
    texts = [("title", title), ("body", body), *((f"comment:{number}", text) for number, text in enumerate(comments))]
    language = language_of(shadow(f"{title}\n{body}"))
    employers = Employers(company=company, texts=[text for _, text in texts], language=language)
    base: Scope = "own" if is_own else _base(employers, title)
    read: list[PostText] = []
    for where, raw in texts:
        if not raw.strip():
            continue
        if where != "title" and base == "open":
            here = _base(employers, raw) if where != "body" else _single(employers, raw)
            # What answers a post about the employer speaks of it; other comments must name it.
            own_text = here if where == "body" else ("own" if _about(read) else "open")
        else:
            own_text = base
        low = shadow(raw)
        if where == "body" and not is_own and _is_of_a_search(raw, low, employers):
            own_text = "other"
        if where.startswith("comment") and own_text == "own" and _is_elsewhere(raw, low, employers):
            own_text = "other"
        lines = lines_of(raw, title=where == "title", low=low)
        read.append(
            PostText(
                where=where,
                raw=raw,
                low=low,
                language=language_of(low) if language == "en" or len(low) > _TELLING_LENGTH else language,
                base=own_text,
                lines=lines,
                sentences=tuple(scoped(lines, employers, base=own_text)),
                title=shadow(title) if title.strip() else "",
            )
        )
    # An everyday word that is never written as a name means something else; other names have forms nobody can list.
    used = company.everyday_word and any(company.brand.lower() in text.raw.split() for text in read)
    named = (
        is_own or not used or any(mention.own for text in read for mention in employers.mentions(text.raw, text.low))
    )
    return PostTexts(texts=tuple(read), employers=employers, names_employer=named)


def _base(employers: Employers, raw: str) -> Scope:
    """Return whom a title is about."""
    mentions = employers.mentions(raw, shadow(raw))
    if not mentions:
        return "open"
    owns = {mention.own for mention in mentions}
    return "own" if owns == {True} else "other" if owns == {False} else "open"


def _single(employers: Employers, raw: str) -> Scope:
    """Return `own` for a body that names the guide's employer and no other."""
    return "own" if _base(employers, raw) == "own" else "open"


def _is_elsewhere(raw: str, low: str, employers: Employers) -> bool:
    """Whether a comment that does not name the employer names others, or says that it speaks of somewhere else."""
    mentions = employers.mentions(raw, low)
    return not any(mention.own for mention in mentions) and bool(mentions or _ELSEWHERE.search(low))


def _is_of_a_search(raw: str, low: str, employers: Employers) -> bool:
    """Whether somebody tells of looking for work at many employers, or after having left the guide's own.

    Of the guide's employer speaks then what names it.
    """
    if _SEARCH.search(low):
        return True
    named = [mention for mention in employers.mentions(raw, low) if mention.own]
    return any(_LEFT.search(low[max(0, mention.start - _BEFORE_NAME) : mention.start]) for mention in named)


def _about(read: Sequence[PostText]) -> bool:
    body = [text for text in read if text.where == "body"]
    return bool(body) and body[0].base == "own"
