"""Decides which lines of a post are about interviewing with, or working for, one company."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from contracts.posts import Comment, Post
from lexicon import patterns
from lexicon.company import Company
from lexicon.company.relevance import PostWords, employers_named, unmistakable_brand
from lexicon.company.relevance import relevance_of as company_relevance
from services.insights.sentences.reading import PostTexts, is_throughout, read_texts
from services.insights.sources.post_texts import COMMENTS_READ, PostLine, PostText, Sentence, post_texts

__all__ = ["PostAnalysis", "PostRelevance", "analyse", "is_elsewhere", "names_others", "relevance_of"]

_MANY_EMPLOYERS = 3
"""A post that names so many others compares employers, or describes a whole job search."""
_AT = re.compile(r"\b[Aa]t\s+(?:the\s+)?([A-Z][\w&-]+)")
_SELLS = patterns.pattern("posts", "sells")
_ACCOUNT = patterns.pattern("posts", "account")
_OTHER = re.compile(
    r"\b(?:[Ii]nterview\w*|[Oo]ffers?|[Oo]nsite|[Ss]creen|[Ww]ork(?:ed|ing)?|[Ii]ntern(?:ed|ship)?|[Jj]ob|[Rr]ole"
    r"|[Pp]osition|[Rr]ound)\s+(?:[a-z'-]+\s+){0,5}?"
    r"(?P<at>at|with|for|from|by)\s+(?:the\s+|a\s+)?(?P<name>[A-Z][\w&.'’-]+)"
)
_OTHER_LOWER = re.compile(
    r"\b(?:interview|offer|job|role|position|onsite|intern|internship)\s+(?:at|with|from)\s+(?P<name>[a-z][\w&.-]+)"
)
_HEADING_NAME = re.compile(
    r"^[\s#*\W]*(?P<name>[A-Z][\w&.;'’-]*(?:\s+[A-Z&][\w&.;'’-]*){0,2})\s*(?:\([^)]*\))?[\s*:]*$"
)
_PROCESS_WORD = patterns.pattern("posts", "process_word")
_BESIDE_NAME = re.compile(
    r"\W*(?:the\s+)?(?:'s|’s)?(?:\s*\b(?:interview|experience|process))*(?:\s*\([^)]*\))?\W*", re.IGNORECASE
)
"""What a heading may hold besides a company's name."""
# Capitalised words after `with` or `for` that are no employers.
_NOT_EMPLOYERS = frozenset(patterns.words("posts", "not_employers").split("|"))


@dataclass(frozen=True)
class PostAnalysis:
    """A post, analysed for one company."""

    post: Post
    company: Company
    post_texts: Sequence[PostText]
    relevant: bool
    """It says something about interviewing with, or working for, the company."""
    subject: bool
    """The company is what the post is about, not an aside."""

    @cached_property
    def texts(self) -> PostTexts:
        """Return its best comments and its own texts sentence by sentence, each with whom it speaks of.

        Read when first asked for: half of the posts are not relevant, and nobody asks for theirs.
        """
        return read_texts(self.post, self.company, comments=[comment.body for comment in _best(self.post)])

    def sentences(self) -> "list[tuple[PostText, PostLine, Sentence]]":
        """Return the sentences about the company, in order."""
        if not self.relevant:
            return []
        return [
            (block, line, sentence)
            for block in self.post_texts
            for line, sentence in block.sentences()
            if line.ours and not (block.where.startswith("comment") and line.kind == "quoted")
        ]


def analyse(post: Post, company: Company) -> PostAnalysis:
    """Return the analysis of a post. Notes and the employer's own pages are about it throughout."""
    texts = post_texts(post)
    for text in texts:
        text.vendor = _sells(text)
    if is_throughout(post):
        return PostAnalysis(post=post, company=company, post_texts=texts, relevant=True, subject=True)
    if not company_relevance(company, _words(post)).is_about:
        return PostAnalysis(post=post, company=company, post_texts=texts, relevant=False, subject=False)
    for text in texts:
        text.named_at = tuple(match.start() for match in company.pattern.finditer(text.raw))
    subject = _is_subject(texts, company)
    for text in texts:
        _scope(text, company, subject=subject)
    return PostAnalysis(post=post, company=company, post_texts=texts, relevant=True, subject=subject)


def _words(post: Post) -> PostWords:
    return PostWords.of(post.title, post.body, [(comment.score, comment.body) for comment in post.comments])


def _best(post: Post) -> list[Comment]:
    return sorted(post.comments, key=lambda comment: -comment.score)[:COMMENTS_READ]


class PostRelevance(NamedTuple):
    """How a post relates to a company; see `PostAnalysis`."""

    relevant: bool
    subject: bool


def relevance_of(post: Post, company: Company) -> PostRelevance:
    """Return how a post relates to a company. Cached, because guides for one company are made from the same posts."""
    if is_throughout(post):
        return PostRelevance(relevant=True, subject=True)
    return _relevance(company, post.title, post.body, tuple(comment.body for comment in _best(post)))


@lru_cache(maxsize=1024)
def _relevance(company: Company, title: str, body: str, comments: tuple[str, ...]) -> PostRelevance:
    answers = [Comment(comment_id=str(number), body=text) for number, text in enumerate(comments)]
    analysis = analyse(Post(source_id="-", source="-", title=title, body=body, comments=answers), company)
    return PostRelevance(relevant=analysis.relevant, subject=analysis.subject)


def _sells(text: PostText) -> bool:
    # Links are blanked in the normalized text, and links are what gives a seller away.
    return (
        text.where.startswith("comment")
        and _SELLS.search(text.raw.lower()) is not None
        and _ACCOUNT.search(text.normalized) is None
    )


def _about(text: PostText) -> Iterator[Sentence]:
    """Yield the sentences of a text that speak of the company as an employer."""
    for line in text.lines:
        if line.kind != "quoted" and text.is_about(line):
            yield from (sentence for sentence in line.sentences if text.is_about(sentence))


def _is_subject(texts: Sequence[PostText], company: Company) -> bool:
    """Whether the post is about this company: its title says so, or its body names no other employer as often."""
    opening = [text for text in texts if not text.where.startswith("comment")]
    if any(text.where == "title" and any(_about(text)) for text in opening):
        return True
    own = sum(1 for text in opening for _ in _about(text))
    others = sum(len(_other_employers(text.raw, company)) for text in opening)
    many = len(set().union(*(names_others(text.raw, company) for text in opening))) >= _MANY_EMPLOYERS
    return own > 0 and own >= others and not many


def is_elsewhere(raw: str) -> bool:
    """Whether a sentence speaks of being somewhere with a name of its own: "at Initech they pay"."""
    return any(match[1].lower() not in _NOT_EMPLOYERS for match in _AT.finditer(raw))


def names_others(raw: str, company: Company) -> frozenset[str]:
    """Return the other known employers that a text names."""
    return employers_named(raw) - {company.brand}


def _other_employers(raw: str, company: Company) -> list[str]:
    return _named_in_lower_case(raw, company) + [
        name
        for match in _OTHER.finditer(raw)
        if (name := match["name"].strip(".'’-&")) and not company.is_named(name) and _is_employer(name, match["at"])
    ]


def _named_in_lower_case(raw: str, company: Company) -> list[str]:
    names = (match["name"] for match in _OTHER_LOWER.finditer(raw))
    return [name for name in names if unmistakable_brand(name) and not company.is_named(name)]


def _is_employer(name: str, preposition: str) -> bool:
    is_name = preposition == "at" and name.lower() not in _NOT_EMPLOYERS and len(name) > 1
    return is_name or unmistakable_brand(name) is not None


def _is_heading_of(company: Company, raw: str) -> bool:
    """Whether a heading is the company's name and little else."""
    match = company.pattern.search(raw)
    return match is not None and _BESIDE_NAME.fullmatch(raw[: match.start()] + raw[match.end() :]) is not None


def _scope(text: PostText, company: Company, *, subject: bool) -> None:
    """Mark the lines of a text that do not speak of the company."""
    chapters = [line for line in text.lines if line.kind == "heading" and _names_employer(line, company)]
    if any(_is_heading_of(company, line.raw) for line in chapters) and len(chapters) > 1:
        _scope_by_chapter(text, company)
        return
    ours = subject
    for line in text.lines:
        own = text.is_about(line) or (subject and company.is_named(line.raw))
        if own:
            line.ours = True
            ours = subject or (line.kind != "item")
        elif _other_employers(line.raw, company):
            line.ours = ours = False
        else:
            line.ours = ours if line.kind in {"item", "quoted"} or not subject else subject
            ours = line.ours


def _names_employer(line: PostLine, company: Company) -> bool:
    match = _HEADING_NAME.match(line.raw)
    return _is_heading_of(company, line.raw) or (match is not None and not _PROCESS_WORD.search(line.raw))


def _scope_by_chapter(text: PostText, company: Company) -> None:
    ours = False
    for line in text.lines:
        if line.kind == "heading" and (
            _names_employer(line, company) or re.match(r"\W*(?:edit|update)\b", line.normalized)
        ):
            ours = _is_heading_of(company, line.raw)
        line.ours = ours or text.is_about(line)
