"""Decides which lines of a post are about interviewing with, or working for, one company."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from contracts.posts import Comment, Post
from lexicon import patterns
from lexicon.company import Company
from services.insights.sentences.reading import PostTexts, read_texts
from services.insights.sources.employer_talk import EmployerTalk
from services.insights.sources.known_employers import KNOWN_EMPLOYERS
from services.insights.sources.post_texts import COMMENTS_READ, PostLine, PostText, Sentence, post_texts

__all__ = ["PostAnalysis", "PostRelevance", "analyse", "is_elsewhere", "names_others", "relevance_of"]

NOTES = "notes"
"""The collector's name for notes that the user pasted."""

_SCAM = re.compile(r"\b(?:scam\w*|fraud\w*|legit\w*|phishing|impersonat\w+|fake check)\b")
_SCAM_MENTIONS = 4
_MANY_EMPLOYERS = 3
"""A post that names so many others compares employers, or describes a whole job search."""
_AT = re.compile(r"\b[Aa]t\s+(?:the\s+)?([A-Z][\w&-]+)")
_CAPITALISED = re.compile(r"\b[A-Z][\w&-]+")
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|me|my|mine|we|our|us)\b")
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


def analyse(post: Post, company: EmployerTalk) -> PostAnalysis:
    """Return the analysis of a post. All lines of the user's notes count as being about the company."""
    texts = post_texts(post)
    for text in texts:
        text.vendor = _sells(text)
    if post.source == NOTES:
        return PostAnalysis(post=post, company=company.company, post_texts=texts, relevant=True, subject=True)
    subject = _is_subject(texts, company)
    for text in texts:
        _scope(text, company, subject=subject)
    named = subject or _is_relevant(texts, company) or company.company.is_about(f"{post.title}\n{post.body}")
    relevant = named and not _is_scam(texts)
    return PostAnalysis(post=post, company=company.company, post_texts=texts, relevant=relevant, subject=subject)


def _best(post: Post) -> list[Comment]:
    return sorted(post.comments, key=lambda comment: -comment.score)[:COMMENTS_READ]


class PostRelevance(NamedTuple):
    """How a post relates to a company; see `PostAnalysis`."""

    relevant: bool
    subject: bool


def relevance_of(post: Post, company: Company) -> PostRelevance:
    """Return how a post relates to a company. Cached, because guides for one company are made from the same posts."""
    return _relevance(company, post.source, post.title, post.body, tuple(comment.body for comment in _best(post)))


@lru_cache(maxsize=1024)
def _relevance(company: Company, source: str, title: str, body: str, comments: tuple[str, ...]) -> PostRelevance:
    answers = [Comment(comment_id=str(number), body=text) for number, text in enumerate(comments)]
    analysis = analyse(
        Post(source_id="-", source=source, title=title, body=body, comments=answers), EmployerTalk(company)
    )
    return PostRelevance(relevant=analysis.relevant, subject=analysis.subject)


def _sells(text: PostText) -> bool:
    # Links are blanked in the normalized text, and links are what gives a seller away.
    return (
        text.where.startswith("comment")
        and _SELLS.search(text.raw.lower()) is not None
        and _ACCOUNT.search(text.normalized) is None
    )


def _is_scam(texts: Sequence[PostText]) -> bool:
    title = next((text.normalized for text in texts if text.where == "title"), "")
    found = sum(len(_SCAM.findall(text.normalized)) for text in texts)
    return found >= _SCAM_MENTIONS or (found > 1 and _SCAM.search(title) is not None)


def _about(text: PostText, company: EmployerTalk) -> Iterator[Sentence]:
    """Yield the sentences of a text that speak of the company as an employer."""
    for line in text.lines:
        if line.kind != "quoted" and company.occurs(line.normalized):
            yield from (sentence for sentence in line.sentences if company.employs(sentence.normalized))


def _is_relevant(texts: Sequence[PostText], company: EmployerTalk) -> bool:
    for text in texts:
        aside = text.where.startswith("comment")
        if any(not aside or _FIRST_PERSON.search(sentence.normalized) for sentence in _about(text, company)):
            return True
        if any(line.kind == "heading" and company.is_heading(line.normalized) for line in text.lines):
            return True
    return False


def _is_subject(texts: Sequence[PostText], company: EmployerTalk) -> bool:
    """Whether the post is about this company: its title says so, or its body names no other employer as often."""
    opening = [text for text in texts if not text.where.startswith("comment")]
    if any(text.where == "title" and any(_about(text, company)) for text in opening):
        return True
    own = sum(1 for text in opening for _ in _about(text, company))
    others = sum(len(_other_employers(text.raw, company)) for text in opening)
    many = len(set().union(*(names_others(text.raw, company) for text in opening))) >= _MANY_EMPLOYERS
    return own > 0 and own >= others and not many


def is_elsewhere(raw: str) -> bool:
    """Whether a sentence speaks of being somewhere with a name of its own: "at Initech they pay"."""
    return any(match[1].lower() not in _NOT_EMPLOYERS for match in _AT.finditer(raw))


def names_others(raw: str, company: EmployerTalk) -> set[str]:
    """Return the other known employers that a text names."""
    found = {match[0].lower() for match in _CAPITALISED.finditer(raw)} & KNOWN_EMPLOYERS
    return {name for name in found if not company.mentioned(name)}


def _other_employers(raw: str, company: EmployerTalk) -> list[str]:
    return _named_in_lower_case(raw, company) + [
        name
        for match in _OTHER.finditer(raw)
        if (name := match["name"].strip(".'’-&").lower())
        and not company.mentioned(name)
        and _is_employer(name, match["at"])
    ]


def _named_in_lower_case(raw: str, company: EmployerTalk) -> list[str]:
    names = (match["name"] for match in _OTHER_LOWER.finditer(raw))
    return [name for name in names if name in KNOWN_EMPLOYERS and not company.mentioned(name)]


def _is_employer(name: str, preposition: str) -> bool:
    return name in KNOWN_EMPLOYERS or (preposition == "at" and name not in _NOT_EMPLOYERS and len(name) > 1)


def _scope(text: PostText, company: EmployerTalk, *, subject: bool) -> None:
    """Mark the lines of a text that do not speak of the company."""
    chapters = [line for line in text.lines if line.kind == "heading" and _names_employer(line, company)]
    if any(company.is_heading(line.normalized) for line in chapters) and len(chapters) > 1:
        _scope_by_chapter(text, company)
        return
    ours = subject
    for line in text.lines:
        own = company.employs(line.normalized) or (subject and company.mentioned(line.normalized))
        if own:
            line.ours = True
            ours = subject or (line.kind != "item")
        elif _other_employers(line.raw, company):
            line.ours = ours = False
        else:
            line.ours = ours if line.kind in {"item", "quoted"} or not subject else subject
            ours = line.ours


def _names_employer(line: PostLine, company: EmployerTalk) -> bool:
    match = _HEADING_NAME.match(line.raw)
    return company.is_heading(line.normalized) or (match is not None and not _PROCESS_WORD.search(line.raw))


def _scope_by_chapter(text: PostText, company: EmployerTalk) -> None:
    ours = False
    for line in text.lines:
        if line.kind == "heading" and (
            _names_employer(line, company) or re.match(r"\W*(?:edit|update)\b", line.normalized)
        ):
            ours = company.is_heading(line.normalized)
        line.ours = ours or company.employs(line.normalized)
