"""Decides which lines of a post are about interviewing with, or working for, one company."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from contracts.posts import Comment, Post
from lexicon import patterns
from lexicon.company import Company
from lexicon.company.relevance import PostWords, employers_named, relevance_of, unmistakable_brand
from services.insights.sentences.blocks import Line, Sentence
from services.insights.sentences.reading import PostText, PostTexts, is_throughout, read_texts

__all__ = ["AnalysedText", "PostAnalysis", "analyse", "is_elsewhere", "names_others", "words_of"]

_COMMENTS_READ = 5
"""Best comments read per post; further down, threads leave the topic."""
_REMOVED = frozenset(["[deleted]", "[removed]"])
_PRODUCT = re.compile(
    r"[-\s]+(?:\w+\s)?(?:admin(?:istrator|istration)?s?|certifi\w+|skills?|modules?|implementations?|migration|abap|basis|fico|hana"
    r"|functional|(?:consultant|developer)s? (?:role|position|job)s? (?:at|with|for))\b",
    re.IGNORECASE,
)
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
_NEW_PART = re.compile(r"\W*(?:edit|update)\b")
# Capitalised words after `with` or `for` that are no employers.
_NOT_EMPLOYERS = frozenset(patterns.words("posts", "not_employers").split("|"))


@dataclass(frozen=True, slots=True)
class AnalysedText:
    """One text of a post, with what of it speaks of the company."""

    text: PostText
    named_at: tuple[int, ...] = ()
    """Offsets at which it names the company."""
    vendor: bool = False
    """Written to sell a tool; what it predicts is not a report."""
    ours: frozenset[int] | None = None
    """Where the lines start that speak of the company; all do when not said."""

    @property
    def where(self) -> str:
        """`title`, `body` or `comment:<n>`."""
        return self.text.where

    @property
    def raw(self) -> str:
        """The words as published."""
        return self.text.raw

    @property
    def low(self) -> str:
        """Their shadow."""
        return self.text.low

    @property
    def is_comment(self) -> bool:
        """Whether somebody else than the author of the post wrote it."""
        return self.where.startswith("comment")

    def is_about(self, part: Line | Sentence) -> bool:
        """Whether a line or sentence of it names the company."""
        return any(part.start <= start < part.end for start in self.named_at)

    def sentences(self) -> Iterator[tuple[Line, Sentence]]:
        """Yield the sentences of the lines that speak of the company; what a comment quotes is not its own."""
        for scoped in self.text.sentences:
            line = scoped.line
            if (
                (self.ours is None or line.start in self.ours)
                and not (self.is_comment and line.kind == "quoted")
                and scoped.at(0) != "other"
            ):
                yield line, scoped.sentence


@dataclass(frozen=True)
class PostAnalysis:
    """A post, analysed for one company."""

    post: Post
    company: Company
    relevant: bool
    """It says something about interviewing with, or working for, the company."""
    subject: bool = False
    """The company is what the post is about, not an aside."""
    sureness: float = 1.0
    """How sure it is that it is about the company, from 0 to 1."""
    blocks: Sequence[AnalysedText] = ()
    """Its texts, with what of them speaks of the company; none of a post that is not relevant."""

    @cached_property
    def texts(self) -> PostTexts:
        """Return what it says sentence by sentence; of a post that is not relevant nobody asks, so it is not read."""
        return _texts_of(self.post, self.company)

    def sentences(self) -> "Iterator[tuple[AnalysedText, Line, Sentence]]":
        """Yield the sentences about the company, in order."""
        for block in self.blocks:
            for line, sentence in block.sentences():
                yield block, line, sentence


def words_of(post: Post, company: Company) -> tuple[Hashable, int]:
    """Return everything that what is read of a post depends on, and how many characters it has."""
    comments = tuple((comment.body, comment.score) for comment in post.comments)
    size = len(post.title) + len(post.body) + sum(len(body) for body, _ in comments)
    return (company, is_throughout(post), post.title, post.body, comments), size


def analyse(post: Post, company: Company) -> PostAnalysis:
    """Return the analysis of a post. Notes and the employer's own pages are about it throughout."""
    throughout = is_throughout(post)
    relevance = None if throughout else relevance_of(company, _words(post))
    if relevance is not None and (not relevance.is_about or _is_first_named_as_product(post, company)):
        return PostAnalysis(post=post, company=company, relevant=False, sureness=relevance.score)
    blocks = [_block(text, company) for text in _texts_of(post, company).texts if text.raw not in _REMOVED]
    if relevance is None:
        return PostAnalysis(post=post, company=company, relevant=True, subject=True, blocks=blocks)
    subject = _is_subject(blocks, company)
    blocks = [replace(block, ours=_ours(block, company, subject=subject)) for block in blocks]
    return PostAnalysis(
        post=post, company=company, relevant=True, subject=subject, sureness=relevance.score, blocks=blocks
    )


def _is_first_named_as_product(post: Post, company: Company) -> bool:
    """Whether the name stands first for what somebody works with: `a Splunk administrator role`, `SAP skills`."""
    text = f"{post.title}\n{post.body}"
    first = next(company.places(text), None)
    return first is not None and _PRODUCT.match(text, first.end()) is not None


def _texts_of(post: Post, company: Company) -> PostTexts:
    return read_texts(post, company, comments=[comment.body for comment in _best(post)])


def _block(text: PostText, company: Company) -> AnalysedText:
    named = tuple(match.start() for match in company.places(text.raw))
    return AnalysedText(text=text, named_at=named, vendor=_sells(text))


def _words(post: Post) -> PostWords:
    return PostWords.of(post.title, post.body, [(comment.score, comment.body) for comment in post.comments])


def _best(post: Post) -> list[Comment]:
    return sorted(post.comments, key=lambda comment: -comment.score)[:_COMMENTS_READ]


def _sells(text: PostText) -> bool:
    # Links are blanked in the shadow, and links are what gives a seller away.
    return (
        text.where.startswith("comment")
        and _SELLS.search(text.raw.lower()) is not None
        and _ACCOUNT.search(text.low) is None
    )


def _is_subject(blocks: Sequence[AnalysedText], company: Company) -> bool:
    """Whether the post is about this company: its title says so, or its body names no other employer as often."""
    opening = [block for block in blocks if not block.is_comment]
    if any(block.where == "title" and block.named_at for block in opening):
        return True
    own = sum(_times_named(block) for block in opening)
    others = sum(len(_other_employers(block.raw, company)) for block in opening)
    many = len(set().union(*(names_others(block.raw, company) for block in opening))) >= _MANY_EMPLOYERS
    return own > 0 and own >= others and not many


def _times_named(block: AnalysedText) -> int:
    """Return how many sentences of a text name the company, quoted ones not counted."""
    return sum(block.is_about(one.sentence) for one in block.text.sentences if one.line.kind != "quoted")


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
    match = next(company.places(raw), None)
    return match is not None and _BESIDE_NAME.fullmatch(raw[: match.start()] + raw[match.end() :]) is not None


def _ours(block: AnalysedText, company: Company, *, subject: bool) -> frozenset[int]:
    """Return where the lines of a text start that speak of the company."""
    lines = block.text.lines
    chapters = [line for line in lines if line.kind == "heading" and _names_employer(line, company)]
    by_chapter = len(chapters) > 1 and any(_is_heading_of(company, line.raw) for line in chapters)
    marked = _by_chapter(block, company) if by_chapter else _line_by_line(block, company, subject=subject)
    return frozenset(line.start for line, ours in zip(lines, marked, strict=True) if ours)


def _line_by_line(block: AnalysedText, company: Company, *, subject: bool) -> Iterator[bool]:
    """Yield for each line whether it speaks of the company, named in it or in those before."""
    ours = subject
    for line in block.text.lines:
        if block.is_about(line) or (subject and company.is_named(line.raw)):
            yield True
            ours = subject or (line.kind != "item")
            continue
        if _other_employers(line.raw, company):
            ours = False
        elif subject and line.kind not in {"item", "quoted"}:
            ours = True
        yield ours


def _names_employer(line: Line, company: Company) -> bool:
    match = _HEADING_NAME.match(line.raw)
    return _is_heading_of(company, line.raw) or (match is not None and not _PROCESS_WORD.search(line.raw))


def _by_chapter(block: AnalysedText, company: Company) -> Iterator[bool]:
    """Yield for each line whether its chapter is about the company."""
    ours = False
    for line in block.text.lines:
        if line.kind == "heading" and (_names_employer(line, company) or _NEW_PART.match(line.low)):
            ours = _is_heading_of(company, line.raw)
        yield ours or block.is_about(line)
